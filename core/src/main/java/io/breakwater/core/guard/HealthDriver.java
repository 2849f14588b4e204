package io.breakwater.core.guard;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.health.Health;
import io.breakwater.core.health.HealthListener;
import io.breakwater.core.health.HealthStatus;

/**
 * Lets probes steer a circuit: one that fails opens it, one that passes lets trial calls through before the recovery
 * timeout is over. The calls themselves still have the last word: only they close it. Thread-safe.
 */
public final class HealthDriver implements HealthListener {

    private final Circuit circuit;

    public HealthDriver(Circuit circuit) {
        this.circuit = requireNonNull(circuit, "circuit");
    }

    @Override
    public void onStatus(HealthStatus status) {
        if (status.health() == Health.UNHEALTHY) {
            circuit.open("the health probe failed: " + status.lastError());
        } else if (status.health() == Health.HEALTHY) {
            circuit.tryHalfOpen("the health probe passed");
        }
    }
}
