package io.breakwater.core.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.Together;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Single steps; {@link TimeWindowModelTest} has the random ones. */
final class TimeWindowTest extends SlidingWindowContract {

    private static final long LENGTH = Duration.ofSeconds(10).toNanos();
    private static final long SLICE = LENGTH / 10;

    /** A slice counts to 2^21 - 1. */
    private static final int FULL_SLICE = 2_097_151;

    private static final WindowCounts NONE = new WindowCounts(0, 0, 0);
    private static final WindowCounts ONE = new WindowCounts(1, 1, 0);

    @Override
    SlidingWindow windowOfTenThousand(long nowNanos) {
        return new TimeWindow(LENGTH, nowNanos);
    }

    /** Covers I-30: on both sides of the border, to the nanosecond. */
    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MAX_VALUE - 1, Long.MIN_VALUE, Long.MAX_VALUE - 5_000_000_000L})
    void call_atTheBeginningOfASlice_staysForExactlyTheLength(long start) {
        TimeWindow window = new TimeWindow(LENGTH, start);
        window.record(true, false, start);

        assertThat(window.counts(start + LENGTH - 1)).isEqualTo(ONE);
        assertThat(window.counts(start + LENGTH)).isEqualTo(NONE);
    }

    /** Covers I-30. */
    @Test
    void call_atTheEndOfASlice_staysForTheLengthLessOneSlice() {
        TimeWindow window = new TimeWindow(LENGTH, 0);
        long last = SLICE - 1;
        window.record(true, false, last);

        assertThat(window.counts(last + LENGTH - SLICE)).isEqualTo(ONE);
        assertThat(window.counts(last + LENGTH - SLICE + 1)).isEqualTo(NONE);
    }

    /** Covers I-30: failures on both sides of any one moment are seen together. */
    @Test
    void failures_onBothSidesOfAnyBorder_areCountedTogether() {
        for (long border = SLICE; border < 3 * LENGTH; border += SLICE) {
            TimeWindow window = new TimeWindow(LENGTH, 0);
            window.record(true, false, border - 1);
            window.record(true, false, border);

            assertThat(window.counts(border)).isEqualTo(new WindowCounts(2, 2, 0));
        }
    }

    /** A reader whose time is older than the newest record has lost what that record has pushed out, and no more. */
    @Test
    void counts_lateByOneSlice_lackTheOldestSliceAlone() {
        TimeWindow window = new TimeWindow(LENGTH, 0);
        for (int i = 0; i <= 10; i++) {
            window.record(true, false, i * SLICE);
        }

        assertThat(window.counts(9 * SLICE)).isEqualTo(new WindowCounts(9, 9, 0));
    }

    @Test
    void counts_afterLongIdle_areThoseOfTheNewCallsAlone() {
        TimeWindow window = new TimeWindow(LENGTH, 0);
        for (int i = 0; i < 10; i++) {
            window.record(true, true, i * SLICE);
        }
        assertThat(window.counts(9 * SLICE)).isEqualTo(new WindowCounts(10, 10, 10));

        for (long idle : List.of(
                2 * LENGTH,
                Duration.ofDays(1).toNanos(),
                Duration.ofDays(100_000).toNanos())) {
            assertThat(window.counts(idle)).isEqualTo(NONE);
            window.record(false, true, idle);
            assertThat(window.counts(idle)).isEqualTo(new WindowCounts(1, 0, 1));
        }
    }

    @Test
    void slice_withMoreCallsThanItCounts_keepsItsRateAndSpillsNowhere() {
        TimeWindow window = new TimeWindow(LENGTH, 0);
        for (int i = 0; i < FULL_SLICE + 10; i++) {
            window.record(true, true, 0);
        }
        assertThat(window.counts(0)).isEqualTo(new WindowCounts(FULL_SLICE, FULL_SLICE, FULL_SLICE));

        window.record(false, false, 0);
        assertThat(window.counts(0)).isEqualTo(new WindowCounts(FULL_SLICE, FULL_SLICE, FULL_SLICE));

        window.record(false, false, SLICE);
        assertThat(window.counts(SLICE)).isEqualTo(new WindowCounts(FULL_SLICE + 1, FULL_SLICE, FULL_SLICE));
        assertThat(window.counts(LENGTH)).isEqualTo(new WindowCounts(1, 0, 0));
    }

    @Test
    void tenFullSlices_addUp() {
        TimeWindow window = new TimeWindow(LENGTH, 0);
        for (int slice = 0; slice < 10; slice++) {
            for (int i = 0; i < FULL_SLICE + 1; i++) {
                window.record(true, false, slice * SLICE);
            }
        }

        assertThat(window.counts(LENGTH - 1)).isEqualTo(new WindowCounts(10 * FULL_SLICE, 10 * FULL_SLICE, 0));
    }

    /** A thread that read the clock and was stopped before it got here. */
    @Test
    void record_lateByLessThanAWindow_isCountedWhereItBelongs() {
        TimeWindow window = new TimeWindow(LENGTH, 0);
        window.record(false, true, 9 * SLICE);
        window.record(true, false, 0);

        assertThat(window.counts(9 * SLICE)).isEqualTo(new WindowCounts(2, 1, 1));
        assertThat(window.counts(10 * SLICE)).isEqualTo(new WindowCounts(1, 0, 1));
    }

    @Test
    void record_lateByAWholeWindow_isDropped() {
        TimeWindow window = new TimeWindow(LENGTH, 0);
        window.record(true, false, LENGTH);
        window.record(false, true, 0);

        assertThat(window.counts(LENGTH)).isEqualTo(ONE);
    }

    @Test
    void clock_goneFarBack_leavesNothingStuck() {
        TimeWindow window = new TimeWindow(LENGTH, 0);
        long future = Duration.ofDays(365).toNanos();
        for (int i = 0; i < 10; i++) {
            window.record(true, true, future + i * SLICE);
        }

        assertThat(window.counts(0)).isEqualTo(NONE);
        for (int i = 0; i < 100; i++) {
            window.record(true, false, i * SLICE);
            int calls = Math.min(10, i + 1);
            assertThat(window.counts(i * SLICE)).isEqualTo(new WindowCounts(calls, calls, 0));
        }
    }

    /** Covers I-29: each thread has a clock of its own, all within one window. */
    @Test
    void record_manyThreadsOverManySlices_losesNothingWithinTheWindow() throws Exception {
        for (int round = 0; round < 20; round++) {
            TimeWindow window = new TimeWindow(LENGTH, 0);
            long begin = round * LENGTH;
            // What the slots held before: each must be replaced once, by whichever thread comes first.
            for (int i = 0; i < 10; i++) {
                window.record(true, true, begin - LENGTH + i * SLICE);
            }

            Together.run(THREADS, thread -> () -> {
                for (int i = 0; i < CALLS_PER_THREAD; i++) {
                    window.record(i % 2 == 0, i % 5 == 0, begin + i % 10 * SLICE);
                }
                return thread;
            });

            int calls = THREADS * CALLS_PER_THREAD;
            assertThat(window.counts(begin + LENGTH - 1))
                    .as("round %d", round)
                    .isEqualTo(new WindowCounts(calls, calls / 2, calls / 5));
        }
    }
}
