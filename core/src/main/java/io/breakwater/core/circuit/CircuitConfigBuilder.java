package io.breakwater.core.circuit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Collects the settings of a {@link CircuitConfig}. For use by one thread. */
public final class CircuitConfigBuilder {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** Far beyond any sense, and far below what nanoseconds can count. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private static final int MOST_TRIALS = 1000;

    private int failureThreshold = 5;
    private Duration recoveryTimeout = Duration.ofSeconds(60);
    private int halfOpenCalls = 3;
    private int successThreshold = 2;
    private @Nullable Duration halfOpenTimeout;

    CircuitConfigBuilder() {}

    /** Sets {@link CircuitConfig#failureThreshold()}. */
    public CircuitConfigBuilder failureThreshold(int failures) {
        checkFailureThreshold(failures);
        failureThreshold = failures;
        return this;
    }

    /** Sets {@link CircuitConfig#recoveryTimeout()}. */
    public CircuitConfigBuilder recoveryTimeout(Duration timeout) {
        checkTimeout(timeout);
        recoveryTimeout = timeout;
        return this;
    }

    /** Sets {@link CircuitConfig#halfOpenCalls()}. */
    public CircuitConfigBuilder halfOpenCalls(int calls) {
        checkHalfOpenCalls(calls);
        halfOpenCalls = calls;
        return this;
    }

    /** Sets {@link CircuitConfig#successThreshold()}. */
    public CircuitConfigBuilder successThreshold(int successes) {
        checkSuccessThreshold(successes);
        successThreshold = successes;
        return this;
    }

    /** Sets {@link CircuitConfig#halfOpenTimeout()}. */
    public CircuitConfigBuilder halfOpenTimeout(Duration timeout) {
        checkTimeout(timeout);
        halfOpenTimeout = timeout;
        return this;
    }

    /** The settings collected so far. */
    public CircuitConfig build() {
        return new CircuitConfig(
                failureThreshold,
                recoveryTimeout,
                halfOpenCalls,
                successThreshold,
                halfOpenTimeout == null ? recoveryTimeout : halfOpenTimeout);
    }

    static void checkFailureThreshold(int failures) {
        require(failures >= 0, "must be 0 (not used) or more, got " + failures);
    }

    static void checkHalfOpenCalls(int calls) {
        require(calls >= 1 && calls <= MOST_TRIALS, "must be between 1 and " + MOST_TRIALS + ", got " + calls);
    }

    static void checkSuccessThreshold(int successes) {
        require(successes >= 1, "must be 1 or more, got " + successes);
    }

    static void checkTimeout(Duration timeout) {
        require(
                timeout.compareTo(SHORTEST) >= 0 && timeout.compareTo(LONGEST) <= 0,
                "must be between 1 ms and 365 days, got " + timeout);
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
