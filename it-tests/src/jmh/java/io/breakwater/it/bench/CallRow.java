package io.breakwater.it.bench;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table: one benchmark, in a JVM of its own.
 *
 * @param label the row's name, unique in its table
 * @param benchmark the method that is measured
 * @param params its parameters
 * @param agent settings of the agent's one circuit, a {@code key = value} each; null = a JVM without the agent
 */
record CallRow(
        String label,
        String benchmark,
        Map<String, String> params,
        @Nullable List<String> agent) {

    /** The row that all ratios refer to. */
    static final String BASELINE = "resilience4j, count window";

    static final String WOVEN = "Breakwater, woven";
    static final String WATCHED = "Breakwater, woven, probed and looked at each second";
    static final String EVERY_CALL_TIMED = "Breakwater, woven, every call timed";

    static CallRow plain(String label, Class<?> type, String method) {
        return new CallRow(label, name(type, method), Map.of(), null);
    }

    static CallRow plain(String label, Class<?> type, String method, String param, Object value) {
        return new CallRow(label, name(type, method), Map.of(param, value.toString()), null);
    }

    static CallRow woven(String label, String method, String... settings) {
        return new CallRow(label, name(WovenBenchmark.class, method), Map.of(), List.of(settings));
    }

    /**
     * With a probe of the callee, and metrics and beans that are read once a second.
     *
     * @param port where the metrics are; it is what is probed, too
     */
    static CallRow watched(int port) {
        return new CallRow(
                WATCHED,
                name(WovenBenchmark.class, "watchedSuccess"),
                Map.of("port", String.valueOf(port)),
                List.of(
                        CallRunner.OF_THE_AGENT + "metrics.port = " + port,
                        "health.probe = tcp://127.0.0.1:" + port,
                        "health.interval = 1s"));
    }

    private static String name(Class<?> type, String method) {
        return type.getName() + "." + method;
    }
}
