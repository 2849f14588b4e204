package io.breakwater.core.retry;

import static java.util.Objects.requireNonNull;

/**
 * How often a call is attempted, and how long to wait in between.
 *
 * @param maxAttempts executions of the call at most, <b>including the first</b>; 1 or more, 1 = no retry; default 3
 * @param backoff the delays
 */
public record RetryPolicy(int maxAttempts, Backoff backoff) {

    /** Throws {@link IllegalArgumentException} if {@code maxAttempts} is below 1. */
    public RetryPolicy {
        requireNonNull(backoff, "backoff");
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("must be 1 (no retry) or more, got " + maxAttempts);
        }
    }

    /** Three attempts with the default backoff. */
    public static RetryPolicy defaults() {
        return new RetryPolicy(3, Backoff.defaults());
    }

    /** One attempt, no retry. */
    public static RetryPolicy never() {
        return new RetryPolicy(1, Backoff.defaults());
    }
}
