package io.breakwater.agent.log;

import java.util.ArrayList;
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
    /** What is wrong with a file that was refused. */
    private volatile List<String> ofTheFile = List.of();

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
            Thread thread = new Thread(null, () -> warn(sentence), "breakwater-log", 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            try {
                thread.start();
            } catch (Throwable noThread) {
                // The machine has none left. It is shown over JMX.
            }
        }
    }

    private void warn(String sentence) {
        try {
            log.logger().warn("configuration: {}", sentence);
        } catch (Throwable unlogged) {
            // It is shown over JMX. Thrown on, it would reach the application's handler of uncaught exceptions.
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

    /** A file was read. Forgets everything about those before. */
    public void loaded() {
        ofTheFile = List.of();
        problems.clear();
    }

    /** What has been told of before, and still holds: shown, and not logged again. */
    public void stillTrue(List<String> sentences) {
        for (String sentence : sentences) {
            isNew(sentence);
        }
    }

    /**
     * A file was read that cannot be used, so the one before stays in force.
     *
     * @param sentences what is wrong with it
     */
    public void refused(List<String> sentences) {
        List<String> copy = List.copyOf(sentences);
        if (!copy.equals(ofTheFile)) {
            ofTheFile = copy;
            log.logger()
                    .warn(
                            "the new configuration cannot be used, so the one before stays in force:\n  {}",
                            String.join("\n  ", copy));
        }
    }

    private boolean isNew(String sentence) {
        return problems.size() < KEPT && problems.add(sentence);
    }

    /** All of them: those of a file that was refused, then the others, sorted. */
    public List<String> all() {
        List<String> all = new ArrayList<>(ofTheFile);
        all.addAll(problems);
        return all;
    }
}
