package io.breakwater.agent.bridge;

import io.breakwater.agent.config.CircuitSpec;
import io.breakwater.core.circuit.Circuit;

/**
 * A configured circuit and the circuit that came of it.
 *
 * @param index its place in the list of all circuits, from 0
 * @param spec as configured
 * @param circuit as it lives
 */
public record CircuitBinding(int index, CircuitSpec spec, Circuit circuit) {}
