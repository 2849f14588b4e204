package io.breakwater.it.bench;

import static io.breakwater.it.bench.CallRow.BASELINE;
import static io.breakwater.it.bench.CallRow.EVERY_CALL_TIMED;
import static io.breakwater.it.bench.CallRow.WATCHED;
import static io.breakwater.it.bench.CallRow.WOVEN;

import io.breakwater.it.process.FreePort;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Calls that succeed while the circuit is closed: nearly all calls that there are. */
final class SuccessTable extends CallTable {

    /** A mean of this many bytes is not an object a call: it is what other threads of the JVM allocate meanwhile. */
    private static final double NO_BYTES = 0.5;

    private static final List<CallRow> ROWS = List.of(
            CallRow.plain("bare call", BareBenchmark.class, "success"),
            CallRow.woven(WOVEN, "success"),
            CallRow.watched(freePort()),
            CallRow.woven(
                    "Breakwater, woven, failure rate over 100 calls",
                    "success",
                    "failure-rate-threshold = 50",
                    "window = 100 calls"),
            CallRow.woven(
                    "Breakwater, woven, failure rate over 60 s",
                    "success",
                    "failure-rate-threshold = 50",
                    "window = 60s"),
            CallRow.woven(EVERY_CALL_TIMED, "success", "slow-call-duration = 2s"),
            CallRow.plain("Breakwater, library", CoreBenchmark.class, "success"),
            CallRow.plain(BASELINE, Resilience4jBenchmark.class, "success", "window", SlidingWindowType.COUNT_BASED),
            CallRow.plain(
                    "resilience4j, time window",
                    Resilience4jBenchmark.class,
                    "success",
                    "window",
                    SlidingWindowType.TIME_BASED),
            CallRow.plain(
                    "resilience4j, count window and retry",
                    Resilience4jBenchmark.class,
                    "successWithRetry",
                    "window",
                    SlidingWindowType.COUNT_BASED),
            CallRow.plain("Failsafe", FailsafeBenchmark.class, "success"),
            CallRow.plain("Sentinel", SentinelBenchmark.class, "success"));

    private static int freePort() {
        try {
            return FreePort.any();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    SuccessTable(Bench bench) {
        super(
                bench,
                Pace.LONG,
                "Closed, success",
                "Breakwater woven has its retries on board, as by default; they cost nothing until a call fails.",
                ROWS);
    }

    @Override
    public List<Target> targets() {
        return List.of(
                Target.ratio("closed, success, 1 thread", "at most 1/8", 1 / 8d, ratio(WOVEN, 1)),
                Target.ratio("closed, success, 2 threads", "at most 1/5", 1 / 5d, ratio(WOVEN, 2)),
                Target.slowdown(
                        "closed, success, with health, metrics and JMX looked at each second",
                        "at most 5 % slower than without",
                        1.05,
                        ratio(WATCHED, WOVEN, 1)),
                Target.bytes("closed, success: allocated", "0 B", NO_BYTES, bytes(WOVEN)),
                Target.ratio(
                        "closed, success, every call timed, 1 thread", "at most 1.0", 1, ratio(EVERY_CALL_TIMED, 1)));
    }
}
