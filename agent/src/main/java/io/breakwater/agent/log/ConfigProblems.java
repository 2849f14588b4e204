package io.breakwater.agent.log;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;

/**
 * What turns out to be wrong with the configuration only while the application runs, such as a property path that no
 * result has. Each is kept once, for JMX to show. It is logged for debugging only: a circuit may well guard methods of
 * which only some return what a path is for. Thread-safe, and never throws.
 */
public final class ConfigProblems implements Consumer<RuntimeException> {

    private static final int KEPT = 100;

    private final AgentLog log;
    private final Set<String> problems = new ConcurrentSkipListSet<>();

    public ConfigProblems(AgentLog log) {
        this.log = log;
    }

    @Override
    public void accept(RuntimeException problem) {
        String sentence = String.valueOf(problem.getMessage());
        if (problems.size() < KEPT && problems.add(sentence)) {
            log.logger().debug("configuration: {}", sentence);
        }
    }

    /** All of them, sorted. */
    public List<String> all() {
        return List.copyOf(problems);
    }
}
