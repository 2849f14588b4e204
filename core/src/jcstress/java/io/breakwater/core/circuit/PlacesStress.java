package io.breakwater.core.circuit;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;

/** Two callers, a limit of one, and a third that gives a place back: never two inside, never a place lost. */
@JCStressTest
@Outcome(
        id = {"true, false, false", "false, true, false"},
        expect = Expect.ACCEPTABLE,
        desc = "One of them, once the place was back.")
@Outcome(
        id = "false, false, true",
        expect = Expect.ACCEPTABLE,
        desc = "Both came before the place was back; it is free.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Two inside, or a place is lost.")
@State
public class PlacesStress {

    private final Circuit circuit = new StressCircuit(StressCircuit.config().maxConcurrentCalls(1)).circuit;
    private final long inside = circuit.tryAcquire();

    @Actor
    public void first(ZZZ_Result result) {
        result.r1 = circuit.tryAcquire() > 0;
    }

    @Actor
    public void second(ZZZ_Result result) {
        result.r2 = circuit.tryAcquire() > 0;
    }

    @Actor
    public void leaving() {
        circuit.succeeded(inside, 0);
    }

    @Arbiter
    public void look(ZZZ_Result result) {
        result.r3 = circuit.tryAcquire() > 0;
    }
}
