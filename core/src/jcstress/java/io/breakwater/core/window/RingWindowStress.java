package io.breakwater.core.window;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Three calls end at once in a window of two, one of them a failure: the totals are those of the last two. */
@JCStressTest
@Outcome(id = "2, 1, 0", expect = Expect.ACCEPTABLE, desc = "The failure is among the last two.")
@Outcome(id = "2, 0, 0", expect = Expect.ACCEPTABLE, desc = "The failure came first and is gone.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The totals are of no two calls.")
@State
public class RingWindowStress {

    private final SlidingWindow window = WindowSize.calls(2).newWindow(0);

    @Actor
    public void first() {
        window.record(false, false, 0);
    }

    @Actor
    public void second() {
        window.record(true, false, 0);
    }

    @Actor
    public void third() {
        window.record(false, false, 0);
    }

    @Arbiter
    public void look(III_Result result) {
        WindowCounts counts = window.counts(0);
        result.r1 = counts.calls();
        result.r2 = counts.failed();
        result.r3 = counts.slow();
    }
}
