package io.breakwater.agent.bridge;

import io.breakwater.agent.config.CircuitSpec;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.circuit.CircuitMode;
import io.breakwater.core.circuit.CircuitRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configured circuits by name, as the configuration in force has them. A circuit that stays configured stays the same
 * object, with its state and its counts, whatever its settings become.
 *
 * <p>Concurrency: the map is replaced as a whole, by one thread at a time.
 */
public final class Bindings {

    private final CircuitRegistry registry;
    private volatile Map<String, CircuitBinding> byName = Map.of();

    public Bindings(CircuitRegistry registry) {
        this.registry = registry;
    }

    /**
     * Puts a configuration in force: makes new circuits, changes known ones in place, drops those that are gone.
     *
     * @param mode stands in for the mode of all circuits, see {@link #mode}; null = nothing does
     */
    public synchronized void configure(List<CircuitSpec> specs, @Nullable CircuitMode mode) {
        Map<String, CircuitBinding> before = byName;
        Map<String, CircuitBinding> after = new LinkedHashMap<>();
        for (CircuitSpec spec : specs) {
            CircuitBinding known = before.get(spec.name());
            CircuitConfig config = config(spec, mode);
            after.put(
                    spec.name(),
                    known == null
                            ? new CircuitBinding(spec, new LazyCircuit(registry, spec.name(), config))
                            : changed(known, spec, config));
        }
        byName = after;
        for (String name : before.keySet()) {
            if (!after.containsKey(name)) {
                registry.remove(name);
            }
        }
    }

    private static CircuitBinding changed(CircuitBinding known, CircuitSpec spec, CircuitConfig config) {
        reconfigure(known.circuit(), config);
        known.budget().share(spec.retryBudget());
        return new CircuitBinding(spec, known.made(), known.budget());
    }

    private static void reconfigure(Circuit circuit, CircuitConfig config) {
        if (!config.equals(circuit.config())) {
            circuit.reconfigure(config);
        }
    }

    /**
     * Changes the mode of all circuits that have none of their own; off is for all of them.
     *
     * @param mode null = the configured one
     */
    public synchronized void mode(@Nullable CircuitMode mode) {
        for (CircuitBinding binding : byName.values()) {
            reconfigure(binding.circuit(), config(binding.spec(), mode));
        }
    }

    private static CircuitConfig config(CircuitSpec spec, @Nullable CircuitMode mode) {
        if (mode == null || (mode != CircuitMode.OFF && spec.ownMode())) {
            return spec.circuit();
        }
        return spec.circuit().withMode(mode);
    }

    /** The circuit of that name; null = none is configured. */
    public @Nullable CircuitBinding find(String name) {
        return byName.get(name);
    }

    /** Whether its circuit is still configured. */
    boolean isCurrent(CircuitBinding binding) {
        CircuitBinding current = byName.get(binding.circuit().name());
        return current != null && current.circuit() == binding.circuit();
    }

    /** What is in force for a circuit now; the binding itself where its circuit is no longer configured. */
    CircuitBinding current(CircuitBinding binding) {
        CircuitBinding current = byName.get(binding.circuit().name());
        return current != null && current.circuit() == binding.circuit() ? current : binding;
    }

    /** All of them, in the order of the file. */
    public List<CircuitBinding> all() {
        return List.copyOf(byName.values());
    }
}
