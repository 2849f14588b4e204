package io.breakwater.core.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.RandomSeed;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WindowCountsTest {

    /** Covers I-31. */
    @Test
    void atLeast_justBelowTheThreshold_isFalse() {
        assertThat(new WindowCounts(200, 99, 0).failedAtLeast(50_000)).isFalse();
        assertThat(new WindowCounts(200, 100, 0).failedAtLeast(50_000)).isTrue();
        assertThat(new WindowCounts(20_000_001, 10_000_000, 10_000_001).failedAtLeast(50_000))
                .isFalse();
        assertThat(new WindowCounts(20_000_001, 10_000_000, 10_000_001).slowAtLeast(50_000))
                .isTrue();
        assertThat(new WindowCounts(3, 2, 1).failedAtLeast(66_666)).isTrue();
        assertThat(new WindowCounts(3, 2, 1).failedAtLeast(66_667)).isFalse();
        assertThat(new WindowCounts(3, 2, 1).slowAtLeast(33_333)).isTrue();
        assertThat(new WindowCounts(3, 2, 1).slowAtLeast(33_334)).isFalse();
    }

    /** Covers I-31. */
    @Test
    void atLeast_randomCounts_agreesWithExactArithmetic() {
        Random random = RandomSeed.of("WindowCountsTest");
        for (int i = 0; i < 20_000; i++) {
            int calls = 1 + (random.nextInt(Integer.MAX_VALUE) >> random.nextInt(31));
            int failed = random.nextInt(calls) + 1;
            int slow = random.nextInt(calls);
            WindowCounts counts = new WindowCounts(calls, failed, slow);
            int near = (int) (failed * 100_000L / calls) + random.nextInt(3) - 1;

            assertThat(counts.failedAtLeast(near))
                    .as("%s, %d", counts, near)
                    .isEqualTo(exactlyAtLeast(failed, calls, near));
            assertThat(counts.slowAtLeast(near))
                    .as("%s, %d", counts, near)
                    .isEqualTo(exactlyAtLeast(slow, calls, near));
        }
    }

    private static boolean exactlyAtLeast(int count, int calls, int threshold) {
        BigInteger share = BigInteger.valueOf(count).multiply(BigInteger.valueOf(100_000));
        return share.compareTo(BigInteger.valueOf(threshold).multiply(BigInteger.valueOf(calls))) >= 0;
    }

    @Test
    void atLeast_extremes_doNotOverflow() {
        WindowCounts all = new WindowCounts(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

        assertThat(all.failedAtLeast(100_000)).isTrue();
        assertThat(all.failedAtLeast(100_001)).isFalse();
        assertThat(all.slowAtLeast(Integer.MAX_VALUE)).isFalse();
    }

    @Test
    void noCalls_makeUpNoShare() {
        WindowCounts none = new WindowCounts(0, 0, 0);

        assertThat(none.failedAtLeast(0)).isFalse();
        assertThat(none.slowAtLeast(0)).isFalse();
        assertThat(none.failedPercent()).isEqualTo(-1);
        assertThat(none.slowPercent()).isEqualTo(-1);
    }

    @Test
    void percent_isTheShareOfTheCalls() {
        WindowCounts counts = new WindowCounts(8, 1, 8);

        assertThat(counts.failedPercent()).isEqualTo(12.5);
        assertThat(counts.slowPercent()).isEqualTo(100);
    }
}
