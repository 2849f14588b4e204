package io.breakwater.core.circuit;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LI_Result;

/** A call fails while the settings change, and by the old and the new ones it opens. */
@JCStressTest
@Outcome(id = "OPEN, 7", expect = Expect.ACCEPTABLE, desc = "Opened, with the new settings.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The failure or the settings were lost.")
@State
public class ReconfigureStress {

    private final StressCircuit it = new StressCircuit(StressCircuit.config());
    private final CircuitConfig changed =
            StressCircuit.config().halfOpenCalls(7).build();
    private final long permit = it.circuit.tryAcquire();

    @Actor
    public void call() {
        it.end(permit, io.breakwater.core.Outcome.FAILED);
    }

    @Actor
    public void operator() {
        it.circuit.reconfigure(changed);
    }

    @Arbiter
    public void look(LI_Result result) {
        result.r1 = it.circuit.state();
        result.r2 = it.circuit.config().recovery().halfOpenCalls();
    }
}
