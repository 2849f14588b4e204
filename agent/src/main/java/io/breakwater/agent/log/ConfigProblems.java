package io.breakwater.agent.log;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;

/**
 * What turns out to be wrong with the configuration only while the application runs, such as a property path that no
 * result has. Each is kept once, for JMX to show. A path that does not resolve is logged for debugging only: a circuit may
 * well guard methods of which only some return what the path is for. Thread-safe, and never throws.
 */
public final class ConfigProblems implements Consumer<RuntimeException> {

    private static final int KEPT = 100;

    private final AgentLog log;
    private final Set<String> problems = new ConcurrentSkipListSet<>();

    public ConfigProblems(AgentLog log) {
        this.log = log;
    }

    /** Something that may be a mistake, or may be meant: shown, and logged for debugging. */
    @Override
    public void accept(RuntimeException problem) {
        String sentence = String.valueOf(problem.getMessage());
        if (isNew(sentence)) {
            log.logger().debug("configuration: {}", sentence);
        }
    }

    /**
     * Something that cannot be meant: shown, and logged as a warning. On a thread of its own, because the caller may be in
     * the middle of a class load, and stderr may have been replaced by something that loads classes.
     */
    public void mistake(RuntimeException problem) {
        String sentence = String.valueOf(problem.getMessage());
        if (isNew(sentence)) {
            Thread thread = new Thread(
                    null, () -> log.logger().warn("configuration: {}", sentence), "breakwater-log", 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            thread.start();
        }
    }

    /** {@link #mistake} as a function. */
    public Consumer<RuntimeException> mistakes() {
        return new Mistakes();
    }

    /** A class of its own: this is made before main, where a lambda costs milliseconds. */
    private final class Mistakes implements Consumer<RuntimeException> {

        @Override
        public void accept(RuntimeException problem) {
            mistake(problem);
        }
    }

    private boolean isNew(String sentence) {
        return problems.size() < KEPT && problems.add(sentence);
    }

    /** All of them, sorted. */
    public List<String> all() {
        return List.copyOf(problems);
    }
}
