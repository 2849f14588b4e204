package io.breakwater.core.differential;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import io.breakwater.core.Transition;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.circuit.RatesSnapshot;
import java.util.ArrayList;
import java.util.List;

/** Our side. Not final: {@link Mutant} is a broken one. */
class Ours {

    final Circuit circuit;
    private final Times times;
    private final List<Transition> transitions = new ArrayList<>();

    Ours(CircuitConfig config, Times times) {
        this.times = times;
        this.circuit = new Circuit("ours", config, times.clock, transitions::add);
    }

    /** A permit, or something negative. */
    long acquire() {
        return circuit.tryAcquire();
    }

    /** Ends a call that took so long; it may be told so without the clock having moved. */
    void end(long permit, Outcome outcome, long tookNanos) {
        if (outcome == Outcome.SUCCEEDED) {
            circuit.succeeded(permit, times.now() - tookNanos);
        } else {
            circuit.complete(permit, outcome, times.now() - tookNanos, "java.io.IOException");
        }
    }

    CircuitState state() {
        return circuit.state();
    }

    RatesSnapshot rates() {
        return circuit.snapshot().rates();
    }

    long rejected() {
        return circuit.snapshot().calls().rejected();
    }

    long late() {
        return circuit.snapshot().calls().late();
    }

    long openRemainingMillis() {
        return circuit.snapshot().openRemainingMillis();
    }

    /** Transitions so far: a call admitted after another number of them is late. */
    int generation() {
        return transitions.size();
    }
}
