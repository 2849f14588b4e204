package io.breakwater.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.breakwater.core.RandomSeed;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class LatencyTest {

    private final Latency latency = new Latency();

    private void record(int times, long millis) {
        for (int i = 0; i < times; i++) {
            latency.record(TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }

    @Test
    void nothingTimed_readsMinusOne() {
        assertThat(latency.snapshot()).isEqualTo(new LatencySnapshot(-1, -1, -1));
    }

    @Test
    void meanAndPercentiles_ofRandomCalls_areCloseToTheTrueOnes() {
        Random random = RandomSeed.of("LatencyTest");
        double[] millis = new double[1500];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = Math.exp(random.nextGaussian() * 2 + 3); // median 20 ms, long tail
            latency.record((long) (millis[i] * 1e6));
        }
        Arrays.sort(millis);

        LatencySnapshot seen = latency.snapshot();

        assertThat(seen.meanMillis()).isCloseTo(Arrays.stream(millis).average().orElseThrow(), within(0.01));
        assertThat(seen.p50Millis()).isCloseTo(millis[749], within(millis[749] / 8));
        assertThat(seen.p99Millis()).isCloseTo(millis[1484], within(millis[1484] / 8));
    }

    @Test
    void buckets_ofAnyDuration_containIt() {
        for (int shift = 10; shift < 40; shift++) {
            for (int sub = 0; sub < 4; sub++) {
                long lowest = (4L + sub) << (shift - 2);
                long highest = ((5L + sub) << (shift - 2)) - 1;
                int bucket = Latency.bucketOf(lowest);
                assertThat(Latency.bucketOf(highest)).isEqualTo(bucket);
                assertThat(Latency.bucketOf(highest + 1)).isEqualTo(Math.min(bucket + 1, 120));
                assertThat(Latency.middleOf(bucket)).isBetween((double) lowest, (double) highest);
            }
        }
        assertThat(Latency.bucketOf(0)).isZero();
        assertThat(Latency.bucketOf(1023)).isZero();
        assertThat(Latency.bucketOf(Long.MAX_VALUE)).isEqualTo(120);
    }

    @Test
    void extremes_areTaken() {
        latency.record(Long.MAX_VALUE);
        latency.record(0);
        latency.record(-5);

        assertThat(latency.snapshot().p99Millis()).isPositive();
    }

    @Test
    void oldCalls_fade() {
        record(10_000, 1000);
        record(10_000, 1);

        LatencySnapshot seen = latency.snapshot();

        assertThat(seen.meanMillis()).isCloseTo(1, within(1.5));
        assertThat(seen.p99Millis()).isCloseTo(1, within(0.2));
    }

    @Test
    void reset_forgetsAll() {
        record(100, 7);
        latency.reset();

        assertThat(latency.snapshot()).isEqualTo(LatencySnapshot.NONE);
    }
}
