package io.breakwater.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import org.junit.jupiter.api.Test;

/** Observe and off: nothing is refused. */
final class CircuitModeTest {

    private static CircuitFixture in(CircuitMode mode) {
        return new CircuitFixture(CircuitFixture.config().mode(mode).maxConcurrentCalls(2));
    }

    @Test
    void observe_open_countsTheRefusalAndLetsTheCallPass() {
        CircuitFixture it = in(CircuitMode.OBSERVE);
        it.open();

        assertThat(it.circuit.tryAcquire()).isEqualTo(Circuit.PASS);

        assertThat(it.circuit.wouldRefuse()).isFalse();
        assertThat(it.totals().rejected()).isEqualTo(1);
        assertThat(it.totals().inFlight()).isZero();
    }

    @Test
    void observe_passedCall_movesNothingWhenItEnds() {
        CircuitFixture it = in(CircuitMode.OBSERVE);
        it.open();
        CallTotals before = it.totals();

        it.end(Circuit.PASS, Outcome.FAILED);
        it.circuit.succeeded(Circuit.PASS, 0);

        assertThat(it.totals()).isEqualTo(before);
        it.assertState(CircuitState.OPEN);
    }

    /** Covers I-23: every opening is told anew. */
    @Test
    void observe_opensAgainAndAgain_tellsEachTime() {
        CircuitFixture it = in(CircuitMode.OBSERVE);
        for (int i = 0; i < 3; i++) {
            it.open();
            it.clock.advance(CircuitFixture.RECOVERY);
            it.call(Outcome.SUCCEEDED);
            it.call(Outcome.SUCCEEDED);
        }

        assertThat(it.told).filteredOn(told -> told.to() == CircuitState.OPEN).hasSize(3);
        assertThat(it.totals().opened()).isEqualTo(3);
    }

    @Test
    void observe_recovers_asItWouldHave() {
        CircuitFixture it = in(CircuitMode.OBSERVE);
        it.halfOpen();
        it.call(Outcome.SUCCEEDED);
        it.call(Outcome.SUCCEEDED);

        it.assertState(CircuitState.CLOSED);
    }

    @Test
    void observe_limitReached_letsTheCallPass() {
        CircuitFixture it = in(CircuitMode.OBSERVE);
        it.admit();
        it.admit();

        assertThat(it.circuit.tryAcquire()).isEqualTo(Circuit.PASS);
        assertThat(it.totals().rejected()).isEqualTo(1);
    }

    @Test
    void off_anyState_passesAndCountsNothing() {
        CircuitFixture it = in(CircuitMode.OFF);
        assertThat(it.circuit.tryAcquire()).isEqualTo(Circuit.PASS);
        it.circuit.forceOpen();
        assertThat(it.circuit.tryAcquire()).isEqualTo(Circuit.PASS);

        assertThat(it.circuit.wouldRefuse()).isFalse();
        assertThat(it.totals().total() + it.totals().rejected()).isZero();
    }

    @Test
    void mode_switchedLive_holdsForTheNextCallAndLosesNone() {
        CircuitFixture it = in(CircuitMode.ENFORCE);
        long inFlight = it.admit();
        it.circuit.reconfigure(CircuitFixture.config().mode(CircuitMode.OFF).build());
        assertThat(it.circuit.tryAcquire()).isEqualTo(Circuit.PASS);
        it.end(inFlight, Outcome.SUCCEEDED);
        it.circuit.reconfigure(CircuitFixture.config().build());

        it.admit();
        assertThat(it.totals().succeeded()).isEqualTo(1);
        assertThat(it.totals().inFlight()).isEqualTo(1);
        assertThat(it.totals().late()).isZero();
    }
}
