package io.breakwater.core.window;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two calls end at once in a full window of two, after a failure: the failure is gone, whoever was first. */
@JCStressTest
@Outcome(id = "2, 0, 1", expect = Expect.ACCEPTABLE, desc = "The last two.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The totals are of no two calls.")
@State
public class RingWindowStress {

    private final SlidingWindow window = WindowSize.calls(2).newWindow(0);

    public RingWindowStress() {
        window.record(true, false, 0);
        window.record(true, false, 0);
    }

    @Actor
    public void first() {
        window.record(false, false, 0);
    }

    @Actor
    public void second() {
        window.record(false, true, 0);
    }

    @Arbiter
    public void look(III_Result result) {
        WindowCounts counts = window.counts(0);
        result.r1 = counts.calls();
        result.r2 = counts.failed();
        result.r3 = counts.slow();
    }
}
