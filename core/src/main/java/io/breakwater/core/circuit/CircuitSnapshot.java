package io.breakwater.core.circuit;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Transition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A circuit at one moment: immutable, and taken without a permit.
 *
 * @param name the circuit's name
 * @param state its state
 * @param since when it entered that state, by the wall clock
 * @param openRemainingMillis in OPEN, time until a trial call is admitted; else 0
 * @param consecutiveFailures failures since the last success, in CLOSED; else 0
 * @param rates the rates of its window, in CLOSED
 * @param calls what happened to its calls since the last reset
 * @param latency how long its newest timed calls have taken
 * @param lastFailure what the last failure was, without messages; null before the first
 * @param lastFailureAt when that was; null before the first
 * @param recentTransitions the newest transitions, oldest first
 * @param config its settings
 */
public record CircuitSnapshot(
        String name,
        CircuitState state,
        Instant since,
        long openRemainingMillis,
        int consecutiveFailures,
        RatesSnapshot rates,
        CallTotals calls,
        LatencySnapshot latency,
        @Nullable String lastFailure,
        @Nullable Instant lastFailureAt,
        List<Transition> recentTransitions,
        CircuitConfig config) {}
