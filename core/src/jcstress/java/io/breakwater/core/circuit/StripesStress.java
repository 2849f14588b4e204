package io.breakwater.core.circuit;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** Two threads count, with one stripe among them: one gets it, the other shares, and nothing is lost. */
@JCStressTest
@Outcome(id = "4, 2", expect = Expect.ACCEPTABLE, desc = "All counted.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A count was lost or made twice.")
@State
public class StripesStress {

    private final Stripes stripes = new Stripes(1);

    @Actor
    public void first() {
        count();
    }

    @Actor
    public void second() {
        count();
    }

    private void count() {
        stripes.countAdmitted(stripes.claim());
        stripes.countAdmitted(stripes.mine());
        stripes.countSucceeded(stripes.mine());
    }

    @Arbiter
    public void look(JJ_Result result) {
        result.r1 = stripes.admitted();
        result.r2 = stripes.succeeded();
    }
}
