package io.breakwater.core.circuit;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Two callers find the recovery timeout passed, with room for one trial (I-8). */
@JCStressTest
@Outcome(
        id = {"true, false", "false, true"},
        expect = Expect.ACCEPTABLE,
        desc = "One trial, and whoever moved the circuit has it.")
@Outcome(expect = Expect.FORBIDDEN, desc = "No trial, or too many.")
@State
public class HalfOpenPermitStress {

    private final Circuit circuit = new StressCircuit(StressCircuit.config()).readyForTrials().circuit;

    @Actor
    public void first(ZZ_Result result) {
        result.r1 = circuit.tryAcquire() > 0;
    }

    @Actor
    public void second(ZZ_Result result) {
        result.r2 = circuit.tryAcquire() > 0;
    }
}
