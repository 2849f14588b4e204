package io.breakwater.core.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff: the delay before retry n (n = 0, 1, …) is {@code base * factor^n}, capped at the longest delay,
 * then jittered within the cap.
 *
 * @param baseDelay the delay before the first retry; 0 to 365 days; default 1 s
 * @param maxDelay the cap; 0 to 365 days; default 60 s
 * @param factor growth from one delay to the next; 1 to 1000; default 2
 * @param jitter how the delay is made random; default {@link Jitter#EQUAL}
 */
public record Backoff(Duration baseDelay, Duration maxDelay, double factor, Jitter jitter) {

    private static final Duration LONGEST = Duration.ofDays(365);
    private static final double LARGEST_FACTOR = 1000;

    /** Throws {@link IllegalArgumentException} if a value is out of range. */
    public Backoff {
        checkDelay(baseDelay);
        checkDelay(maxDelay);
        checkFactor(factor);
        requireNonNull(jitter, "jitter");
    }

    /** One second, doubled each time, at most a minute, half of it random. */
    public static Backoff defaults() {
        return new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), 2.0, Jitter.EQUAL);
    }

    /** Throws {@link IllegalArgumentException} unless the delay is between 0 and 365 days. */
    public static void checkDelay(Duration delay) {
        if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("must be between 0 and 365 days, got " + delay);
        }
    }

    /** Throws {@link IllegalArgumentException} unless the factor is between 1 and 1000. */
    public static void checkFactor(double factor) {
        if (!(factor >= 1 && factor <= LARGEST_FACTOR)) {
            throw new IllegalArgumentException("must be between 1 and 1000, got " + factor);
        }
    }

    /**
     * The delay before a retry, in closed form: no loop, no accumulated error, no overflow.
     *
     * @param retry which retry, from 0 to {@link Integer#MAX_VALUE}
     * @param previousNanos the delay before the retry before this one; 0 for the first
     * @param random the source of jitter
     * @return nanoseconds, {@code 0 <= delay <= maxDelay}
     */
    public long delayNanos(int retry, long previousNanos, RandomGenerator random) {
        long cap = maxDelay.toNanos();
        double exact = baseDelay.toNanos() * Math.pow(factor, retry); // may be infinite; NaN only for 0 * infinity
        long delay = exact >= cap ? cap : (long) exact;
        return jitter.apply(delay, previousNanos, this, random);
    }
}
