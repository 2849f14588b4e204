package io.breakwater.core.circuit;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** Somebody reads the counters while a call starts and ends: no call ends that was not admitted. */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "Before the call.")
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "While it ran, or its end was read before it ended.")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "After the call.")
@Outcome(expect = Expect.FORBIDDEN, desc = "In flight and ended do not make up one call.")
@State
public class InFlightStress {

    private final StressCircuit it = new StressCircuit(StressCircuit.config());

    @Actor
    public void call() {
        it.call(io.breakwater.core.Outcome.SUCCEEDED);
    }

    @Actor
    public void reader(JJ_Result result) {
        CallTotals calls = it.circuit.snapshot().calls();
        result.r1 = calls.inFlight();
        result.r2 = calls.succeeded();
    }
}
