package io.breakwater.agent.jmx;

import io.breakwater.agent.bridge.HealthChecks;
import io.breakwater.core.health.Health;
import io.breakwater.core.health.HealthStatus;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Shows the probe of a circuit. */
final class HealthView implements HealthMXBean {

    private final HealthChecks health;
    private final String circuit;

    HealthView(HealthChecks health, String circuit) {
        this.health = health;
        this.circuit = circuit;
    }

    private @Nullable HealthStatus now() {
        return health.status(circuit);
    }

    @Override
    public boolean isHealthy() {
        HealthStatus status = now();
        return status != null && status.health() == Health.HEALTHY;
    }

    @Override
    public @Nullable Date getLastCheck() {
        HealthStatus status = now();
        return status == null || status.lastCheck() == null ? null : Date.from(status.lastCheck());
    }

    @Override
    public long getLastDurationMillis() {
        HealthStatus status = now();
        return status == null ? 0 : status.lastDuration().toMillis();
    }

    @Override
    public @Nullable String getLastError() {
        HealthStatus status = now();
        return status == null ? null : status.lastError();
    }

    @Override
    public long getConsecutiveFailures() {
        HealthStatus status = now();
        return status == null ? 0 : status.consecutiveFailures();
    }

    @Override
    public void checkNow() {
        health.checkNow(circuit);
    }
}
