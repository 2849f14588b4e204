package io.breakwater.core.retry;

import java.util.random.RandomGenerator;

/**
 * How randomness spreads retries, so that callers that failed together do not come back together. After Marc Brooker,
 * <i>Exponential Backoff and Jitter</i> (AWS Architecture Blog, 2015).
 */
public enum Jitter {
    /** No randomness. */
    NONE {
        @Override
        long apply(long delayNanos, long previousNanos, Backoff backoff, RandomGenerator random) {
            return delayNanos;
        }
    },
    /** Half of the delay is fixed, the other half random. */
    EQUAL {
        @Override
        long apply(long delayNanos, long previousNanos, Backoff backoff, RandomGenerator random) {
            long half = delayNanos / 2;
            return half + upTo(delayNanos - half, random);
        }
    },
    /** Anything between zero and the delay. */
    FULL {
        @Override
        long apply(long delayNanos, long previousNanos, Backoff backoff, RandomGenerator random) {
            return upTo(delayNanos, random);
        }
    },
    /** Between the base delay and three times the delay before, capped; the exponential series is not used. */
    DECORRELATED {
        @Override
        long apply(long delayNanos, long previousNanos, Backoff backoff, RandomGenerator random) {
            long max = backoff.maxDelay().toNanos();
            long base = Math.min(backoff.baseDelay().toNanos(), max);
            long previous = Math.max(base, previousNanos);
            long ceiling = previous > max / 3 ? max : previous * 3;
            return base + upTo(ceiling - base, random);
        }
    };

    abstract long apply(long delayNanos, long previousNanos, Backoff backoff, RandomGenerator random);

    /** A random number from zero to {@code bound}, both included; {@code bound} is below {@link Long#MAX_VALUE}. */
    private static long upTo(long bound, RandomGenerator random) {
        return random.nextLong(bound + 1);
    }
}
