package io.breakwater.core.differential;

import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.circuit.CircuitConfigBuilder;
import io.breakwater.core.window.WindowSize;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowSynchronizationStrategy;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;

/**
 * Settings that mean the same to both sides.
 *
 * @param kind of the window
 * @param window its size: calls, or seconds
 * @param minimumCalls not more than a window by calls can hold
 * @param failurePercent threshold
 * @param slowPercent threshold
 * @param slowAfter a call that takes longer is slow
 * @param firstWait time in OPEN
 * @param backoff factor by which each reopening lengthens it
 * @param trials permitted in HALF_OPEN
 */
record Setup(
        Kind kind,
        int window,
        int minimumCalls,
        int failurePercent,
        int slowPercent,
        Duration slowAfter,
        Duration firstWait,
        int backoff,
        int trials) {

    /** The windows of theirs that can be driven by a clock of ours. */
    enum Kind {
        COUNT,
        COUNT_LOCK_FREE,
        TIME
    }

    /** Ten seconds, so that our ten slices are their seconds. */
    static final int SECONDS = 10;

    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);
    private static final Duration NEVER = Duration.ofDays(365);
    private static final int[] PERCENTS = {1, 17, 20, 25, 33, 50, 60, 67, 75, 100};

    static Setup random(Random random) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        int smallest = kind == Kind.COUNT_LOCK_FREE ? 2 : 1; // theirs throws with one (I-21)
        int window = kind == Kind.TIME ? SECONDS : smallest + random.nextInt(12);
        Duration wait = Duration.ofMillis(2 + random.nextInt(60));
        return new Setup(
                kind,
                window,
                1 + random.nextInt(Math.min(6, window)),
                PERCENTS[random.nextInt(PERCENTS.length)],
                PERCENTS[random.nextInt(PERCENTS.length)],
                random.nextInt(3) == 0 ? NEVER : Duration.ofMillis(1 + random.nextInt(50)),
                random.nextInt(4) == 0 ? wait.plusNanos(1 + random.nextInt(999_999)) : wait,
                random.nextInt(3) == 0 ? 2 : 1,
                random.nextInt(3) == 0 ? 2 + random.nextInt(4) : 1);
    }

    /** Successful trials that close: where theirs judges. */
    int successesToClose() {
        return Math.min(minimumCalls, trials);
    }

    /** The time in OPEN after so many reopenings. */
    long waitNanos(int reopenings) {
        return Math.min(firstWait.toNanos() << Math.min(20, reopenings * (backoff - 1)), LONGEST_WAIT.toNanos());
    }

    CircuitConfigBuilder ours() {
        return CircuitConfig.builder()
                .failureThreshold(0)
                .failureRateThreshold(failurePercent)
                .slowCallDuration(slowAfter)
                .slowCallRateThreshold(slowPercent)
                .window(kind == Kind.TIME ? WindowSize.time(Duration.ofSeconds(window)) : WindowSize.calls(window))
                .minimumCalls(minimumCalls)
                .recoveryTimeout(firstWait)
                .recoveryBackoff(backoff)
                .recoveryTimeoutMax(LONGEST_WAIT)
                .halfOpenCalls(trials)
                .successThreshold(successesToClose())
                .halfOpenTimeout(NEVER);
    }

    CircuitBreakerConfig.Builder theirs(Clock clock) {
        return CircuitBreakerConfig.custom()
                .clock(clock)
                .slidingWindow(
                        window,
                        minimumCalls,
                        kind == Kind.TIME ? SlidingWindowType.TIME_BASED : SlidingWindowType.COUNT_BASED,
                        kind == Kind.COUNT_LOCK_FREE
                                ? SlidingWindowSynchronizationStrategy.LOCK_FREE
                                : SlidingWindowSynchronizationStrategy.SYNCHRONIZED)
                .failureRateThreshold(failurePercent)
                .slowCallRateThreshold(slowPercent)
                .slowCallDurationThreshold(slowAfter)
                .waitIntervalFunctionInOpenState(
                        attempt -> Duration.ofNanos(waitNanos(attempt - 1)).toMillis())
                .permittedNumberOfCallsInHalfOpenState(trials)
                .ignoreExceptions(IgnoredException.class)
                .writableStackTraceEnabled(false);
    }
}
