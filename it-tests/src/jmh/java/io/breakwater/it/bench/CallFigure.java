package io.breakwater.it.bench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/** What the forks of one row have shown. For use by one thread. */
final class CallFigure {

    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private final List<BenchmarkResult> forks = new ArrayList<>();
    private @Nullable RunResult merged;

    /** Adds the result of another fork. */
    void add(RunResult result) {
        forks.addAll(result.getBenchmarkResults());
        merged = new RunResult(result.getParams(), forks);
    }

    /** All forks as one result, for JMH's own report. */
    RunResult merged() {
        if (merged == null) {
            throw new IllegalStateException("nothing has been measured yet");
        }
        return merged;
    }

    /** The median of the iterations: the mean would be that of the machine's other work, too. */
    double nanos() {
        return iterations().getPercentile(50);
    }

    double bytes() {
        Result<?> allocation = merged().getSecondaryResults().get(ALLOCATION);
        if (allocation == null) {
            throw new IllegalStateException("JMH has not told " + ALLOCATION);
        }
        return allocation.getScore();
    }

    /** The median, and the range of the iterations. */
    String nanosText() {
        return Figures.number(nanos()) + " (" + Figures.number(iterations().getMin()) + "–"
                + Figures.number(iterations().getMax()) + ")";
    }

    private Statistics iterations() {
        return merged().getPrimaryResult().getStatistics();
    }

    @Override
    public String toString() {
        return nanosText() + " ns, " + Figures.number(bytes()) + " B";
    }
}
