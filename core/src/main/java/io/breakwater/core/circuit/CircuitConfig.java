package io.breakwater.core.circuit;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one circuit. Made by {@link #builder()}, whose setters check their argument and throw
 * {@link IllegalArgumentException} with a full sentence.
 *
 * <p>The comparison is written out, here and in its parts. The one that a compiler makes for records keeps the class that was
 * compared last in a soft cache of the JDK, and so its class loader, which somebody may want to be rid of.
 *
 * @param failureThreshold consecutive failures that open; 1 or more, 0 = not used; default 5
 * @param rates when the share of failed or slow calls opens; default never
 * @param recovery how the circuit closes again
 * @param maxConcurrentCalls calls in flight at once, more are refused; 1 or more, 0 = no limit; default 0. Calls that
 *     were admitted while there was no limit do not count
 * @param mode what the circuit may do to calls; default {@link CircuitMode#ENFORCE}
 * @param refusalTrace which refusals carry a stack trace; default {@link RefusalTrace#SAMPLED}
 */
public record CircuitConfig(
        int failureThreshold,
        RateConfig rates,
        RecoveryConfig recovery,
        int maxConcurrentCalls,
        CircuitMode mode,
        RefusalTrace refusalTrace) {

    /** Throws {@link IllegalArgumentException} with a full sentence if a value is out of range. */
    public CircuitConfig {
        CircuitConfigBuilder.checkFailureThreshold(failureThreshold);
        requireNonNull(rates, "rates");
        requireNonNull(recovery, "recovery");
        CircuitConfigBuilder.checkMaxConcurrentCalls(maxConcurrentCalls);
        requireNonNull(mode, "mode");
        requireNonNull(refusalTrace, "refusalTrace");
    }

    /** The same, but for the mode. */
    public CircuitConfig withMode(CircuitMode newMode) {
        return new CircuitConfig(failureThreshold, rates, recovery, maxConcurrentCalls, newMode, refusalTrace);
    }

    /** A builder that holds the defaults. */
    public static CircuitConfigBuilder builder() {
        return new CircuitConfigBuilder();
    }

    /** All defaults. */
    public static CircuitConfig defaults() {
        return builder().build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CircuitConfig that
                && failureThreshold == that.failureThreshold
                && rates.equals(that.rates)
                && recovery.equals(that.recovery)
                && maxConcurrentCalls == that.maxConcurrentCalls
                && mode == that.mode
                && refusalTrace == that.refusalTrace;
    }

    @Override
    public int hashCode() {
        return Objects.hash(failureThreshold, rates, recovery, maxConcurrentCalls, mode, refusalTrace);
    }
}
