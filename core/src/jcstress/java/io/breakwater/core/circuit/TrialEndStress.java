package io.breakwater.core.circuit;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LJ_Result;

/** Two trials end at once, both well, and two successes close: neither may be lost. */
@JCStressTest
@Outcome(id = "CLOSED, 0", expect = Expect.ACCEPTABLE, desc = "Both counted.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A success was lost, or came late.")
@State
public class TrialEndStress {

    private final StressCircuit it =
            new StressCircuit(StressCircuit.config().halfOpenCalls(2).successThreshold(2)).readyForTrials();
    private final long firstPermit = it.circuit.tryAcquire();
    private final long secondPermit = it.circuit.tryAcquire();

    @Actor
    public void first() {
        it.circuit.succeeded(firstPermit, 0);
    }

    @Actor
    public void second() {
        it.circuit.succeeded(secondPermit, 0);
    }

    @Arbiter
    public void look(LJ_Result result) {
        result.r1 = it.circuit.state();
        result.r2 = it.circuit.snapshot().calls().late();
    }
}
