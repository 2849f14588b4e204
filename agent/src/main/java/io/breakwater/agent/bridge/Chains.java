package io.breakwater.agent.bridge;

import io.breakwater.agent.config.FallbackSpec;
import io.breakwater.agent.config.TierInstance;
import io.breakwater.core.fallback.FallbackChain;
import io.breakwater.core.fallback.FallbackSnapshot;
import io.breakwater.core.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The configured fallback chains. A chain that stays configured stays the same, with its counts; one whose tiers change is
 * another one.
 *
 * <p>Concurrency: the list is replaced as a whole, by one thread at a time.
 */
public final class Chains {

    private final Bindings bindings;
    private final InstanceTracker instances;
    private final Consumer<? super RuntimeException> mistakes;
    private volatile List<Entry> entries = List.of();

    private record Entry(FallbackSpec spec, FallbackChain<TierCall, Object> chain) {}

    /**
     * No chains yet.
     *
     * @param bindings all circuits
     * @param instances told which types are to be tracked
     * @param mistakes told of values that do not fit
     */
    public Chains(Bindings bindings, InstanceTracker instances, Consumer<? super RuntimeException> mistakes) {
        this.bindings = bindings;
        this.instances = instances;
        this.mistakes = mistakes;
    }

    /** Puts a configuration in force, whose circuits are in force already. */
    public synchronized void configure(List<FallbackSpec> specs) {
        List<Entry> after = new ArrayList<>();
        for (FallbackSpec spec : specs) {
            Entry known = known(spec);
            after.add(known == null ? new Entry(spec, made(spec)) : known);
        }
        entries = after;
        instances.keep(tracked(specs));
    }

    /** The types of tiers that are called on an instance which the application has made. */
    private static Set<String> tracked(List<FallbackSpec> specs) {
        Set<String> types = new HashSet<>();
        for (FallbackSpec spec : specs) {
            for (FallbackSpec.TierSpec tier :
                    spec.tiers().subList(1, spec.tiers().size())) {
                if (tier.instance().kind() == TierInstance.Kind.LAST) {
                    types.add(tier.method().type().toString());
                }
            }
        }
        return types;
    }

    private @Nullable Entry known(FallbackSpec spec) {
        for (Entry entry : entries) {
            if (entry.spec().equals(spec)) {
                return entry;
            }
        }
        return null;
    }

    private FallbackChain<TierCall, Object> made(FallbackSpec spec) {
        List<MethodTier> others = new ArrayList<>();
        for (FallbackSpec.TierSpec tier : spec.tiers().subList(1, spec.tiers().size())) {
            CircuitBinding binding = bindings.find(tier.circuit());
            if (binding == null) {
                throw new IllegalStateException("no circuit " + tier.circuit());
            }
            others.add(new MethodTier(tier, bindings, binding, instances));
        }
        String value = spec.value();
        return new FallbackChain<>(
                spec.name(),
                others,
                value == null ? null : new ConfiguredValue(spec.name(), value, mistakes),
                Clock.system());
    }

    /** The chain that starts at this method; null = none. */
    @Nullable
    FallbackChain<TierCall, Object> startingAt(MethodShape shape) {
        for (Entry entry : entries) {
            if (entry.spec().first().method().matches(shape.type(), shape.method(), shape.parameters())) {
                return entry.chain();
            }
        }
        return null;
    }

    /** All chains as configured, in the order of the file. */
    List<FallbackSpec> specs() {
        List<FallbackSpec> specs = new ArrayList<>();
        for (Entry entry : entries) {
            specs.add(entry.spec());
        }
        return specs;
    }

    /** All chains at this moment, in the order of the file. */
    public List<FallbackSnapshot> snapshots() {
        List<FallbackSnapshot> snapshots = new ArrayList<>();
        for (Entry entry : entries) {
            snapshots.add(entry.chain().snapshot());
        }
        return snapshots;
    }

    /** One chain at this moment; null = it is not configured, or not any more. */
    public @Nullable FallbackSnapshot snapshot(String name) {
        for (Entry entry : entries) {
            if (entry.spec().name().equals(name)) {
                return entry.chain().snapshot();
            }
        }
        return null;
    }
}
