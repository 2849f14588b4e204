package io.breakwater.core.retry;

import java.util.random.RandomGenerator;

/**
 * How randomness spreads retries, so that callers that failed together do not come back together. After Marc Brooker,
 * <i>Exponential Backoff and Jitter</i> (AWS Architecture Blog, 2015).
 */
public enum Jitter {
    /** No randomness. */
    NONE,
    /** Half of the delay is fixed, the other half random. */
    EQUAL,
    /** Anything between zero and the delay. */
    FULL,
    /** Between the base delay and three times the delay before, capped; the exponential series is not used. */
    DECORRELATED;

    // One method, not a body for each constant: those are classes, and every start would load them.
    long apply(long delayNanos, long previousNanos, Backoff backoff, RandomGenerator random) {
        return switch (this) {
            case NONE -> delayNanos;
            case EQUAL -> delayNanos / 2 + upTo(delayNanos - delayNanos / 2, random);
            case FULL -> upTo(delayNanos, random);
            case DECORRELATED -> decorrelated(previousNanos, backoff, random);
        };
    }

    private static long decorrelated(long previousNanos, Backoff backoff, RandomGenerator random) {
        long max = backoff.maxDelay().toNanos();
        long base = Math.min(backoff.baseDelay().toNanos(), max);
        long previous = Math.max(base, previousNanos);
        long ceiling = previous > max / 3 ? max : previous * 3;
        return base + upTo(ceiling - base, random);
    }

    /** A random number from zero to {@code bound}, both included; {@code bound} is below {@link Long#MAX_VALUE}. */
    private static long upTo(long bound, RandomGenerator random) {
        return random.nextLong(bound + 1);
    }
}
