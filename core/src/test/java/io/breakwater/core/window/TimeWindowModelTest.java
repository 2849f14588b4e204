package io.breakwater.core.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.RandomSeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** {@link TimeWindow} against a list of calls with their exact times, over random times. */
final class TimeWindowModelTest {

    private static final int RUNS = 100;

    private static final long YEAR = Duration.ofDays(365).toNanos();

    /** Slice numbers are right for 292 years from the start. */
    private static final long LONGEST_RUN = 280 * YEAR;

    private record Call(boolean failed, boolean slow, long atNanos) {}

    /** A window and the list beside it; the clock of both is {@code now}. */
    private static final class Run {

        final Random random;
        final long length;
        final long slice;
        final long start;
        final TimeWindow window;
        final List<Call> calls = new ArrayList<>();
        long now;

        Run(Random random) {
            this.random = random;
            this.length = anyLength(random);
            this.slice = length / 10;
            this.start = anyStart(random);
            this.now = start;
            this.window = new TimeWindow(length, start);
        }

        void record() {
            Call call = new Call(random.nextBoolean(), random.nextInt(3) == 0, now);
            window.record(call.failed, call.slow, now);
            calls.add(call);
        }

        /** Whether there was room for the step before the numbers end. */
        boolean advance(long step) {
            boolean fits = now - start < LONGEST_RUN - step;
            now += fits ? step : 0;
            return fits;
        }

        /** Those of the list that are younger than so many slices, and not from the future. */
        WindowCounts youngerThan(int slices) {
            return count(call -> now - call.atNanos >= 0 && now - call.atNanos < slices * slice);
        }

        /** Those of the list that are in the slice of now or the nine before. */
        WindowCounts inTenSlices() {
            long newest = Math.floorDiv(now - start, slice);
            return count(call -> {
                long back = newest - Math.floorDiv(call.atNanos - start, slice);
                return back >= 0 && back < 10;
            });
        }

        private WindowCounts count(Predicate<Call> counted) {
            int[] sums = new int[3];
            for (Call call : calls) {
                if (counted.test(call)) {
                    sums[0]++;
                    sums[1] += call.failed ? 1 : 0;
                    sums[2] += call.slow ? 1 : 0;
                }
            }
            return new WindowCounts(sums[0], sums[1], sums[2]);
        }

        void assertSandwich() {
            assertAtLeast(youngerThan(9));
            assertAtMost(youngerThan(10));
        }

        void assertAtLeast(WindowCounts least) {
            WindowCounts counts = window.counts(now);
            assertThat(counts.calls()).as("%s", this).isGreaterThanOrEqualTo(least.calls());
            assertThat(counts.failed()).as("%s", this).isGreaterThanOrEqualTo(least.failed());
            assertThat(counts.slow()).as("%s", this).isGreaterThanOrEqualTo(least.slow());
        }

        void assertAtMost(WindowCounts most) {
            WindowCounts counts = window.counts(now);
            assertThat(counts.calls()).as("%s", this).isLessThanOrEqualTo(most.calls());
            assertThat(counts.failed()).as("%s", this).isLessThanOrEqualTo(most.failed());
            assertThat(counts.slow()).as("%s", this).isLessThanOrEqualTo(most.slow());
        }

        @Override
        public String toString() {
            return "length " + length + ", start " + start + ", now " + now;
        }
    }

    private static long anyLength(Random random) {
        long second = Duration.ofSeconds(1).toNanos();
        long day = Duration.ofDays(1).toNanos();
        return switch (random.nextInt(4)) {
            case 0 -> second;
            case 1 -> day;
            default -> second + (random.nextLong(day - second) >> random.nextInt(40));
        };
    }

    /** Often so near the ends of a long that the nanoseconds wrap during the run. */
    private static long anyStart(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Long.MAX_VALUE - (random.nextLong(YEAR) >> random.nextInt(50));
            case 1 -> Long.MIN_VALUE + (random.nextLong(YEAR) >> random.nextInt(50));
            case 2 -> 0;
            default -> random.nextLong();
        };
    }

    /** From 1 ns to years, most of them around a slice or a window. */
    private static long anyStep(Random random, long length) {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> length / 10;
            case 3 -> length - random.nextInt(3) + 1;
            case 4 -> random.nextInt(30) == 0 ? random.nextLong(5 * YEAR) : 1 + (random.nextLong(YEAR) >> 40);
            default -> random.nextLong(length) >> random.nextInt(8);
        };
    }

    /** Covers I-29. Covers I-30. */
    @Test
    void counts_clockGoingForward_areThoseOfTenSlicesAndWithinTheSandwich() {
        Random random = RandomSeed.of("TimeWindowModelTest.forward");
        for (int i = 0; i < RUNS; i++) {
            Run run = new Run(random);
            for (int j = 0; j < 500; j++) {
                run.advance(anyStep(random, run.length));
                if (random.nextInt(4) != 0) {
                    run.record();
                }

                assertThat(run.window.counts(run.now)).as("%s", run).isEqualTo(run.inTenSlices());
                run.assertSandwich();
            }
        }
    }

    /** Covers I-30: no call is counted out of its time, and once the clock is past its highest all is exact again. */
    @Test
    void counts_clockGoneBack_areNeverTooManyAndRecover() {
        Random random = RandomSeed.of("TimeWindowModelTest.back");
        for (int i = 0; i < RUNS; i++) {
            Run run = new Run(random);
            run.advance(100 * run.length);
            for (int j = 0; j < 200; j++) {
                run.advance(anyStep(random, run.length) % run.length);
                run.record();
            }
            long highest = run.now;
            run.now -= random.nextLong(30 * run.length);
            while (run.now - highest <= run.length) {
                run.record();
                run.assertAtMost(run.inTenSlices());
                run.advance(1 + anyStep(random, run.length) % run.length);
            }
            for (int j = 0; j < 100; j++) {
                run.record();
                assertThat(run.window.counts(run.now)).as("%s", run).isEqualTo(run.inTenSlices());
                run.assertSandwich();
                run.advance(anyStep(random, run.length));
            }
        }
    }

    /** All ten slots are from one window, so none of them is exactly one window ahead, where a late caller would be. */
    @Test
    void counts_clockGoneBackByFourWindowsOrMore_areExactAtOnce() {
        Random random = RandomSeed.of("TimeWindowModelTest.farBack");
        for (int i = 0; i < 3 * RUNS; i++) {
            Run run = new Run(random);
            for (int j = 0; j < 20; j++) {
                run.advance(run.slice);
                run.record();
            }
            run.calls.clear();
            run.now -= 4 * run.length + (random.nextLong(100 * YEAR) >> random.nextInt(40));
            for (int j = 0; j < 30; j++) {
                run.record();
                assertThat(run.window.counts(run.now)).as("%s", run).isEqualTo(run.inTenSlices());
                run.assertSandwich();
                run.advance(random.nextLong(run.slice));
            }
        }
    }
}
