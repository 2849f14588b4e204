package io.breakwater.core.fallback;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fallback chain at one moment.
 *
 * @param name the chain's name
 * @param calls how often it was asked
 * @param served how many answers each tier gave
 * @param servedByValue how often the last resort answered
 * @param allTiersFailed how often no tier had an answer
 * @param lastAllTiersFailed when that last happened; null = never
 * @param lastReasons each tier and why, that time; null = never. Without messages of exceptions
 */
public record FallbackSnapshot(
        String name,
        long calls,
        List<TierCount> served,
        long servedByValue,
        long allTiersFailed,
        @Nullable Instant lastAllTiersFailed,
        @Nullable String lastReasons) {

    /**
     * Answers of one tier.
     *
     * @param tier its name
     * @param served how many
     */
    public record TierCount(String tier, long served) {}
}
