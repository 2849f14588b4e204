package io.breakwater.core.circuit;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a circuit finds out that the callee is well again.
 *
 * @param timeout time in OPEN before trial calls; 1 ms to 365 days; default 60 s
 * @param backoff factor by which each reopening lengthens it; 1 to 100; default 1
 * @param timeoutMax where growing ends; 1 ms to 365 days; a longer {@code timeout} is not cut; default 10 min
 * @param halfOpenCalls trial calls in flight at once in HALF_OPEN; 1 to 1000; default 3
 * @param successThreshold successful trials that close; 1 or more; default 2
 * @param halfOpenTimeout a trial that has not ended after this time counts as failed; 1 ms to 365 days; default: the
 *     timeout
 */
public record RecoveryConfig(
        Duration timeout,
        double backoff,
        Duration timeoutMax,
        int halfOpenCalls,
        int successThreshold,
        Duration halfOpenTimeout) {

    /** Throws {@link IllegalArgumentException} with a full sentence if a value is out of range. */
    public RecoveryConfig {
        CircuitConfigBuilder.checkTimeout(timeout);
        CircuitConfigBuilder.checkRecoveryBackoff(backoff);
        CircuitConfigBuilder.checkTimeout(timeoutMax);
        CircuitConfigBuilder.checkHalfOpenCalls(halfOpenCalls);
        CircuitConfigBuilder.checkSuccessThreshold(successThreshold);
        CircuitConfigBuilder.checkTimeout(halfOpenTimeout);
    }

    /**
     * The time in OPEN, in closed form: {@code timeout * backoff^reopenings}, capped.
     *
     * @param reopenings how often the circuit has gone back to OPEN from HALF_OPEN since it was last closed
     */
    long openNanos(int reopenings) {
        long first = timeout.toNanos();
        long cap = Math.max(first, timeoutMax.toNanos());
        double grown = first * Math.pow(backoff, reopenings);
        return grown >= cap ? cap : (long) grown;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecoveryConfig that
                && timeout.equals(that.timeout)
                && backoff == that.backoff
                && timeoutMax.equals(that.timeoutMax)
                && halfOpenCalls == that.halfOpenCalls
                && successThreshold == that.successThreshold
                && halfOpenTimeout.equals(that.halfOpenTimeout);
    }

    @Override
    public int hashCode() {
        return Objects.hash(timeout, backoff, timeoutMax, halfOpenCalls, successThreshold, halfOpenTimeout);
    }
}
