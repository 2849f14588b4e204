package io.breakwater.core.circuit;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** A limit of one, a caller, and another that gives the place back: never two inside, never a place lost. */
@JCStressTest
@Outcome(id = "true, false", expect = Expect.ACCEPTABLE, desc = "Came after the place was back, and has it.")
@Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "Came before the place was back; it is free.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Two inside, or a place is lost.")
@State
public class PlacesStress {

    private final Circuit circuit = new StressCircuit(StressCircuit.config().maxConcurrentCalls(1)).circuit;
    private final long inside = circuit.tryAcquire();

    @Actor
    public void coming(ZZ_Result result) {
        result.r1 = circuit.tryAcquire() > 0;
    }

    @Actor
    public void leaving() {
        circuit.succeeded(inside, 0);
    }

    @Arbiter
    public void look(ZZ_Result result) {
        result.r2 = circuit.tryAcquire() > 0;
    }
}
