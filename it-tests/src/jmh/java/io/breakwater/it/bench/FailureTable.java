package io.breakwater.it.bench;

import static io.breakwater.it.bench.CallRow.BASELINE;
import static io.breakwater.it.bench.CallRow.WOVEN;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.util.List;

/** Calls that fail and do not open the circuit. */
final class FailureTable extends CallTable {

    private static final List<CallRow> ROWS = List.of(
            CallRow.plain("bare call", BareBenchmark.class, "failure"),
            CallRow.woven(WOVEN, "failure", "failure-threshold = 2147483647", "retry.max-attempts = 1"),
            CallRow.plain("Breakwater, library", CoreBenchmark.class, "failure"),
            CallRow.plain(BASELINE, Resilience4jBenchmark.class, "failure", "window", SlidingWindowType.COUNT_BASED),
            CallRow.plain(
                    "resilience4j, time window",
                    Resilience4jBenchmark.class,
                    "failure",
                    "window",
                    SlidingWindowType.TIME_BASED),
            CallRow.plain("Failsafe", FailsafeBenchmark.class, "failure"),
            CallRow.plain("Sentinel", SentinelBenchmark.class, "failure"));

    FailureTable(Bench bench) {
        super(
                bench,
                Pace.SHORT,
                "Closed, failure",
                "The body throws the same exception each time, nobody retries, and no threshold is in reach.",
                ROWS);
    }
}
