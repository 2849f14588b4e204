package io.breakwater.core.circuit;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJL_Result;

/** Two failures, each of which is enough to open: one transition, one event (I-16, I-22). */
@JCStressTest
@Outcome(id = "1, 2, OPEN", expect = Expect.ACCEPTABLE, desc = "Opened once, and both failures were counted.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Opened twice or not at all, or a failure was lost.")
@State
public class OpeningStress {

    private final StressCircuit it = new StressCircuit(StressCircuit.config());
    private final long firstPermit = it.circuit.tryAcquire();
    private final long secondPermit = it.circuit.tryAcquire();

    @Actor
    public void first() {
        it.end(firstPermit, io.breakwater.core.Outcome.FAILED);
    }

    @Actor
    public void second() {
        it.end(secondPermit, io.breakwater.core.Outcome.FAILED);
    }

    @Arbiter
    public void look(JJL_Result result) {
        CircuitSnapshot snapshot = it.circuit.snapshot();
        result.r1 = snapshot.recentTransitions().size();
        result.r2 = snapshot.calls().failed();
        result.r3 = snapshot.state();
    }
}
