package io.breakwater.agent.config;

import java.util.List;

/**
 * One fallback chain as configured.
 *
 * @param name its name
 * @param tiers two or more, in the order in which they are asked; calls of the first start the chain
 */
public record FallbackSpec(String name, List<TierSpec> tiers) {

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
