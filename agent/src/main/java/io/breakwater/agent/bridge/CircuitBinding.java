package io.breakwater.agent.bridge;

import io.breakwater.agent.config.CircuitSpec;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.retry.RetryBudget;

/**
 * A configured circuit and the circuit that came of it.
 *
 * @param index its place in the list of all circuits, from 0
 * @param spec as configured
 * @param circuit as it lives
 * @param budget what its retries may cost
 */
public record CircuitBinding(int index, CircuitSpec spec, Circuit circuit, RetryBudget budget) {

    /** A binding with a budget of its own. */
    public CircuitBinding(int index, CircuitSpec spec, Circuit circuit) {
        this(index, spec, circuit, new RetryBudget(spec.retryBudget()));
    }
}
