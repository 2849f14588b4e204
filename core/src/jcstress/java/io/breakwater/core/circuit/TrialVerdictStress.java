package io.breakwater.core.circuit;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LJJ_Result;

/** One trial succeeds, which would close, while another fails, which reopens: the first decides, the second is late. */
@JCStressTest
@Outcome(
        id = "OPEN, 1, 2",
        expect = Expect.ACCEPTABLE,
        desc = "The failure was first: opened twice, the success is late.")
@Outcome(id = "CLOSED, 1, 1", expect = Expect.ACCEPTABLE, desc = "The success was first, and the failure is late.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Both decided, or none.")
@State
public class TrialVerdictStress {

    private final StressCircuit it = new StressCircuit(StressCircuit.config().halfOpenCalls(2)).readyForTrials();
    private final long firstPermit = it.circuit.tryAcquire();
    private final long secondPermit = it.circuit.tryAcquire();

    @Actor
    public void first() {
        it.circuit.succeeded(firstPermit, 0);
    }

    @Actor
    public void second() {
        it.end(secondPermit, io.breakwater.core.Outcome.FAILED);
    }

    @Arbiter
    public void look(LJJ_Result result) {
        CallTotals calls = it.circuit.snapshot().calls();
        result.r1 = it.circuit.state();
        result.r2 = calls.late();
        result.r3 = calls.opened();
    }
}
