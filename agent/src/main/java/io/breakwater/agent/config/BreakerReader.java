package io.breakwater.agent.config;

import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.circuit.CircuitConfigBuilder;
import io.breakwater.core.circuit.RefusalTrace;
import java.util.Locale;

/** Reads the settings of a breaker. A value that is wrong is reported, and the default stands in for it meanwhile. */
final class BreakerReader {

    private static final Setting[] SETTINGS = {
        Setting.FAILURE_THRESHOLD,
        Setting.RECOVERY_TIMEOUT,
        Setting.HALF_OPEN_CALLS,
        Setting.SUCCESS_THRESHOLD,
        Setting.HALF_OPEN_TIMEOUT,
        Setting.RECOVERY_BACKOFF,
        Setting.RECOVERY_TIMEOUT_MAX,
        Setting.FAILURE_RATE_THRESHOLD,
        Setting.SLOW_CALL_DURATION,
        Setting.SLOW_CALL_RATE_THRESHOLD,
        Setting.WINDOW,
        Setting.MINIMUM_CALLS,
        Setting.MAX_CONCURRENT_CALLS,
        Setting.MODE,
        Setting.REJECTION_STACK_TRACE
    };

    private final Problems problems;
    private final CircuitReader values;
    private final CircuitConfigBuilder builder = CircuitConfig.builder();

    BreakerReader(Problems problems, CircuitReader values) {
        this.problems = problems;
        this.values = values;
    }

    CircuitConfig read() {
        boolean sizesRead = true;
        for (Setting setting : SETTINGS) {
            Value value = values.value(setting);
            try {
                apply(setting, value.text());
            } catch (IllegalArgumentException wrong) {
                problems.add(value, String.valueOf(wrong.getMessage()));
                sizesRead &= setting != Setting.WINDOW && setting != Setting.MINIMUM_CALLS;
            }
        }
        try {
            return builder.build();
        } catch (IllegalArgumentException contradiction) {
            if (sizesRead) {
                Value minimum = values.value(Setting.MINIMUM_CALLS);
                boolean written = !minimum.origin().equals("default");
                problems.add(
                        written ? minimum : values.value(Setting.WINDOW), String.valueOf(contradiction.getMessage()));
            }
            return CircuitConfig.defaults();
        }
    }

    private void apply(Setting setting, String text) {
        switch (setting) {
            case FAILURE_THRESHOLD -> builder.failureThreshold(Values.integer(text));
            case RECOVERY_TIMEOUT -> builder.recoveryTimeout(Values.duration(text));
            case HALF_OPEN_CALLS -> builder.halfOpenCalls(Values.integer(text));
            case SUCCESS_THRESHOLD -> builder.successThreshold(Values.integer(text));
            case HALF_OPEN_TIMEOUT -> {
                if (!text.isEmpty()) {
                    builder.halfOpenTimeout(Values.duration(text));
                }
            }
            case RECOVERY_BACKOFF -> builder.recoveryBackoff(Values.decimal(text));
            case RECOVERY_TIMEOUT_MAX -> builder.recoveryTimeoutMax(Values.duration(text));
            case MODE -> builder.mode(Modes.of(text));
            case REJECTION_STACK_TRACE -> builder.refusalTrace(trace(text));
            default -> applyLimit(setting, text);
        }
    }

    private void applyLimit(Setting setting, String text) {
        boolean off = Values.isOff(text);
        switch (setting) {
            case FAILURE_RATE_THRESHOLD -> builder.failureRateThreshold(off ? 0 : positivePercent(text));
            case SLOW_CALL_DURATION -> builder.slowCallDuration(off ? null : Values.duration(text));
            case SLOW_CALL_RATE_THRESHOLD -> builder.slowCallRateThreshold(Values.percent(text));
            case WINDOW -> builder.window(Values.window(text));
            case MINIMUM_CALLS -> builder.minimumCalls(Values.integer(text));
            case MAX_CONCURRENT_CALLS -> builder.maxConcurrentCalls(off ? 0 : Values.integer(text));
            default -> throw new IllegalStateException(setting.key());
        }
    }

    private static double positivePercent(String text) {
        double percent = Values.percent(text);
        if (percent == 0) {
            throw new IllegalArgumentException(
                    "must be off, or a percentage between 0.001 and 100, got '" + text + "'");
        }
        return percent;
    }

    private static RefusalTrace trace(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "sampled" -> RefusalTrace.SAMPLED;
            case "always" -> RefusalTrace.ALWAYS;
            case "never" -> RefusalTrace.NEVER;
            default -> throw new IllegalArgumentException("must be sampled, always or never, got '" + text + "'");
        };
    }
}
