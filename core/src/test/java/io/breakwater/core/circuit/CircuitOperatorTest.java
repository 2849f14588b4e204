package io.breakwater.core.circuit;

import static io.breakwater.core.CircuitState.CLOSED;
import static io.breakwater.core.CircuitState.DISABLED;
import static io.breakwater.core.CircuitState.FORCED_OPEN;
import static io.breakwater.core.CircuitState.OPEN;
import static io.breakwater.core.Outcome.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.CircuitState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an operator does by hand, from every state. */
final class CircuitOperatorTest {

    private final CircuitFixture it = new CircuitFixture();

    private void bringTo(CircuitState state) {
        switch (state) {
            case CLOSED -> it.fail(2);
            case OPEN -> it.open();
            case HALF_OPEN -> it.halfOpen();
            case FORCED_OPEN -> it.circuit.forceOpen();
            case DISABLED -> it.circuit.disable();
        }
        it.assertState(state);
    }

    /** Exactly one transition where the state changes, else none. */
    private void assertMoved(CircuitState from, CircuitState to, int toldBefore) {
        it.assertState(to);
        assertThat(it.told).hasSize(toldBefore + (from == to ? 0 : 1));
        CircuitFixture.assertChained(it.told, 1, CLOSED);
    }

    @ParameterizedTest
    @EnumSource
    void forceOpen_fromAnyState_refusesForEver(CircuitState from) {
        bringTo(from);
        int before = it.told.size();

        it.circuit.forceOpen();

        assertMoved(from, FORCED_OPEN, before);
        it.assertRefuses();
        it.clock.advance(Duration.ofDays(3650));
        it.assertRefuses();
    }

    @ParameterizedTest
    @EnumSource
    void close_fromAnyState_closesWithNoFailureCounted(CircuitState from) {
        bringTo(from);
        int before = it.told.size();

        it.circuit.close();

        assertMoved(from, CLOSED, before);
        assertThat(it.circuit.snapshot().consecutiveFailures()).isZero();
        it.fail(2);
        it.assertState(CLOSED);
        it.fail(1);
        it.assertState(OPEN);
    }

    @ParameterizedTest
    @EnumSource
    void disable_fromAnyState_admitsWhateverHappens(CircuitState from) {
        bringTo(from);
        int before = it.told.size();
        long failedBefore = it.totals().failed();

        it.circuit.disable();
        it.fail(100);

        assertMoved(from, DISABLED, before);
        assertThat(it.circuit.wouldRefuse()).isFalse();
        assertThat(it.totals().failed()).isEqualTo(failedBefore + 100);
        assertThat(it.totals().late()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void enable_fromDisabledOrForcedOpen_closesAndElseDoesNothing(CircuitState from) {
        bringTo(from);
        int before = it.told.size();
        boolean moves = from == DISABLED || from == FORCED_OPEN;

        it.circuit.enable();

        assertMoved(from, moves ? CLOSED : from, before);
    }

    @Test
    void enable_inClosed_keepsTheFailuresCounted() {
        it.fail(2);

        it.circuit.enable();
        it.fail(1);

        it.assertState(OPEN);
    }

    @Test
    void close_inClosed_keepsCallsInFlightCounting() {
        long permit = it.admit();
        it.fail(2);

        it.circuit.close();
        it.end(permit, FAILED);

        assertThat(it.circuit.snapshot().consecutiveFailures()).isEqualTo(1);
        assertThat(it.totals().late()).isZero();
    }

    @Test
    void close_inOpen_isNotReopenedByTheOldDeadline() { // I-15
        it.open();
        it.circuit.close();

        it.clock.advance(CircuitFixture.RECOVERY.multipliedBy(2));
        it.admit();

        it.assertState(CLOSED);
        assertThat(it.told).hasSize(2);
    }

    @Test
    void close_inHalfOpen_dropsLeasesOfTrials() {
        it.halfOpen();
        it.circuit.close();

        it.clock.advance(CircuitFixture.LEASE.multipliedBy(2));
        it.admit();

        it.assertState(CLOSED);
    }

    @ParameterizedTest
    @EnumSource
    void resetStatistics_inAnyState_leavesStateAndTransitionsAlone(CircuitState state) {
        bringTo(state);
        boolean refuses = it.circuit.wouldRefuse();
        int consecutive = it.circuit.snapshot().consecutiveFailures();
        int told = it.told.size();

        it.circuit.resetStatistics();

        it.assertState(state);
        assertThat(it.circuit.wouldRefuse()).isEqualTo(refuses);
        assertThat(it.circuit.snapshot().consecutiveFailures()).isEqualTo(consecutive);
        assertThat(it.circuit.snapshot().recentTransitions()).hasSize(told);
        assertThat(it.circuit.snapshot().lastFailure()).isNull();
    }
}
