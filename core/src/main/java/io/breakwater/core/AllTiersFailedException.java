package io.breakwater.core;

import java.util.List;

/**
 * No tier of a fallback chain could serve a call; the message names each tier and why. It rides along as suppressed on
 * the exception that goes to the caller. What the tiers threw is suppressed in turn, in order; the first tier's own
 * exception is not, for it is the one that this rides on.
 */
public final class AllTiersFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String chain;
    private final transient List<TierFailure> failures;

    /**
     * Creates the report of a chain.
     *
     * @param chain the chain's name
     * @param failures one for each tier, in the order in which they were tried, the first tier included
     */
    public AllTiersFailedException(String chain, List<TierFailure> failures) {
        // No stack trace of its own: it always rides on an exception that has one.
        super(message(chain, failures), null, true, false);
        this.chain = chain;
        this.failures = List.copyOf(failures);
        Throwable first = failures.isEmpty() ? null : failures.get(0).thrown();
        for (TierFailure failure : this.failures.subList(Math.min(1, failures.size()), failures.size())) {
            Throwable thrown = failure.thrown();
            if (thrown != null && (first == null || !Failures.reaches(thrown, first))) {
                addSuppressed(thrown);
            }
        }
    }

    private static String message(String chain, List<TierFailure> failures) {
        StringBuilder text = new StringBuilder("fallback '").append(chain).append("': all tiers failed: ");
        for (int i = 0; i < failures.size(); i++) {
            TierFailure failure = failures.get(i);
            text.append(i == 0 ? "" : "; ").append(failure.tier()).append(": ").append(failure.reason());
        }
        return text.toString();
    }

    /** The name of the chain. */
    public String chain() {
        return chain;
    }

    /** Each tier and why it did not serve, in the order tried; empty after serialisation. */
    public List<TierFailure> failures() {
        return failures == null ? List.of() : failures;
    }
}
