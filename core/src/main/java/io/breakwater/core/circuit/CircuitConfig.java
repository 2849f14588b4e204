package io.breakwater.core.circuit;

import java.time.Duration;

/**
 * The settings of one circuit. Made by {@link #builder()}, whose setters check their argument and throw
 * {@link IllegalArgumentException} with a full sentence.
 *
 * @param failureThreshold consecutive failures that open; 1 or more, 0 = not used; default 5
 * @param recoveryTimeout time in OPEN before trial calls; 1 ms to 365 days; default 60 s
 * @param halfOpenCalls trial calls in flight at once in HALF_OPEN; 1 to 1000; default 3
 * @param successThreshold successful trials that close; 1 or more; default 2
 * @param halfOpenTimeout a trial that has not ended after this time counts as failed; 1 ms to 365 days; default: the
 *     recovery timeout
 */
public record CircuitConfig(
        int failureThreshold,
        Duration recoveryTimeout,
        int halfOpenCalls,
        int successThreshold,
        Duration halfOpenTimeout) {

    /** Throws {@link IllegalArgumentException} with a full sentence if a value is out of range. */
    public CircuitConfig {
        CircuitConfigBuilder.checkFailureThreshold(failureThreshold);
        CircuitConfigBuilder.checkTimeout(recoveryTimeout);
        CircuitConfigBuilder.checkHalfOpenCalls(halfOpenCalls);
        CircuitConfigBuilder.checkSuccessThreshold(successThreshold);
        CircuitConfigBuilder.checkTimeout(halfOpenTimeout);
    }

    /** A builder that holds the defaults. */
    public static CircuitConfigBuilder builder() {
        return new CircuitConfigBuilder();
    }

    /** All defaults. */
    public static CircuitConfig defaults() {
        return builder().build();
    }
}
