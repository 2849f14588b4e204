package io.breakwater.core.circuit;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.Outcome;
import io.breakwater.core.window.WindowCounts;
import io.breakwater.core.window.WindowSize;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a circuit opens because of the share of calls that fail or are slow.
 *
 * @param failureRateThreshold percent of failed calls in the window that opens, at or above; 0.001 to 100 in steps of
 *     0.001, or 0 = not used; default 0
 * @param slowCallDuration calls that take longer are slow; 1 ms to 365 days; null = no call is slow; default null
 * @param slowCallRateThreshold percent of slow calls in the window that opens, at or above; as above, but not 0; default
 *     100
 * @param window the calls that count; default the last 100
 * @param minimumCalls with fewer calls in the window no rate opens; 1 or more, and not more than a window by calls can
 *     hold; default 10
 */
public record RateConfig(
        double failureRateThreshold,
        @Nullable Duration slowCallDuration,
        double slowCallRateThreshold,
        WindowSize window,
        int minimumCalls) {

    private static final double MILLI = 1000;

    /** Throws {@link IllegalArgumentException} with a full sentence if a value is out of range. */
    public RateConfig {
        CircuitConfigBuilder.checkFailureRate(failureRateThreshold);
        if (slowCallDuration != null) {
            CircuitConfigBuilder.checkTimeout(slowCallDuration);
        }
        CircuitConfigBuilder.checkSlowRate(slowCallRateThreshold);
        requireNonNull(window, "window");
        CircuitConfigBuilder.checkMinimumCalls(minimumCalls);
        if (window instanceof WindowSize.Calls calls && minimumCalls > calls.calls()) {
            throw new IllegalArgumentException(
                    "minimum-calls (" + minimumCalls + ") must not be more than the window of " + calls.calls()
                            + " calls can hold: it would never be reached");
        }
    }

    /** Whether a call that took so long is slow. */
    boolean isSlow(long nanos) {
        return slowCallDuration != null && nanos > slowCallDuration.toNanos();
    }

    /** Why the circuit should open now, after a call that failed or was slow; null = it should not. */
    @Nullable
    String reasonToOpen(WindowCounts counts, Ended call) {
        if (counts.calls() < minimumCalls) {
            return null;
        }
        if (call.outcome() == Outcome.FAILED
                && failureRateThreshold > 0
                && counts.failedAtLeast((int) Math.round(failureRateThreshold * MILLI))) {
            return counts.failed() + " of " + counts.calls() + " calls failed, the last: " + call.failure();
        }
        if (call.slow() && counts.slowAtLeast((int) Math.round(slowCallRateThreshold * MILLI))) {
            return counts.slow() + " of " + counts.calls() + " calls were slow";
        }
        return null;
    }

    /** Whether any rate can open the circuit, so that a window is needed at all. */
    public boolean used() {
        return failureRateThreshold > 0 || slowCallDuration != null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RateConfig that
                && failureRateThreshold == that.failureRateThreshold
                && Objects.equals(slowCallDuration, that.slowCallDuration)
                && slowCallRateThreshold == that.slowCallRateThreshold
                && window.equals(that.window)
                && minimumCalls == that.minimumCalls;
    }

    @Override
    public int hashCode() {
        return Objects.hash(failureRateThreshold, slowCallDuration, slowCallRateThreshold, window, minimumCalls);
    }
}
