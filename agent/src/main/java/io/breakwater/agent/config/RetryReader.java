package io.breakwater.agent.config;

import io.breakwater.core.retry.Backoff;
import io.breakwater.core.retry.Jitter;
import io.breakwater.core.retry.RetryPolicy;
import java.time.Duration;
import java.util.Locale;

/** Reads the settings of retries. A value that is wrong is reported, and the default stands in for it meanwhile. */
final class RetryReader {

    private final Problems problems;

    RetryReader(Problems problems) {
        this.problems = problems;
    }

    RetryPolicy read(Value attempts, Value baseDelay, Value maxDelay, Value factor, Value jitter) {
        Backoff standard = Backoff.defaults();
        Backoff backoff = new Backoff(
                delay(baseDelay, standard.baseDelay()),
                delay(maxDelay, standard.maxDelay()),
                factor(factor, standard.factor()),
                jitter(jitter));
        try {
            return new RetryPolicy(Values.integer(attempts.text()), backoff);
        } catch (IllegalArgumentException wrong) {
            problems.add(attempts, String.valueOf(wrong.getMessage()));
            return RetryPolicy.defaults();
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
