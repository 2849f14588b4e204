package io.breakwater.core.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How randomness spreads the delays. Seeds are fixed here, for statistics have outliers. Covers I-38. */
final class JitterTest {

    private static final long BASE = Duration.ofMillis(100).toNanos();
    private static final long CAP = Duration.ofSeconds(4).toNanos();
    private static final int DRAWS = 20_000;
    private static final int BINS = 20;
    /** The 99.99th percentile of chi squared with 19 degrees of freedom. */
    private static final double CHI_SQUARED_LIMIT = 50.8;

    private static Backoff backoff(Jitter jitter) {
        return new Backoff(Duration.ofNanos(BASE), Duration.ofNanos(CAP), 2.0, jitter);
    }

    /** Delays of callers that have long reached the cap. */
    private static long[] delaysAtCap(Jitter jitter) {
        Random random = new Random(42);
        long[] delays = new long[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            delays[i] = backoff(jitter).delayNanos(1000, CAP, random);
        }
        return delays;
    }

    private static double chiSquared(long[] delays, long low, long high) {
        long[] counts = new long[BINS];
        for (long delay : delays) {
            assertThat(delay).isBetween(low, high);
            counts[(int) Math.min(BINS - 1, (delay - low) * BINS / (high - low))]++;
        }
        double expected = (double) delays.length / BINS;
        double sum = 0;
        for (long count : counts) {
            sum += (count - expected) * (count - expected) / expected;
        }
        return sum;
    }

    @Test
    void full_atTheCap_isUniformFromZeroToTheCap() { // I-38
        assertThat(chiSquared(delaysAtCap(Jitter.FULL), 0, CAP)).isLessThan(CHI_SQUARED_LIMIT);
    }

    @Test
    void equal_atTheCap_isUniformInTheUpperHalf() { // I-38
        assertThat(chiSquared(delaysAtCap(Jitter.EQUAL), CAP / 2, CAP)).isLessThan(CHI_SQUARED_LIMIT);
    }

    @Test
    void decorrelated_atTheCap_isUniformFromBaseToTheCap() { // I-38
        assertThat(chiSquared(delaysAtCap(Jitter.DECORRELATED), BASE, CAP)).isLessThan(CHI_SQUARED_LIMIT);
    }

    @Test
    void none_isTheDelayItself() {
        assertThat(delaysAtCap(Jitter.NONE)).containsOnly(CAP);
    }

    @Test
    void equal_belowTheCap_isBetweenHalfAndWhole() {
        Random random = new Random(42);
        long[] delays = new long[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            delays[i] = backoff(Jitter.EQUAL).delayNanos(3, 0, random);
        }

        assertThat(chiSquared(delays, 4 * BASE, 8 * BASE)).isLessThan(CHI_SQUARED_LIMIT);
    }

    @Test
    void equalAndFull_ofTinyDelays_reachBothEnds() {
        Backoff tiny = new Backoff(Duration.ofNanos(3), Duration.ofNanos(3), 1, Jitter.EQUAL);
        Random random = new Random(42);
        List<Long> equal = new ArrayList<>();
        List<Long> full = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            equal.add(tiny.delayNanos(0, 0, random));
            full.add(Jitter.FULL.apply(3, 0, tiny, random));
        }

        assertThat(equal).containsOnly(1L, 2L, 3L);
        assertThat(full).containsOnly(0L, 1L, 2L, 3L);
    }

    @Test
    void decorrelated_firstRetry_isBetweenBaseAndThreeTimesBase() {
        Random random = new Random(42);
        long[] delays = new long[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            delays[i] = backoff(Jitter.DECORRELATED).delayNanos(0, 0, random);
        }

        assertThat(chiSquared(delays, BASE, 3 * BASE)).isLessThan(CHI_SQUARED_LIMIT);
    }

    @Test
    void decorrelated_series_staysBetweenBaseAndThreeTimesThePrevious() {
        Random random = new Random(42);
        long previous = 0;
        for (int retry = 0; retry < 10_000; retry++) {
            long delay = backoff(Jitter.DECORRELATED).delayNanos(retry, previous, random);
            assertThat(delay).isBetween(BASE, Math.min(CAP, 3 * Math.max(BASE, previous)));
            previous = delay;
        }
    }

    @ParameterizedTest
    @EnumSource
    void anyJitter_sameSeed_sameDelays(Jitter jitter) {
        assertThat(series(jitter, 7)).isEqualTo(series(jitter, 7));
        if (jitter != Jitter.NONE) {
            assertThat(series(jitter, 7)).isNotEqualTo(series(jitter, 8));
        }
    }

    private static List<Long> series(Jitter jitter, long seed) {
        Random random = new Random(seed);
        List<Long> delays = new ArrayList<>();
        long previous = 0;
        for (int retry = 0; retry < 50; retry++) {
            previous = backoff(jitter).delayNanos(retry, previous, random);
            delays.add(previous);
        }
        return delays;
    }

    @ParameterizedTest
    @EnumSource
    void anyJitter_ofNoDelay_isNoDelay(Jitter jitter) {
        Backoff none = new Backoff(Duration.ZERO, Duration.ZERO, 2, jitter);

        assertThat(none.delayNanos(5, 0, new Random(1))).isZero();
    }
}
