package io.breakwater.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import io.breakwater.core.Together;
import io.breakwater.core.TooManyConcurrentCallsException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code max-concurrent-calls}: admission by several gates is all or nothing. */
final class CircuitLimitTest {

    private final CircuitFixture it = new CircuitFixture(CircuitFixture.config().maxConcurrentCalls(2));

    @Test
    void limit_reached_refusesWithTheLimit() {
        it.admit();
        it.admit();

        assertThat(it.circuit.wouldRefuse()).isTrue();
        long refusal = it.circuit.tryAcquire();

        assertThat(refusal).isNegative();
        assertThat(it.circuit.refusal(refusal)).isInstanceOf(TooManyConcurrentCallsException.class);
        assertThat(it.circuit.refusal(refusal)).hasMessageContaining("'payments' has 2 calls in flight");
        assertThat(it.totals().rejected()).isEqualTo(1);
        assertThat(it.totals().inFlight()).isEqualTo(2);
        it.assertState(CircuitState.CLOSED);
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void limit_anyEnd_givesThePlaceBack(Outcome outcome) {
        for (int i = 0; i < 20; i++) {
            it.circuit.close();
            long first = it.admit();
            long second = it.admit();
            it.end(first, outcome);
            it.end(second, outcome);
        }
        assertThat(it.circuit.wouldRefuse()).isEqualTo(it.circuit.state() == CircuitState.OPEN);
        assertThat(it.totals().inFlight()).isZero();
    }

    @Test
    void limit_lateEnd_givesThePlaceBack() {
        long early = it.admit();
        it.circuit.disable();
        it.circuit.enable();
        it.end(early, Outcome.FAILED);

        it.admit();
        it.admit();
        assertThat(it.totals().late()).isEqualTo(1);
    }

    /** Covers I-9. */
    @Test
    void limit_circuitRefuses_placeIsNotLost() {
        it.open();
        for (int i = 0; i < 10; i++) {
            it.assertRefuses();
        }
        it.circuit.close();

        it.admit();
        it.admit();
    }

    /** Covers I-9. */
    @Test
    void limit_reachedInHalfOpen_costsNoTrial() {
        CircuitFixture narrow = new CircuitFixture(
                CircuitFixture.config().maxConcurrentCalls(1).halfOpenCalls(1).successThreshold(1));
        long hanging = narrow.admit();
        narrow.circuit.open("for the test");
        narrow.clock.advance(CircuitFixture.RECOVERY);

        assertThat(narrow.circuit.tryAcquire()).isNegative();
        narrow.assertState(CircuitState.OPEN);
        narrow.end(hanging, Outcome.SUCCEEDED);

        narrow.call(Outcome.SUCCEEDED);
        narrow.assertState(CircuitState.CLOSED);
    }

    @Test
    void limit_changedLive_holdsForTheNextCall() {
        it.admit();
        it.admit();

        it.circuit.reconfigure(CircuitFixture.config().maxConcurrentCalls(3).build());
        it.admit();
        assertThat(it.circuit.tryAcquire()).isNegative();
        it.circuit.reconfigure(CircuitFixture.config().maxConcurrentCalls(1).build());
        assertThat(it.circuit.tryAcquire()).isNegative();
        it.circuit.reconfigure(CircuitFixture.config().maxConcurrentCalls(0).build());
        it.admit();
    }

    @Test
    void limit_switchedOnLater_callsOfBeforeHoldNoPlace() {
        CircuitFixture free = new CircuitFixture();
        long before = free.admit();
        free.circuit.reconfigure(CircuitFixture.config().maxConcurrentCalls(1).build());

        long during = free.admit();
        free.end(before, Outcome.SUCCEEDED);

        assertThat(free.circuit.tryAcquire()).isNegative();
        free.end(during, Outcome.SUCCEEDED);
        free.admit();
    }

    @Test
    void limit_hammered_isNeverExceeded() throws Exception {
        CircuitFixture busy = new CircuitFixture(CircuitFixture.config().maxConcurrentCalls(3));
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        List<Integer> admitted = new ArrayList<>(Together.run(6, thread -> () -> {
            int mine = 0;
            for (int i = 0; i < 20_000; i++) {
                long permit = busy.circuit.tryAcquire();
                if (permit > 0) {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    mine++;
                    inside.decrementAndGet();
                    busy.end(permit, Outcome.SUCCEEDED);
                }
            }
            return mine;
        }));

        assertThat(most.get()).isBetween(1, 3);
        assertThat(busy.totals().succeeded())
                .isEqualTo(admitted.stream().mapToLong(Integer::longValue).sum());
        assertThat(busy.totals().total() + busy.totals().rejected()).isEqualTo(120_000);
        assertThat(busy.circuit.wouldRefuse()).isFalse();
    }
}
