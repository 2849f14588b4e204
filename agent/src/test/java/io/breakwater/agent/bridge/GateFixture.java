package io.breakwater.agent.bridge;

import io.breakwater.agent.config.AgentConfig;
import io.breakwater.agent.config.CircuitSpec;
import io.breakwater.agent.config.ConfigException;
import io.breakwater.agent.config.ConfigText;
import io.breakwater.agent.config.MethodPattern;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitRegistry;
import io.breakwater.core.guard.Surroundings;
import io.breakwater.core.time.Clock;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** A handler behind the gate, made of the lines of a configuration; retries do not wait. */
public final class GateFixture {

    final InstanceTracker instances = new InstanceTracker();
    final Map<String, CircuitBinding> circuits = new LinkedHashMap<>();
    public final Chains chains;
    public final CircuitRegistry registry = new CircuitRegistry(Clock.system(), Runnable::run);
    /** What the agent has done wrong. */
    public final List<Throwable> errors = new CopyOnWriteArrayList<>();

    /** What the configuration gets wrong, as far as only calls can tell. */
    final List<RuntimeException> mistakes = new CopyOnWriteArrayList<>();
    /** Happens while a retry waits. */
    Runnable meanwhile = () -> {};

    public final AgentConfig config;
    public final HealthChecks health = new HealthChecks();
    public final SiteTable sites;
    public final GateHandler handler;

    public GateFixture(String... lines) throws ConfigException {
        config = ConfigText.load(lines);
        for (CircuitSpec spec : config.circuits()) {
            Circuit circuit = registry.circuit(spec.name(), spec.circuit());
            circuits.put(spec.name(), new CircuitBinding(circuits.size(), spec, circuit));
        }
        chains = new Chains(config.fallbacks(), circuits, instances, mistakes::add);
        Random random = new Random(1);
        sites = new SiteTable(chains, new Surroundings(Clock.system(), this::sleep, () -> random, errors::add), health);
        handler = new GateHandler(sites, instances, errors::add);
    }

    private boolean sleep(long nanos) {
        meanwhile.run();
        return true;
    }

    public List<CircuitBinding> bindings() {
        return List.copyOf(circuits.values());
    }

    public InstanceTracker instances() {
        return instances;
    }

    public Circuit circuit(String name) {
        return binding(name).circuit();
    }

    CircuitBinding binding(String name) {
        CircuitBinding binding = circuits.get(name);
        if (binding == null) {
            throw new IllegalArgumentException(name);
        }
        return binding;
    }

    /** Registers the only method of that name, under the first circuit whose patterns match it. */
    int site(Class<?> type, String name) {
        MethodShape shape = shape(type, name);
        for (CircuitBinding binding : circuits.values()) {
            for (MethodPattern pattern : binding.spec().methods()) {
                if (pattern.matches(shape.type(), shape.method(), shape.parameters())) {
                    return sites.register(binding, shape);
                }
            }
        }
        throw new IllegalArgumentException("no circuit guards " + shape.describe());
    }

    static MethodShape shape(Class<?> type, String name) {
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals(name)) {
                return new MethodShape(
                        type.getName(),
                        name,
                        Types.parameterNames(method),
                        method.getReturnType().getName(),
                        false);
            }
        }
        throw new IllegalArgumentException(type + "#" + name);
    }

    /** The application constructs an instance of a tracked type. */
    <T> T constructed(T instance) {
        handler.constructed(instances.number(instance.getClass().getName()), instance);
        return instance;
    }
}
