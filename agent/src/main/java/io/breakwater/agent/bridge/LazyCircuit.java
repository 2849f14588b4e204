package io.breakwater.agent.bridge;

import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.circuit.CircuitRegistry;
import org.jspecify.annotations.Nullable;

/**
 * A circuit that is made when it is first needed, by a woven method or by somebody who looks: a start that guards nothing
 * does without its classes. Thread-safe.
 */
public final class LazyCircuit {

    private final CircuitRegistry registry;
    private final String name;
    private final CircuitConfig config;

    private volatile @Nullable Circuit made;

    /** Declares the circuit; one that the registry has already is that one. */
    LazyCircuit(CircuitRegistry registry, String name, CircuitConfig config) {
        this.registry = registry;
        this.name = name;
        this.config = config;
        registry.declare(name, config);
    }

    Circuit get() {
        Circuit known = made;
        if (known == null) {
            synchronized (this) {
                known = made;
                if (known == null) {
                    known = registry.circuit(name, config);
                    made = known; // for good: a circuit that is taken out of the registry may still have calls
                }
            }
        }
        return known;
    }
}
