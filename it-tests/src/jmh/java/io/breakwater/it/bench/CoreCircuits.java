package io.breakwater.it.bench;

import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.circuit.CircuitConfigBuilder;
import io.breakwater.core.circuit.CircuitRegistry;
import io.breakwater.core.guard.Guard;
import io.breakwater.core.guard.Surroundings;
import io.breakwater.core.retry.RetryPolicy;

/** Circuits and guards of the library, made as its user would; the only class here that knows how. */
final class CoreCircuits {

    private CoreCircuits() {}

    static Circuit defaults(CircuitRegistry registry, String name) {
        return registry.circuit(name, CircuitConfig.defaults());
    }

    /** A guard that does not retry, on a circuit of its own. */
    static Guard guard(CircuitConfigBuilder settings) {
        Circuit circuit = CircuitRegistry.create().circuit("bench", settings.build());
        return Guard.of(circuit)
                .retry(RetryPolicy.never())
                .surroundings(Surroundings.system(CoreCircuits::unexpected))
                .build();
    }

    private static void unexpected(Throwable error) {
        throw new IllegalStateException("the engine has reported an error", error);
    }
}
