package io.breakwater.agent.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fallback chain as configured.
 *
 * <p>Texts and comparison are written out. Those that the JDK makes for records keep the last class that they were about in
 * a soft cache of the JDK, and an agent that is uninstalled with it.
 *
 * @param name its name
 * @param tiers in the order in which they are asked; calls of the first start the chain
 * @param value what is answered when no tier has an answer, as written; null = nothing
 */
public record FallbackSpec(
        String name, List<TierSpec> tiers, @Nullable String value) {

    /**
     * One tier.
     *
     * @param method names exactly one method
     * @param circuit the name of the circuit that guards it
     * @param instance what the method is called on, unless it is static
     * @param adapter makes its result into what the first tier returns; null = it is that already
     */
    public record TierSpec(
            MethodPattern method,
            String circuit,
            TierInstance instance,
            @Nullable TierAdapter adapter) {

        @Override
        public String toString() {
            return circuit + ": " + method + " on " + instance + (adapter == null ? "" : " adapted by " + adapter);
        }
    }

    /** The tier whose calls start the chain. */
    public TierSpec first() {
        return tiers.get(0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FallbackSpec spec && spec.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return name + " = " + tiers + (value == null ? "" : " else " + value);
    }
}
