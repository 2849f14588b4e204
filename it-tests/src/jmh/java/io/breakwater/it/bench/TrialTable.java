package io.breakwater.it.bench;

import static io.breakwater.it.bench.CallRow.BASELINE;
import static io.breakwater.it.bench.CallRow.WOVEN;

import java.util.List;

/** Calls that a half-open circuit admits, one after another. */
final class TrialTable extends CallTable {

    private static final List<CallRow> ROWS = List.of(
            CallRow.woven(
                    WOVEN,
                    "trial",
                    "failure-threshold = 1",
                    "retry.max-attempts = 1",
                    "recovery-timeout = 1ms",
                    "half-open-timeout = 1h",
                    "half-open-calls = 64",
                    "success-threshold = 2147483647"),
            CallRow.plain("Breakwater, library", CoreBenchmark.class, "trial"),
            CallRow.plain(BASELINE, Resilience4jBenchmark.class, "trial"),
            CallRow.plain("Failsafe", FailsafeBenchmark.class, "trial"));

    TrialTable(Bench bench) {
        super(
                bench,
                Pace.SMALL_STEPS,
                "Half-open, trial",
                "Each call is admitted as a trial and succeeds; the circuit stays half-open. resilience4j and Failsafe keep a"
                        + " record of each trial of a stay, so theirs are as large as the benchmark is long, and part of them is in"
                        + " their bytes.",
                ROWS);
    }
}
