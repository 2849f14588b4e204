package io.breakwater.agent.bridge;

import io.breakwater.agent.config.HealthSpec;
import io.breakwater.core.guard.HealthDriver;
import io.breakwater.core.health.HealthListener;
import io.breakwater.core.health.HealthMonitor;
import io.breakwater.core.health.HealthStatus;
import io.breakwater.core.health.Probe;
import io.breakwater.core.time.Clock;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
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
    /** Of the woven classes of each circuit, the newest first: its static methods are looked for there. Guarded by this. */
    private final Map<String, List<WeakReference<ClassLoader>>> loaders = new HashMap<>();
    /** Guarded by this. */
    private boolean closed;

    synchronized void loadedBy(String circuit, @Nullable ClassLoader loader) {
        if (loader == null) {
            return;
        }
        // No lambdas: with classes that are loaded already, this runs before main.
        List<WeakReference<ClassLoader>> known = loaders.get(circuit);
        if (known == null) {
            known = new ArrayList<>(1);
            loaders.put(circuit, known);
        }
        for (Iterator<WeakReference<ClassLoader>> each = known.iterator(); each.hasNext(); ) {
            WeakReference<ClassLoader> reference = each.next();
            if (reference.refersTo(loader)) {
                return; // woven again
            }
            if (reference.refersTo(null)) {
                each.remove();
            }
        }
        known.add(0, new WeakReference<>(loader));
    }

    /** Where the circuit's classes come from, the newest first. */
    synchronized List<ClassLoader> loadersOf(String circuit) {
        List<ClassLoader> live = new ArrayList<>();
        for (WeakReference<ClassLoader> reference : loaders.getOrDefault(circuit, List.of())) {
            ClassLoader loader = reference.get();
            if (loader != null) {
                live.add(loader);
            }
        }
        return live;
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
            return new StaticMethodProbe(spec.method(), () -> loadersOf(circuit));
        }
        throw new IllegalStateException("neither an address nor a method");
    }

    /** What is known of a circuit's callee; null = it is not watched, or not yet. */
    public @Nullable HealthStatus status(String circuit) {
        HealthMonitor watching = monitor();
        return watching == null ? null : watching.status(circuit);
    }

    /** The same, for a circuit that is to be watched. */
    public HealthStatus statusOrUnknown(String circuit) {
        HealthStatus known = status(circuit);
        return known == null ? HealthStatus.unknown(circuit) : known;
    }

    /** Checks now and waits for the answer; null as above. */
    public @Nullable HealthStatus checkNow(String circuit) {
        HealthMonitor watching = monitor();
        return watching == null ? null : watching.checkNow(circuit);
    }
}
