package io.breakwater.core;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Why one tier of a fallback chain did not serve a call.
 *
 * @param tier the tier's name
 * @param reason in words: what it threw or returned, or why it was not called
 * @param thrown what it threw; null where it returned a failure or was not called
 */
public record TierFailure(
        String tier, String reason, @Nullable Throwable thrown) {

    public TierFailure {
        requireNonNull(tier, "tier");
        requireNonNull(reason, "reason");
    }

    /** A tier that was called and threw. */
    public static TierFailure threw(String tier, Throwable thrown) {
        return new TierFailure(tier, Failures.describe(thrown), thrown);
    }

    /** A tier that was not called, or returned what counts as a failure. */
    public static TierFailure because(String tier, String reason) {
        return new TierFailure(tier, reason, null);
    }
}
