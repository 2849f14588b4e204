package io.breakwater.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.Together;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

/** Nesting on more threads than there are stripes. */
final class CircuitNestingOnSharedStripesTest {

    private static final int THREADS = 40;

    private final CircuitFixture it = new CircuitFixture(CircuitFixture.config().mode(CircuitMode.OBSERVE));

    @Test
    void comeIn_onAnyThread_letsPassWhatEnters_untilLeft() throws Exception {
        CyclicBarrier allInside = new CyclicBarrier(THREADS);

        List<Boolean> right = Together.run(THREADS, thread -> () -> {
            boolean outermost = it.circuit.comeIn();
            allInside.await();
            boolean again = it.circuit.comeIn();
            boolean passed = it.circuit.isInside() && it.circuit.enter(false) == Circuit.PASS;
            it.circuit.leave();
            return outermost && !again && passed && !it.circuit.isInside();
        });

        assertThat(right).containsOnly(true);
    }

    /** A call that the circuit had no say in is not an outer call: the next one on that thread counts. */
    @Test
    void enter_passedUncounted_leavesNoMark() throws Exception {
        it.circuit.forceOpen();
        CyclicBarrier allPassed = new CyclicBarrier(THREADS, it.circuit::close);

        List<Boolean> right = Together.run(THREADS, thread -> () -> {
            boolean passed = it.circuit.enter(false) == Circuit.PASS;
            allPassed.await();
            long permit = it.circuit.enter(false);
            it.circuit.leaveSucceeded(permit, 0);
            return passed && permit > Circuit.PASS;
        });

        assertThat(right).containsOnly(true);
        assertThat(it.totals().succeeded()).isEqualTo(THREADS);
    }
}
