package io.breakwater.agent.bridge;

import io.breakwater.agent.config.CircuitSpec;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.retry.RetryBudget;

/**
 * A configured circuit and the circuit that came of it.
 *
 * @param spec as configured
 * @param made the circuit as it lives, as soon as it does
 * @param budget what its retries may cost
 */
public record CircuitBinding(CircuitSpec spec, LazyCircuit made, RetryBudget budget) {

    /** A binding with a budget of its own. */
    CircuitBinding(CircuitSpec spec, LazyCircuit made) {
        this(spec, made, new RetryBudget(spec.retryBudget()));
    }

    /** The circuit as it lives. */
    public Circuit circuit() {
        return made.get();
    }
}
