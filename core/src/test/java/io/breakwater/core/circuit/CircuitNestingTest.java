package io.breakwater.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.Outcome;
import io.breakwater.core.Together;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A call inside another one of the same circuit on the same thread is not counted a second time. */
final class CircuitNestingTest {

    private final CircuitFixture it = new CircuitFixture();

    @Test
    void enter_insideOfACall_passesUncounted() {
        long outer = it.circuit.enter(false);
        assertThat(outer).isPositive();

        assertThat(it.circuit.enter(false)).isEqualTo(Circuit.PASS);
        it.circuit.leaveSucceeded(outer, 0);

        assertThat(it.totals().total()).isEqualTo(1);
        assertThat(it.circuit.enter(false)).isPositive();
    }

    @Test
    void enter_refused_leavesNoMark() {
        it.open();
        assertThat(it.circuit.enter(false)).isNegative();
        it.circuit.close();

        assertThat(it.circuit.enter(false)).isPositive();
    }

    @Test
    void tryAcquire_insideOfACall_isACallOfItsOwn() {
        it.circuit.enter(false);

        assertThat(it.circuit.tryAcquire()).isPositive();
        assertThat(it.totals().inFlight()).isEqualTo(2);
    }

    @Test
    void comeIn_letsPassWhatEntersMeanwhile_untilLeft() {
        assertThat(it.circuit.isInside()).isFalse();
        assertThat(it.circuit.comeIn()).isTrue();
        assertThat(it.circuit.isInside()).isTrue();
        assertThat(it.circuit.comeIn()).as("once more").isFalse();
        assertThat(it.circuit.enter(false)).isEqualTo(Circuit.PASS);
        it.circuit.leave();
        assertThat(it.circuit.isInside()).isFalse();
        assertThat(it.circuit.enter(false)).isPositive();
        assertThat(it.circuit.comeIn()).as("inside of a call that has entered").isFalse();
        it.circuit.leave();
    }

    @Test
    void enter_onAnotherThread_isACallOfItsOwn() throws Exception {
        it.circuit.enter(false);

        List<Long> others = Together.run(20, thread -> () -> {
            long permit = it.circuit.enter(false);
            long nested = it.circuit.enter(false);
            it.circuit.leave();
            it.end(permit, Outcome.SUCCEEDED);
            return nested == Circuit.PASS ? permit : Long.MIN_VALUE;
        });

        assertThat(others).allMatch(permit -> permit > 0);
        assertThat(it.totals().succeeded()).isEqualTo(20);
        assertThat(it.totals().inFlight()).isEqualTo(1);
        assertThat(it.circuit.enter(false)).isEqualTo(Circuit.PASS);
    }

    @Test
    void manyMoreThreadsThanStripes_eachNestsOnItsOwn() throws Exception {
        List<Integer> wrong = Together.run(64, thread -> () -> {
            int mistakes = 0;
            for (int i = 0; i < 500; i++) {
                long outer = it.circuit.enter(false);
                mistakes += outer > 0 ? 0 : 1;
                mistakes += it.circuit.enter(false) == Circuit.PASS ? 0 : 1;
                it.circuit.leaveSucceeded(outer, 0);
            }
            return mistakes;
        });

        assertThat(wrong).containsOnly(0);
        assertThat(it.totals().succeeded()).isEqualTo(64 * 500);
        assertThat(it.totals().inFlight()).isZero();
    }
}
