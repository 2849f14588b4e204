package io.breakwater.core.window;

import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two calls end at once in a slice that has to be made first: none is lost, and the old ones are gone. */
@JCStressTest
@Outcome(id = "2, 1, 1", expect = Expect.ACCEPTABLE, desc = "All counted.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A call was lost, or an old one stayed.")
@State
public class TimeWindowStress {

    private static final long LATER = Duration.ofSeconds(10).toNanos();

    private final SlidingWindow window = WindowSize.time(Duration.ofSeconds(10)).newWindow(0);

    public TimeWindowStress() {
        window.record(true, true, 0); // in the same place, one length ago
    }

    @Actor
    public void first() {
        window.record(true, false, LATER);
    }

    @Actor
    public void second() {
        window.record(false, true, LATER);
    }

    @Arbiter
    public void look(III_Result result) {
        WindowCounts counts = window.counts(LATER);
        result.r1 = counts.calls();
        result.r2 = counts.failed();
        result.r3 = counts.slow();
    }
}
