package io.breakwater.agent.metrics;

import io.breakwater.core.CircuitState;
import io.breakwater.core.circuit.CallTotals;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.circuit.CircuitSnapshot;
import io.breakwater.core.circuit.RetryTotals;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The metrics of circuits. For one thread at a time. */
final class CircuitMetrics {

    private static final String R4J = "resilience4j_circuitbreaker_";
    private static final String OWN = "breakwater_circuit_";

    /** By circuit, as it lives: one that was taken out and put back is another one of the same name. */
    private final Map<Circuit, CallTime> times = new HashMap<>();
    /**
     * Calls that have succeeded at once, as they were last shown. Worked out from two counts that are read one after the other,
     * they may seem to go back, and a counter that does is taken for a new one.
     */
    private final Map<Circuit, Long> succeededAtOnce = new HashMap<>();

    void keepOnly(Collection<Circuit> circuits) {
        times.keySet().retainAll(circuits);
        succeededAtOnce.keySet().retainAll(circuits);
    }

    void add(Families families, Circuit circuit) {
        CircuitSnapshot now = circuit.snapshot();
        RetryTotals retries = circuit.retries().totals(); // before the successes, of which some are in there
        CallTotals totals = circuit.totals();
        addState(families, now);
        addCalls(families, circuit, totals);
        addWindow(families, now);
        addOwn(families, now, totals);
        addRetries(families, circuit.name(), totals, retries);
        addCallsByRetry(families, circuit, totals, retries);
        addLimit(families, now, totals);
    }

    private static void addState(Families families, CircuitSnapshot now) {
        for (CircuitState state : CircuitState.values()) {
            families.gauge(
                    R4J + "state",
                    "1 for the state of the circuit, 0 for the others",
                    state == now.state() ? 1 : 0,
                    "name",
                    now.name(),
                    "state",
                    state.name().toLowerCase(Locale.ROOT));
        }
        families.gauge(
                OWN + "state_since_timestamp_seconds",
                "When the circuit entered its state, in seconds since 1970",
                now.since().toEpochMilli() / 1000.0,
                "name",
                now.name());
    }

    private void addCalls(Families families, Circuit circuit, CallTotals totals) {
        CallTime time = times.computeIfAbsent(circuit, made -> new CallTime());
        time.advance(totals, circuit.timedCalls());
        addCalls(families, circuit.name(), "successful", totals.succeeded(), time.succeededSeconds());
        addCalls(families, circuit.name(), "failed", totals.failed(), time.failedSeconds());
        addCalls(families, circuit.name(), "ignored", totals.ignored(), time.ignoredSeconds());
        families.counter(
                R4J + "not_permitted_calls",
                "Calls that were refused and never ran",
                totals.rejected(),
                "kind",
                "not_permitted",
                "name",
                circuit.name());
    }

    private static void addCalls(Families families, String circuit, String kind, long count, double seconds) {
        families.summary(
                R4J + "calls_seconds",
                "Calls that have ended, each attempt by itself, and how long they took together; the time is worked out from"
                        + " every 16th call, or from all where slow calls count",
                count,
                seconds,
                "kind",
                kind,
                "name",
                circuit);
    }

    private static void addWindow(Families families, CircuitSnapshot now) {
        String buffered = "Calls in the window of the rates; 0 where no rate is configured";
        int failed = now.rates().failed();
        families.gauge(R4J + "buffered_calls", buffered, failed, "kind", "failed", "name", now.name());
        families.gauge(
                R4J + "buffered_calls",
                buffered,
                now.rates().calls() - failed,
                "kind",
                "successful",
                "name",
                now.name());
        families.gauge(
                R4J + "slow_calls",
                "Slow calls in the window of the rates, whether they failed or not; 0 where no rate is configured",
                now.rates().slow(),
                "kind",
                "all",
                "name",
                now.name());
        families.gauge(
                R4J + "failure_rate",
                "Percent of failed calls in the window; -1 = too few calls, or no rate is configured",
                now.rates().failurePercent(),
                "name",
                now.name());
        families.gauge(
                R4J + "slow_call_rate",
                "Percent of slow calls in the window; -1 = too few calls, or no rate is configured",
                now.rates().slowPercent(),
                "name",
                now.name());
    }

    private static void addOwn(Families families, CircuitSnapshot now, CallTotals totals) {
        String name = now.name();
        families.counter(OWN + "opened", "How often the circuit has opened", totals.opened(), "name", name);
        families.counter(
                OWN + "late_calls",
                "Calls that ended after the state that admitted them; they moved nothing",
                totals.late(),
                "name",
                name);
        families.counter(
                OWN + "slow_calls", "Calls that took longer than slow-call-duration", totals.slow(), "name", name);
        families.gauge(
                OWN + "calls_in_flight",
                "Calls that were admitted and have not ended",
                (double) totals.inFlight(),
                "name",
                name);
        families.gauge(
                OWN + "consecutive_failures",
                "In CLOSED: failures since the last success; else 0",
                now.consecutiveFailures(),
                "name",
                name);
        if (now.latency().p50Millis() >= 0) {
            families.gauge(
                    OWN + "latency_p50_seconds",
                    "Half of the recent calls took this long at most",
                    now.latency().p50Millis() / 1000,
                    "name",
                    name);
            families.gauge(
                    OWN + "latency_p99_seconds",
                    "99 of 100 recent calls took this long at most",
                    now.latency().p99Millis() / 1000,
                    "name",
                    name);
        }
    }

    private static void addRetries(Families families, String circuit, CallTotals totals, RetryTotals retries) {
        families.counter(
                "breakwater_retries",
                "Attempts after the first; with mode = observe those that would have been made",
                totals.retries(),
                "name",
                circuit);
        families.counter(
                "breakwater_retries_exhausted",
                "Calls that still failed after the last attempt allowed",
                totals.retriesExhausted(),
                "name",
                circuit);
        families.counter(
                "breakwater_retry_budget_exhausted",
                "Calls that were not retried because the budget of retries was used up",
                retries.overBudget(),
                "name",
                circuit);
    }

    private void addCallsByRetry(Families families, Circuit circuit, CallTotals totals, RetryTotals retries) {
        long atOnce = succeededAtOnce.merge(circuit, totals.succeeded() - retries.succeededAgain(), Math::max);
        addCallsByRetry(families, circuit.name(), "successful_without_retry", atOnce);
        addCallsByRetry(families, circuit.name(), "successful_with_retry", retries.succeededAgain());
        addCallsByRetry(families, circuit.name(), "failed_without_retry", retries.failedAtOnce());
        addCallsByRetry(families, circuit.name(), "failed_with_retry", retries.failedAgain());
    }

    private static void addCallsByRetry(Families families, String circuit, String kind, long calls) {
        families.counter(
                "resilience4j_retry_calls",
                "Calls that have ended, by how they ended and whether they were retried",
                calls,
                "kind",
                kind,
                "name",
                circuit);
    }

    /** Of circuits that have one. */
    private static void addLimit(Families families, CircuitSnapshot now, CallTotals totals) {
        CircuitConfig config = now.config();
        if (config.maxConcurrentCalls() > 0) {
            families.gauge(
                    "resilience4j_bulkhead_max_allowed_concurrent_calls",
                    "Calls that may be in flight at once: max-concurrent-calls",
                    config.maxConcurrentCalls(),
                    "name",
                    now.name());
            families.gauge(
                    "resilience4j_bulkhead_available_concurrent_calls",
                    "Calls that would still be admitted",
                    (double) Math.max(0, config.maxConcurrentCalls() - totals.inFlight()),
                    "name",
                    now.name());
        }
    }
}
