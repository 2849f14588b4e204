package io.breakwater.agent.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fallback chain as configured.
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
     */
    public record TierSpec(MethodPattern method, String circuit) {}

    /** The tier whose calls start the chain. */
    public TierSpec first() {
        return tiers.get(0);
    }
}
