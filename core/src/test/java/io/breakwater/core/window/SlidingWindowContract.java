package io.breakwater.core.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.breakwater.core.RandomSeed;
import io.breakwater.core.Together;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What holds for every {@link SlidingWindow}; each kind runs it. */
abstract class SlidingWindowContract {

    static final int THREADS = 8;
    static final int CALLS_PER_THREAD = 1_000;

    private static final long START = -5;

    private final SlidingWindow window = windowOfTenThousand(START);

    /** An empty window that holds 10 000 calls at least, as long as the clock stands still. */
    abstract SlidingWindow windowOfTenThousand(long nowNanos);

    @Test
    void counts_ofNewWindow_areZero() {
        assertThat(window.counts(START)).isEqualTo(new WindowCounts(0, 0, 0));
    }

    @Test
    void record_eachKind_isCountedForWhatItIs() {
        window.record(false, false, START);
        assertThat(window.counts(START)).isEqualTo(new WindowCounts(1, 0, 0));
        window.record(true, false, START);
        assertThat(window.counts(START)).isEqualTo(new WindowCounts(2, 1, 0));
        window.record(false, true, START);
        assertThat(window.counts(START)).isEqualTo(new WindowCounts(3, 1, 1));
        window.record(true, true, START);
        assertThat(window.counts(START)).isEqualTo(new WindowCounts(4, 2, 2));
    }

    @Test
    void record_clockStandingStill_forgetsNothing() {
        for (int i = 0; i < 10_000; i++) {
            window.record(i % 2 == 0, i % 5 == 0, START);
        }

        assertThat(window.counts(START)).isEqualTo(new WindowCounts(10_000, 5_000, 2_000));
    }

    /** Covers I-29. */
    @Test
    void counts_anyTimesInAnyOrder_areNeverNegativeNorMoreThanTheCalls() {
        Random random = RandomSeed.of(getClass().getSimpleName() + ".anyTime");
        for (int i = 1; i <= 20_000; i++) {
            window.record(random.nextBoolean(), random.nextBoolean(), anyTime(random));

            assertSane(window.counts(anyTime(random)), i);
        }
    }

    private static long anyTime(Random random) {
        return random.nextLong() >> random.nextInt(64);
    }

    static void assertSane(WindowCounts counts, int mostCalls) {
        if (!isSane(counts, mostCalls)) {
            assertThat(counts).as("at most %d calls", mostCalls).isNull();
        }
    }

    static boolean isSane(WindowCounts counts, int mostCalls) {
        return counts.failed() >= 0
                && counts.slow() >= 0
                && counts.failed() <= counts.calls()
                && counts.slow() <= counts.calls()
                && counts.calls() <= mostCalls;
    }

    /** Covers I-29. */
    @Test
    void record_manyThreads_losesNothing() throws Exception {
        Together.run(THREADS, thread -> () -> {
            for (int i = 0; i < CALLS_PER_THREAD; i++) {
                window.record(i % 2 == 0, i % 5 == thread % 5, START);
            }
            return thread;
        });

        int calls = THREADS * CALLS_PER_THREAD;
        assertThat(window.counts(START)).isEqualTo(new WindowCounts(calls, calls / 2, calls / 5));
    }

    /** Every call is failed and slow, so an answer in which the three numbers differ was torn. */
    @Test
    void counts_whileOthersRecord_areNeverTornAndNeverGoBack() throws Exception {
        AtomicInteger running = new AtomicInteger(3);
        AtomicReference<String> wrong = new AtomicReference<>("");

        Together.run(4, thread -> () -> {
            if (thread > 0) {
                for (int i = 0; i < 3_000; i++) {
                    window.record(true, true, START);
                }
                return running.decrementAndGet();
            }
            int before = 0;
            while (running.get() > 0) {
                WindowCounts counts = window.counts(START);
                if (counts.failed() != counts.calls() || counts.slow() != counts.calls() || counts.calls() < before) {
                    wrong.set(counts + " after " + before);
                }
                before = counts.calls();
            }
            return 0;
        });

        assertThat(wrong.get()).isEmpty();
        assertThat(window.counts(START)).isEqualTo(new WindowCounts(9_000, 9_000, 9_000));
    }

    /** Covers I-35. */
    @Test
    void record_manyCalls_allocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        window.record(true, true, START);
        threads.getCurrentThreadAllocatedBytes();

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100_000; i++) {
            window.record((i & 1) == 0, (i & 2) == 0, START);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        // Not 0: the first use of a class or of the bean may leave something behind. One byte per call would be 100
        // 000.
        assertThat(allocated).isLessThan(10_000);
    }
}
