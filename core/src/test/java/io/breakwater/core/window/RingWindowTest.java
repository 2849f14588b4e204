package io.breakwater.core.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.RandomSeed;
import io.breakwater.core.Together;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RingWindowTest extends SlidingWindowContract {

    private record Call(boolean failed, boolean slow) {

        static Call any(Random random) {
            return new Call(random.nextBoolean(), random.nextInt(4) == 0);
        }
    }

    /** The latest calls in a queue, counted one by one. */
    private static final class Naive {

        private final int size;
        private final Deque<Call> calls = new ArrayDeque<>();

        Naive(int size) {
            this.size = size;
        }

        void add(Call call) {
            calls.addLast(call);
            if (calls.size() > size) {
                calls.removeFirst();
            }
        }

        WindowCounts counts() {
            int failed = 0;
            int slow = 0;
            for (Call call : calls) {
                failed += call.failed ? 1 : 0;
                slow += call.slow ? 1 : 0;
            }
            return new WindowCounts(calls.size(), failed, slow);
        }
    }

    @Override
    SlidingWindow windowOfTenThousand(long nowNanos) {
        return new RingWindow(10_000);
    }

    private static void record(SlidingWindow window, Call call) {
        window.record(call.failed, call.slow, 0);
    }

    /** Covers I-21. Covers I-29. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100, 10_000})
    void counts_randomCalls_areThoseOfANaiveWindow(int size) {
        Random random = RandomSeed.of("RingWindowTest.reference of " + size);
        RingWindow window = new RingWindow(size);
        Naive naive = new Naive(size);
        int checkEvery = 1 + size / 100;

        for (int i = 0; i < 40_000; i++) {
            Call call = Call.any(random);
            record(window, call);
            naive.add(call);

            if (i % checkEvery == 0) {
                assertThat(window.counts(0)).as("after %d calls", i + 1).isEqualTo(naive.counts());
            }
        }
    }

    /** The laps are counted in 19 bits; this goes round them more than twice. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void counts_pastTheLastLapNumber_areStillThoseOfANaiveWindow(int size) {
        Random random = RandomSeed.of("RingWindowTest.laps of " + size);
        RingWindow window = new RingWindow(size);
        Naive naive = new Naive(size);

        for (int i = 0; i < (2 << 19) * size + 100; i++) {
            Call call = Call.any(random);
            record(window, call);
            naive.add(call);

            if (i % 64 == 0 || i % (size << 19) < 10 * size) {
                assertThat(window.counts(0)).as("after %d calls", i + 1).isEqualTo(naive.counts());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100, 10_000})
    void counts_allFailedThenNone_goFromFullToEmpty(int size) {
        RingWindow window = new RingWindow(size);
        for (int i = 0; i < 2 * size; i++) {
            window.record(true, true, 0);
        }
        assertThat(window.counts(0)).isEqualTo(new WindowCounts(size, size, size));

        for (int left = size - 1; left >= 0; left--) {
            window.record(false, false, 0);
            assertSane(window.counts(0), size);
            assertThat(window.counts(0).failed()).isEqualTo(left);
        }
        assertThat(window.counts(0)).isEqualTo(new WindowCounts(size, 0, 0));
    }

    @Test
    void counts_afterLongIdle_areTheSame() {
        RingWindow window = new RingWindow(3);
        window.record(true, false, 0);

        assertThat(window.counts(Long.MAX_VALUE)).isEqualTo(new WindowCounts(1, 1, 0));
        assertThat(window.counts(Long.MIN_VALUE)).isEqualTo(new WindowCounts(1, 1, 0));
    }

    /** Covers I-29: whatever the threads did to each other, as many known calls as the window holds set it right. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void counts_afterThreadsHaveFought_areExact(int size) throws Exception {
        Random random = RandomSeed.of("RingWindowTest.fight over " + size);
        RingWindow window = new RingWindow(size);
        for (int round = 0; round < 40; round++) {
            long seed = random.nextLong();

            List<Boolean> sane = Together.run(4, thread -> () -> fight(window, size, new Random(seed + thread)));

            assertThat(sane).doesNotContain(false);
            assertThat(window.counts(0).calls()).isEqualTo(size);
            Naive naive = new Naive(size);
            for (int i = 0; i < size; i++) {
                Call call = Call.any(random);
                record(window, call);
                naive.add(call);
            }
            assertThat(window.counts(0)).as("round %d", round).isEqualTo(naive.counts());
        }
    }

    /** Records, and says whether every answer on the way was a possible one. */
    private static boolean fight(SlidingWindow window, int size, Random random) {
        boolean sane = true;
        for (int i = 0; i < 2_000; i++) {
            record(window, Call.any(random));
            sane &= isSane(window.counts(0), size);
        }
        return sane;
    }
}
