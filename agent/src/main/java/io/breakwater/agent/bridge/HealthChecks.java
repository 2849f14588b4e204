package io.breakwater.agent.bridge;

import io.breakwater.agent.config.HealthSpec;
import io.breakwater.core.guard.HealthDriver;
import io.breakwater.core.health.HealthListener;
import io.breakwater.core.health.HealthMonitor;
import io.breakwater.core.health.HealthStatus;
import io.breakwater.core.health.Probe;
import io.breakwater.core.time.Clock;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The probes of all circuits that have one. Probing a circuit starts when the first of its methods is woven: the
 * application runs then, and what it settles for the whole JVM in its main is settled. Thread-safe.
 */
public final class HealthChecks {

    /** Guarded by this. Made when there is first something to watch: most configurations have nothing. */
    private @Nullable HealthMonitor monitor;

    /** The circuits that have a woven method, and how each is watched; nothing = not at all. Guarded by this. */
    private final Map<String, Optional<HealthSpec>> watched = new HashMap<>();
    /** Of the newest woven class of each circuit: its methods are looked for there first. Guarded by this. */
    private final Map<String, WeakReference<ClassLoader>> loaders = new HashMap<>();
    /** Guarded by this. */
    private boolean closed;

    synchronized void loadedBy(String circuit, @Nullable ClassLoader loader) {
        if (loader != null) {
            loaders.put(circuit, new WeakReference<>(loader));
        }
    }

    private synchronized @Nullable ClassLoader loader(String circuit) {
        WeakReference<ClassLoader> newest = loaders.get(circuit);
        return newest == null ? null : newest.get();
    }

    /** One of its methods was woven. */
    synchronized void woven(CircuitBinding binding) {
        if (!watched.containsKey(binding.circuit().name())) {
            watch(binding);
        }
    }

    /** Takes over what has changed in the settings of circuits, and stops to watch those that are gone. */
    public synchronized void refresh(Bindings bindings) {
        for (Map.Entry<String, Optional<HealthSpec>> each : List.copyOf(watched.entrySet())) {
            CircuitBinding binding = bindings.find(each.getKey());
            if (binding == null) {
                unwatch(each.getKey());
                watched.remove(each.getKey());
                loaders.remove(each.getKey());
            } else if (!each.getValue()
                    .equals(Optional.ofNullable(binding.spec().health()))) {
                unwatch(each.getKey());
                watch(binding);
            }
        }
    }

    private synchronized void unwatch(String name) {
        if (monitor != null) {
            monitor.unwatch(name);
        }
    }

    private synchronized void watch(CircuitBinding binding) {
        HealthSpec spec = binding.spec().health();
        String name = binding.circuit().name();
        watched.put(name, Optional.ofNullable(spec));
        if (spec == null || closed) {
            return;
        }
        if (monitor == null) {
            monitor = new HealthMonitor(Clock.system());
        }
        monitor.watch(name, probe(name, spec), spec.interval(), spec.timeout(), listener(spec, binding));
    }

    /** Ends all probing, for good. */
    public synchronized void close() {
        closed = true;
        if (monitor != null) {
            monitor.close();
        }
    }

    private synchronized @Nullable HealthMonitor monitor() {
        return monitor;
    }

    private static HealthListener listener(HealthSpec spec, CircuitBinding binding) {
        return spec.drivesCircuit() ? new HealthDriver(binding.circuit()) : status -> {};
    }

    private Probe probe(String circuit, HealthSpec spec) {
        if (spec.address() != null) {
            return Probe.parse(spec.address());
        }
        if (spec.method() != null) {
            return new StaticMethodProbe(spec.method(), () -> loader(circuit));
        }
        throw new IllegalStateException("neither an address nor a method");
    }

    /** What is known of a circuit's callee; null = it is not watched, or not yet. */
    public @Nullable HealthStatus status(String circuit) {
        HealthMonitor watching = monitor();
        return watching == null ? null : watching.status(circuit);
    }

    /** Checks now and waits for the answer; null as above. */
    public @Nullable HealthStatus checkNow(String circuit) {
        HealthMonitor watching = monitor();
        return watching == null ? null : watching.checkNow(circuit);
    }
}
