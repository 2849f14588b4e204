package io.breakwater.core.window;

import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.datastructures.BooleanGen;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/**
 * Whether every interleaving of a {@link TimeWindow} agrees with some order of the same calls on a plain list. The
 * scenarios have too few calls to change the window during all of its readings, so the answer that is taken unverified
 * after the last reading does not come up here.
 */
final class TimeWindowLincheckTest {

    /** Slices that get in each other's way: neighbours, the same slot one window and three windows later. */
    private static final int[] SLICES = {0, 1, 10, 11, 30};

    private static final long SLICE_NANOS = 100;

    @Test
    void window_everyInterleaving_isLinearizable() {
        new ModelCheckingOptions()
                .iterations(6)
                .invocationsPerIteration(80)
                .threads(3)
                .actorsPerThread(2)
                .actorsBefore(2)
                .actorsAfter(2)
                .checkObstructionFreedom(true)
                .sequentialSpecification(Specification.class)
                .check(Subject.class);
    }

    @Test
    void window_realThreads_isLinearizable() {
        new StressOptions()
                .iterations(4)
                .invocationsPerIteration(300)
                .threads(3)
                .actorsPerThread(2)
                .actorsBefore(2)
                .actorsAfter(2)
                .sequentialSpecification(Specification.class)
                .check(Subject.class);
    }

    /** What Lincheck calls from its threads; public because it generates code against it. */
    public static final class Subject {

        private final TimeWindow window = new TimeWindow(10 * SLICE_NANOS, 0);

        @Operation
        public void record(
                @Param(gen = BooleanGen.class) boolean failed, @Param(gen = IntGen.class, conf = "0:4") int when) {
            window.record(failed, !failed, SLICES[when] * SLICE_NANOS);
        }

        @Operation
        public WindowCounts counts(@Param(gen = IntGen.class, conf = "0:4") int when) {
            return window.counts(SLICES[when] * SLICE_NANOS);
        }
    }

    /** The same, one call at a time: a list of calls, of which at most one slice is remembered per slot. */
    public static final class Specification {

        private record Call(boolean failed, int slice) {}

        private final List<Call> calls = new ArrayList<>();

        public void record(boolean failed, int when) {
            int slice = SLICES[when];
            if (calls.stream().anyMatch(call -> call.slice == slice + 10)) {
                return;
            }
            calls.removeIf(call -> call.slice % 10 == slice % 10 && call.slice != slice);
            calls.add(new Call(failed, slice));
        }

        public WindowCounts counts(int when) {
            int newest = SLICES[when];
            List<Call> counted = calls.stream()
                    .filter(call -> call.slice > newest - 10 && call.slice <= newest)
                    .toList();
            int failed = (int) counted.stream().filter(Call::failed).count();
            return new WindowCounts(counted.size(), failed, counted.size() - failed);
        }
    }
}
