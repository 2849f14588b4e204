package io.breakwater.agent.config;

import io.breakwater.core.health.Probe;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the settings of a health probe. A value that is wrong is reported, and another one stands in for it meanwhile. */
final class HealthReader {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    private static final String FORMS =
            "must be tcp://host:port, http(s)://host/path, or type#method of a static method without" + " parameters";

    private final Problems problems;
    private final CircuitReader values;

    HealthReader(Problems problems, CircuitReader values) {
        this.problems = problems;
        this.values = values;
    }

    /** Null = there is no probe. */
    @Nullable
    HealthSpec read() {
        Duration interval = duration(Setting.HEALTH_INTERVAL);
        Duration timeout = duration(Setting.HEALTH_TIMEOUT);
        boolean drives = values.bool(Setting.HEALTH_DRIVES_CIRCUIT);
        Value probe = values.value(Setting.HEALTH_PROBE);
        if (Values.isOff(probe.text())) {
            return null;
        }
        try {
            if (probe.text().contains("://")) {
                Probe.parse(probe.text()); // to find out whether it can be
                return new HealthSpec(probe.text(), null, interval, timeout, drives);
            }
            return new HealthSpec(null, method(probe.text()), interval, timeout, drives);
        } catch (IllegalArgumentException wrong) {
            problems.add(probe, String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    private static MethodPattern method(String text) {
        if (text.indexOf('#') < 0 || mayBeAnAddress(text)) {
            // And no word of what it is: an address may have a secret in its path.
            throw new IllegalArgumentException(FORMS);
        }
        MethodPattern method = MethodPattern.of(text);
        List<String> parameters = method.parameters();
        if (!method.isExact() || (parameters != null && !parameters.isEmpty())) {
            throw new IllegalArgumentException(FORMS + ", got '" + text + "'");
        }
        return method;
    }

    private static boolean mayBeAnAddress(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("/:?@=&".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private Duration duration(Setting setting) {
        Value value = values.value(setting);
        try {
            Duration duration = Values.duration(value.text());
            if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("must be between 1 ms and 365 days, got '" + value.text() + "'");
            }
            return duration;
        } catch (IllegalArgumentException wrong) {
            problems.add(value, String.valueOf(wrong.getMessage()));
            return LONGEST;
        }
    }
}
