package io.breakwater.agent.bridge;

import io.breakwater.agent.config.CircuitSpec;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.retry.RetryBudget;

/**
 * A configured circuit and the circuit that came of it.
 *
 * @param spec as configured
 * @param circuit as it lives
 * @param budget what its retries may cost
 */
public record CircuitBinding(CircuitSpec spec, Circuit circuit, RetryBudget budget) {

    /** A binding with a budget of its own. */
    public CircuitBinding(CircuitSpec spec, Circuit circuit) {
        this(spec, circuit, new RetryBudget(spec.retryBudget()));
    }
}
