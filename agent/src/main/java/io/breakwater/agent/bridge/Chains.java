package io.breakwater.agent.bridge;

import io.breakwater.agent.config.FallbackSpec;
import io.breakwater.agent.config.MethodPattern;
import io.breakwater.core.fallback.FallbackChain;
import io.breakwater.core.fallback.FallbackSnapshot;
import io.breakwater.core.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The configured fallback chains. Immutable once made. */
public final class Chains {

    private final List<MethodPattern> firstTiers = new ArrayList<>();
    private final List<FallbackChain<TierCall, Object>> chains = new ArrayList<>();

    /**
     * Makes the chains.
     *
     * @param specs as configured
     * @param circuits all circuits by name
     * @param instances told which types are to be tracked
     * @param mistakes told of values that do not fit
     */
    public Chains(
            List<FallbackSpec> specs,
            Map<String, CircuitBinding> circuits,
            InstanceTracker instances,
            Consumer<? super RuntimeException> mistakes) {
        for (FallbackSpec spec : specs) {
            List<MethodTier> others = new ArrayList<>();
            for (FallbackSpec.TierSpec tier :
                    spec.tiers().subList(1, spec.tiers().size())) {
                CircuitBinding binding = circuits.get(tier.circuit());
                if (binding == null) {
                    throw new IllegalStateException("no circuit " + tier.circuit());
                }
                others.add(new MethodTier(tier.method(), binding, instances));
            }
            firstTiers.add(spec.first().method());
            String value = spec.value();
            chains.add(new FallbackChain<>(
                    spec.name(),
                    others,
                    value == null ? null : new ConfiguredValue(spec.name(), value, mistakes),
                    Clock.system()));
        }
    }

    /** The chain that starts at this method; null = none. */
    @Nullable
    FallbackChain<TierCall, Object> startingAt(MethodShape shape) {
        for (int i = 0; i < chains.size(); i++) {
            if (firstTiers.get(i).matches(shape.type(), shape.method(), shape.parameters())) {
                return chains.get(i);
            }
        }
        return null;
    }

    /** All chains at this moment, in the order of the file. */
    public List<FallbackSnapshot> snapshots() {
        List<FallbackSnapshot> snapshots = new ArrayList<>();
        for (FallbackChain<TierCall, Object> chain : chains) {
            snapshots.add(chain.snapshot());
        }
        return snapshots;
    }

    /** One chain at this moment. */
    public FallbackSnapshot snapshot(String name) {
        for (FallbackChain<TierCall, Object> chain : chains) {
            if (chain.name().equals(name)) {
                return chain.snapshot();
            }
        }
        throw new IllegalArgumentException("there is no fallback '" + name + "'");
    }
}
