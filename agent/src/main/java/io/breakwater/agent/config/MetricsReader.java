package io.breakwater.agent.config;

import org.jspecify.annotations.Nullable;

/** Reads whether and where metrics are shown. */
final class MetricsReader {

    private static final int MAX_PORT = 65_535;

    private MetricsReader() {}

    /** Null = they are not. */
    static @Nullable MetricsSpec read(Sources sources, Problems problems) {
        Value host = sources.global(Setting.METRICS_HOST);
        if (host.text().isEmpty()
                || host.text().indexOf('/') >= 0
                || host.text().indexOf(' ') >= 0) {
            problems.add(
                    host, "must be an address to listen on, such as 127.0.0.1 or 0.0.0.0, got '" + host.text() + "'");
        }
        Value port = sources.global(Setting.METRICS_PORT);
        if (Values.isOff(port.text())) {
            return null;
        }
        try {
            int number = Values.integer(port.text());
            if (number < 1 || number > MAX_PORT) {
                throw new IllegalArgumentException(
                        "must be off, or a port between 1 and " + MAX_PORT + ", got " + number);
            }
            return new MetricsSpec(host.text(), number);
        } catch (IllegalArgumentException wrong) {
            problems.add(port, String.valueOf(wrong.getMessage()));
            return null;
        }
    }
}
