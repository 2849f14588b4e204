package io.breakwater.agent.config;

import io.breakwater.core.retry.Backoff;
import io.breakwater.core.retry.Jitter;
import io.breakwater.core.retry.RetryBudget;
import io.breakwater.core.retry.RetryPolicy;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the settings of retries. A value that is wrong is reported, and the default stands in for it meanwhile. */
final class RetryReader {

    private final Problems problems;
    private final CircuitReader values;

    RetryReader(Problems problems, CircuitReader values) {
        this.problems = problems;
        this.values = values;
    }

    RetryPolicy policy() {
        Backoff standard = Backoff.defaults();
        Backoff backoff = new Backoff(
                delay(values.value(Setting.RETRY_BASE_DELAY), standard.baseDelay()),
                delay(values.value(Setting.RETRY_MAX_DELAY), standard.maxDelay()),
                factor(values.value(Setting.RETRY_EXPONENTIAL_BASE), standard.factor()),
                jitter(values.value(Setting.RETRY_JITTER)));
        Duration maxDuration = maxDuration(values.value(Setting.RETRY_MAX_DURATION));
        Value attempts = values.value(Setting.RETRY_MAX_ATTEMPTS);
        try {
            return new RetryPolicy(Values.integer(attempts.text()), backoff, maxDuration);
        } catch (IllegalArgumentException wrong) {
            problems.add(attempts, String.valueOf(wrong.getMessage()));
            return RetryPolicy.defaults();
        }
    }

    /** The share of the budget in percent, see {@link RetryBudget#share(double)}. */
    double budget() {
        Value value = values.value(Setting.RETRY_BUDGET);
        try {
            double percent = Values.isOff(value.text()) ? RetryBudget.OFF : Values.percent(value.text());
            RetryBudget.checkShare(percent);
            return percent;
        } catch (IllegalArgumentException wrong) {
            problems.add(value, String.valueOf(wrong.getMessage()));
            return RetryBudget.DEFAULT_SHARE_PERCENT;
        }
    }

    private @Nullable Duration maxDuration(Value value) {
        if (Values.isOff(value.text())) {
            return null;
        }
        try {
            Duration duration = Values.duration(value.text());
            RetryPolicy.checkMaxDuration(duration);
            return duration;
        } catch (IllegalArgumentException wrong) {
            problems.add(value, String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    private Duration delay(Value value, Duration standard) {
        try {
            Duration delay = Values.duration(value.text());
            Backoff.checkDelay(delay);
            return delay;
        } catch (IllegalArgumentException wrong) {
            problems.add(value, String.valueOf(wrong.getMessage()));
            return standard;
        }
    }

    private double factor(Value value, double standard) {
        try {
            double factor = Values.decimal(value.text());
            Backoff.checkFactor(factor);
            return factor;
        } catch (IllegalArgumentException wrong) {
            problems.add(value, String.valueOf(wrong.getMessage()));
            return standard;
        }
    }

    private Jitter jitter(Value value) {
        return switch (value.text().toLowerCase(Locale.ROOT)) {
            case "true", "equal" -> Jitter.EQUAL;
            case "full" -> Jitter.FULL;
            case "decorrelated" -> Jitter.DECORRELATED;
            case "false", "none" -> Jitter.NONE;
            default -> {
                problems.add(value, "must be true, full, decorrelated or false, got '" + value.text() + "'");
                yield Jitter.EQUAL;
            }
        };
    }
}
