package io.breakwater.agent.config;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one circuit's callee is probed. The comparison is written out, as in {@link FallbackSpec}.
 *
 * @param address {@code tcp://host:port} or {@code http(s)://…}; null = the method
 * @param method a static method without parameters; null = the address
 * @param interval from the end of one check to the start of the next
 * @param timeout the time that a check has
 * @param drivesCircuit whether the circuit follows the probe
 */
public record HealthSpec(
        @Nullable String address,
        @Nullable MethodPattern method,
        Duration interval,
        Duration timeout,
        boolean drivesCircuit) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HealthSpec that
                && Objects.equals(address, that.address)
                && Objects.equals(method, that.method)
                && interval.equals(that.interval)
                && timeout.equals(that.timeout)
                && drivesCircuit == that.drivesCircuit;
    }

    @Override
    public int hashCode() {
        return Objects.hash(address, method, interval, timeout, drivesCircuit);
    }
}
