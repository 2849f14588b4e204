package io.breakwater.core.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.breakwater.core.RandomSeed;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The delays without jitter, and what holds for every kind of jitter. Covers I-36, I-37, I-39. */
final class BackoffTest {

    private static final Duration YEAR = Duration.ofDays(365);

    private static Backoff plain(Duration base, Duration cap, double factor) {
        return new Backoff(base, cap, factor, Jitter.NONE);
    }

    private static long delay(Backoff backoff, int retry) {
        return backoff.delayNanos(retry, 0, new Random(1));
    }

    /** Any legal backoff, extremes more often than not. */
    private static Backoff anyBackoff(Random random, Jitter jitter) {
        return new Backoff(anyDelay(random), anyDelay(random), anyFactor(random), jitter);
    }

    private static Duration anyDelay(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Duration.ZERO;
            case 1 -> YEAR.minusNanos(random.nextInt(3));
            case 2 -> Duration.ofNanos(random.nextInt(10));
            default -> Duration.ofNanos(random.nextLong(YEAR.toNanos()) >> random.nextInt(50));
        };
    }

    private static double anyFactor(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 1;
            case 1 -> 1000;
            case 2 -> Math.nextUp(1.0);
            default -> 1 + random.nextDouble() * Math.pow(10, random.nextInt(3));
        };
    }

    private static int anyRetry(Random random) {
        return random.nextInt(4) == 0
                ? Integer.MAX_VALUE - random.nextInt(2)
                : random.nextInt() >>> random.nextInt(32) >>> 1;
    }

    /** {@code min(cap, base * factor^retry)} in arithmetic that does not round; only for small retries. */
    private static BigDecimal reference(Backoff backoff, int retry) {
        BigDecimal exact = BigDecimal.valueOf(backoff.baseDelay().toNanos())
                .multiply(new BigDecimal(backoff.factor()).pow(retry, new MathContext(60)));
        return exact.min(BigDecimal.valueOf(backoff.maxDelay().toNanos()));
    }

    @Test
    void delay_withDefaultsAndNoJitter_doublesUpToTheCap() {
        Backoff backoff = plain(Duration.ofSeconds(1), Duration.ofSeconds(60), 2.0);

        assertThat(List.of(0, 1, 2, 3, 4, 5, 6, 7))
                .extracting(retry -> Duration.ofNanos(delay(backoff, retry)).toSeconds())
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    @Test
    void delay_ofOneMillisecondTimesOneAndAHalf_grows() { // I-37
        Backoff backoff = plain(Duration.ofMillis(1), Duration.ofSeconds(1), 1.5);

        assertThat(delay(backoff, 1)).isEqualTo(1_500_000);
        assertThat(delay(backoff, 2)).isEqualTo(2_250_000);
        assertThat(delay(backoff, 3)).isEqualTo(3_375_000);
    }

    @Test
    void delay_randomSettings_agreesWithExactArithmetic() {
        Random random = RandomSeed.of("BackoffTest.reference");
        for (int i = 0; i < 20_000; i++) {
            Backoff backoff = anyBackoff(random, Jitter.NONE);
            int retry = random.nextInt(64);

            double expected = reference(backoff, retry).doubleValue();

            // Truncation costs a nanosecond, double arithmetic a few units in the last place.
            assertThat(Math.abs(delay(backoff, retry) - expected))
                    .as("%s retry %d", backoff, retry)
                    .isLessThanOrEqualTo(1 + expected * 1e-13);
        }
    }

    @ParameterizedTest
    @EnumSource
    void delay_anyRetryAndAnySettings_isBetweenZeroAndTheCap(Jitter jitter) { // I-36, I-38, I-39
        Random random = RandomSeed.of("BackoffTest.bounds " + jitter);
        for (int i = 0; i < 50_000; i++) {
            Backoff backoff = anyBackoff(random, jitter);
            int retry = anyRetry(random);
            long previous = random.nextLong(backoff.maxDelay().toNanos() + 1);

            assertThat(backoff.delayNanos(retry, previous, random))
                    .as("%s retry %d after %d", backoff, retry, previous)
                    .isBetween(0L, backoff.maxDelay().toNanos());
        }
    }

    @Test
    void delay_withoutJitter_isMonotoneUntilTheCapAndStaysThere() { // I-37
        Random random = RandomSeed.of("BackoffTest.monotone");
        for (int i = 0; i < 500; i++) {
            Backoff backoff = anyBackoff(random, Jitter.NONE);
            long before = 0;
            for (int retry = 0; retry < 200; retry++) {
                long now = delay(backoff, retry);
                assertThat(now).as("%s retry %d", backoff, retry).isGreaterThanOrEqualTo(before);
                before = now;
            }
            assertThat(delay(backoff, Integer.MAX_VALUE)).as("%s", backoff).isGreaterThanOrEqualTo(before);
        }
    }

    @Test
    void delay_atTheLargestRetry_isTheCapOrZero() { // I-36
        assertThat(delay(plain(Duration.ofNanos(1), YEAR, 1.001), Integer.MAX_VALUE))
                .isEqualTo(YEAR.toNanos());
        assertThat(delay(plain(YEAR, YEAR, 1000), Integer.MAX_VALUE)).isEqualTo(YEAR.toNanos());
        assertThat(delay(plain(Duration.ZERO, YEAR, 1000), Integer.MAX_VALUE)).isZero();
        assertThat(delay(plain(YEAR, Duration.ZERO, 1000), Integer.MAX_VALUE)).isZero();
        assertThat(delay(plain(Duration.ofNanos(5), YEAR, 1), Integer.MAX_VALUE))
                .isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource
    void delay_afterAnyPrevious_isBetweenZeroAndTheCap(Jitter jitter) { // I-36, I-39
        Random random = RandomSeed.of("BackoffTest.previous " + jitter);
        for (long previous : new long[] {Long.MIN_VALUE, -1, 0, 1, YEAR.toNanos() + 1, Long.MAX_VALUE}) {
            for (int i = 0; i < 1000; i++) {
                Backoff backoff = anyBackoff(random, jitter);
                int retry = anyRetry(random);

                assertThat(backoff.delayNanos(retry, previous, random))
                        .as("%s retry %d after %d", backoff, retry, previous)
                        .isBetween(0L, backoff.maxDelay().toNanos());
            }
        }
    }

    @Test
    void delay_baseAboveCap_isTheCap() {
        assertThat(delay(plain(Duration.ofSeconds(9), Duration.ofSeconds(2), 2), 0))
                .isEqualTo(Duration.ofSeconds(2).toNanos());
    }

    @Test
    void settings_outOfRange_areRefusedWithTheValue() {
        for (Duration illegal : List.of(Duration.ofNanos(-1), YEAR.plusNanos(1), Duration.ofSeconds(Long.MAX_VALUE))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> plain(illegal, YEAR, 2))
                    .withMessageContaining(illegal.toString());
            assertThatIllegalArgumentException().isThrownBy(() -> plain(Duration.ZERO, illegal, 2));
        }
        for (double illegal : new double[] {0, 0.999, 1000.001, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> plain(Duration.ZERO, YEAR, illegal))
                    .withMessageContaining(String.valueOf(illegal));
        }
    }

    @Test
    void retryPolicy_countsTheFirstAttempt() {
        assertThat(RetryPolicy.defaults().maxAttempts()).isEqualTo(3);
        assertThat(RetryPolicy.never().maxAttempts()).isEqualTo(1);
        assertThat(RetryPolicy.defaults().backoff())
                .isEqualTo(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), 2.0, Jitter.EQUAL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(0, Backoff.defaults()))
                .withMessageContaining("0");
    }
}
