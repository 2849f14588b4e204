package io.breakwater.core.window;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jetbrains.lincheck.datastructures.BooleanGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/** Whether every interleaving of a {@link RingWindow} agrees with some order of the same calls on a plain queue. */
final class RingWindowLincheckTest {

    @Test
    void windowOfTwo_everyInterleaving_isLinearizable() {
        modelChecking(OfTwo.class).check(RingOfTwo.class);
    }

    @Test
    void windowOfThree_everyInterleaving_isLinearizable() {
        modelChecking(OfThree.class).check(RingOfThree.class);
    }

    @Test
    void windowOfTwo_realThreads_isLinearizable() {
        stress(OfTwo.class).check(RingOfTwo.class);
    }

    @Test
    void windowOfThree_realThreads_isLinearizable() {
        stress(OfThree.class).check(RingOfThree.class);
    }

    private static ModelCheckingOptions modelChecking(Class<?> specification) {
        return new ModelCheckingOptions()
                .iterations(8)
                .invocationsPerIteration(150)
                .threads(3)
                .actorsPerThread(2)
                .actorsBefore(2)
                .actorsAfter(3)
                .checkObstructionFreedom(true)
                .sequentialSpecification(specification);
    }

    private static StressOptions stress(Class<?> specification) {
        return new StressOptions()
                .iterations(6)
                .invocationsPerIteration(500)
                .threads(3)
                .actorsPerThread(3)
                .actorsBefore(2)
                .actorsAfter(3)
                .sequentialSpecification(specification);
    }

    /** What Lincheck calls from its threads; public because it generates code against it. */
    public abstract static class Subject {

        private final RingWindow window;

        Subject(int size) {
            window = new RingWindow(size);
        }

        @Operation
        public void record(@Param(gen = BooleanGen.class) boolean failed, @Param(gen = BooleanGen.class) boolean slow) {
            window.record(failed, slow, 0);
        }

        @Operation
        public WindowCounts counts() {
            return window.counts(0);
        }
    }

    public static final class RingOfTwo extends Subject {
        public RingOfTwo() {
            super(2);
        }
    }

    public static final class RingOfThree extends Subject {
        public RingOfThree() {
            super(3);
        }
    }

    /** The same, one call at a time: the outcomes in a queue, counted anew each time. */
    public abstract static class Specification {

        private record Call(boolean failed, boolean slow) {}

        private final int size;
        private final Deque<Call> calls = new ArrayDeque<>();

        Specification(int size) {
            this.size = size;
        }

        public void record(boolean failed, boolean slow) {
            calls.addLast(new Call(failed, slow));
            if (calls.size() > size) {
                calls.removeFirst();
            }
        }

        public WindowCounts counts() {
            int failed = (int) calls.stream().filter(Call::failed).count();
            int slow = (int) calls.stream().filter(Call::slow).count();
            return new WindowCounts(calls.size(), failed, slow);
        }
    }

    public static final class OfTwo extends Specification {
        public OfTwo() {
            super(2);
        }
    }

    public static final class OfThree extends Specification {
        public OfThree() {
            super(3);
        }
    }
}
