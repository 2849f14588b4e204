package io.breakwater.it.bench;

import static io.breakwater.it.bench.CallRow.BASELINE;
import static io.breakwater.it.bench.CallRow.WOVEN;

import java.util.List;

/** Calls that an open circuit refuses. */
final class RefusalTable extends CallTable {

    private static final String NO_TRACE = "resilience4j, count window, no stack trace";

    private static final List<CallRow> ROWS = List.of(
            CallRow.woven(WOVEN, "refusal", "failure-threshold = 1", "retry.max-attempts = 1", "recovery-timeout = 1h"),
            CallRow.woven("Breakwater, woven, forced open", "forcedRefusal"),
            CallRow.plain("Breakwater, library", CoreBenchmark.class, "refusal"),
            CallRow.plain(BASELINE, Resilience4jBenchmark.class, "refusal", "stackTrace", true),
            CallRow.plain(NO_TRACE, Resilience4jBenchmark.class, "refusal", "stackTrace", false),
            CallRow.plain("Failsafe", FailsafeBenchmark.class, "refusal"),
            CallRow.plain("Sentinel", SentinelBenchmark.class, "refusal"));

    RefusalTable(Bench bench) {
        super(
                bench,
                Pace.SHORT,
                "Open, refused",
                "The caller catches the refusal, which leaves one method that is not inlined: the woven one, or the one that is "
                        + "guarded by hand. What stack trace it carries is left to each default, unless the row says so.",
                ROWS);
    }

    @Override
    public List<Target> targets() {
        // Beside the peer at its cheapest: most of our refusals carry no stack trace either.
        return List.of(Target.ratio(
                "open, refused, 1 thread, beside " + NO_TRACE,
                "at most 1/3",
                1 / 3d,
                ratio(WOVEN, 1) / ratio(NO_TRACE, 1)));
    }
}
