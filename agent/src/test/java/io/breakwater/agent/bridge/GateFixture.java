package io.breakwater.agent.bridge;

import io.breakwater.agent.config.AgentConfig;
import io.breakwater.agent.config.ConfigException;
import io.breakwater.agent.config.ConfigText;
import io.breakwater.agent.config.MethodPattern;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitRegistry;
import io.breakwater.core.fallback.FallbackSnapshot;
import io.breakwater.core.guard.Surroundings;
import io.breakwater.core.time.Clock;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** A handler behind the gate, made of the lines of a configuration; retries do not wait. */
public final class GateFixture {

    final InstanceTracker instances = new InstanceTracker();
    public final Chains chains;
    public final CircuitRegistry registry = new CircuitRegistry(Clock.system(), Runnable::run);
    public final Bindings circuits = new Bindings(registry);
    /** What the agent has done wrong. */
    public final List<Throwable> errors = new CopyOnWriteArrayList<>();

    /** What the configuration gets wrong, as far as only calls can tell. */
    final List<RuntimeException> mistakes = new CopyOnWriteArrayList<>();
    /** Happens while a retry waits. */
    Runnable meanwhile = () -> {};

    public AgentConfig config;
    public final HealthChecks health = new HealthChecks();
    public final SiteTable sites;
    public final GateHandler handler;

    public GateFixture(String... lines) throws ConfigException {
        config = ConfigText.load(lines);
        circuits.configure(config.circuits(), null);
        chains = new Chains(circuits, instances, mistakes::add);
        chains.configure(config.fallbacks());
        Random random = new Random(1);
        sites = new SiteTable(
                circuits, chains, new Surroundings(Clock.system(), this::sleep, () -> random, errors::add), health);
        handler = new GateHandler(sites, instances, errors::add);
    }

    /** Another configuration is put in force. */
    public void reconfigure(String... lines) throws ConfigException {
        config = ConfigText.load(lines);
        circuits.configure(config.circuits(), null);
        chains.configure(config.fallbacks());
        sites.refresh();
        health.refresh(circuits);
    }

    private boolean sleep(long nanos) {
        meanwhile.run();
        return true;
    }

    FallbackSnapshot chain(String name) {
        return Objects.requireNonNull(chains.snapshot(name), name);
    }

    public List<CircuitBinding> bindings() {
        return circuits.all();
    }

    public InstanceTracker instances() {
        return instances;
    }

    public Circuit circuit(String name) {
        return binding(name).circuit();
    }

    CircuitBinding binding(String name) {
        CircuitBinding binding = circuits.find(name);
        if (binding == null) {
            throw new IllegalArgumentException(name);
        }
        return binding;
    }

    /** Registers the only method of that name, under the first circuit whose patterns match it. */
    int site(Class<?> type, String name) {
        MethodShape shape = shape(type, name);
        for (CircuitBinding binding : circuits.all()) {
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
