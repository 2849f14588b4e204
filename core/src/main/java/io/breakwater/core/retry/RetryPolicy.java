package io.breakwater.core.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often a call is attempted, and how long to wait in between.
 *
 * @param maxAttempts executions of the call at most, <b>including the first</b>; 1 or more, 1 = no retry; default 3
 * @param backoff the delays
 * @param maxDuration no attempt starts after this much time since the first one started; 1 ms to 365 days; null = no
 *     limit; default null
 */
public record RetryPolicy(
        int maxAttempts, Backoff backoff, @Nullable Duration maxDuration) {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    /** Throws {@link IllegalArgumentException} with a full sentence if a value is out of range. */
    public RetryPolicy {
        requireNonNull(backoff, "backoff");
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("must be 1 (no retry) or more, got " + maxAttempts);
        }
        if (maxDuration != null) {
            checkMaxDuration(maxDuration);
        }
    }

    /** So many attempts with these delays, however long they take. */
    public RetryPolicy(int maxAttempts, Backoff backoff) {
        this(maxAttempts, backoff, null);
    }

    /** Throws {@link IllegalArgumentException} unless the duration is between 1 ms and 365 days. */
    public static void checkMaxDuration(Duration duration) {
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("must be between 1 ms and 365 days, got " + duration);
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

    /** Whether so long after the start of the first attempt another one may still start. */
    public boolean allowsAfter(long sinceFirstNanos) {
        return maxDuration == null || (sinceFirstNanos >= 0 && sinceFirstNanos <= maxDuration.toNanos());
    }
}
