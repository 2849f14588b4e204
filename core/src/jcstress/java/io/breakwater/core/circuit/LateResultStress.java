package io.breakwater.core.circuit;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LJJ_Result;

/** A call fails while an operator takes the circuit out of service: it opens before that, or is late (I-6, I-20). */
@JCStressTest
@Outcome(id = "DISABLED, 0, 1", expect = Expect.ACCEPTABLE, desc = "Opened first, then disabled.")
@Outcome(id = "DISABLED, 1, 0", expect = Expect.ACCEPTABLE, desc = "Disabled first: the failure is late.")
@Outcome(
        id = "DISABLED, 0, 0",
        expect = Expect.ACCEPTABLE,
        desc = "Counted in CLOSED, which was left before it opened.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The failure moved a state that did not admit it.")
@State
public class LateResultStress {

    private final StressCircuit it = new StressCircuit(StressCircuit.config());
    private final long permit = it.circuit.tryAcquire();

    @Actor
    public void call() {
        it.end(permit, io.breakwater.core.Outcome.FAILED);
    }

    @Actor
    public void operator() {
        it.circuit.disable();
    }

    @Arbiter
    public void look(LJJ_Result result) {
        CallTotals calls = it.circuit.snapshot().calls();
        result.r1 = it.circuit.state();
        result.r2 = calls.late();
        result.r3 = calls.opened();
    }
}
