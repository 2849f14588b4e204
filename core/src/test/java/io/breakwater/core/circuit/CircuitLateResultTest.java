package io.breakwater.core.circuit;

import static io.breakwater.core.Outcome.FAILED;
import static io.breakwater.core.Outcome.IGNORED;
import static io.breakwater.core.Outcome.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A result counts only in the state that admitted the call (I-6, I-7). */
final class CircuitLateResultTest {

    private final CircuitFixture it = new CircuitFixture();

    @ParameterizedTest
    @EnumSource
    void resultOfClosed_inHalfOpen_changesNothingAndIsLate(Outcome outcome) {
        long early = it.admit();
        it.halfOpen();
        it.admit();

        it.end(early, outcome);

        it.assertState(CircuitState.HALF_OPEN);
        it.assertRefuses();
        assertThat(it.totals().late()).isEqualTo(1);
    }

    @Test
    void resultsOfClosed_inHalfOpen_neverAdmitMoreThanPermitted() {
        long[] early = new long[20];
        for (int i = 0; i < early.length; i++) {
            early[i] = it.admit();
        }
        it.halfOpen();
        it.admit();

        for (long permit : early) {
            it.end(permit, IGNORED);
            it.assertRefuses();
        }

        assertThat(it.totals().late()).isEqualTo(20);
        assertThat(it.totals().ignored()).isEqualTo(20);
    }

    @ParameterizedTest
    @EnumSource
    void resultOfClosed_inOpen_changesNothingAndIsLate(Outcome outcome) {
        long early = it.admit();
        it.open();

        it.end(early, outcome);

        it.assertState(CircuitState.OPEN);
        it.assertRefuses();
        assertThat(it.totals().late()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void resultOfClosed_inALaterClosed_changesNothingAndIsLate(Outcome outcome) {
        long early = it.admit();
        it.open();
        it.circuit.close();
        it.fail(2);

        it.end(early, outcome);

        it.assertState(CircuitState.CLOSED);
        assertThat(it.circuit.snapshot().consecutiveFailures()).isEqualTo(2);
        assertThat(it.totals().late()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void resultOfHalfOpen_inALaterHalfOpen_changesNothingAndIsLate(Outcome outcome) {
        long old = it.halfOpen();
        it.call(FAILED);
        it.clock.advance(CircuitFixture.RECOVERY);
        long trial = it.admit();
        it.admit();
        it.assertRefuses();

        it.end(old, outcome);

        it.assertState(CircuitState.HALF_OPEN);
        it.assertRefuses();
        assertThat(it.totals().late()).isEqualTo(1);
        it.end(trial, SUCCEEDED);
        it.assertState(CircuitState.HALF_OPEN);
    }

    @ParameterizedTest
    @EnumSource
    void resultOfHalfOpen_inClosed_changesNothingAndIsLate(Outcome outcome) {
        long old = it.halfOpen();
        it.call(SUCCEEDED);
        it.call(SUCCEEDED);
        it.assertState(CircuitState.CLOSED);
        it.fail(2);

        it.end(old, outcome);

        it.assertState(CircuitState.CLOSED);
        assertThat(it.circuit.snapshot().consecutiveFailures()).isEqualTo(2);
        assertThat(it.totals().late()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void resultOfHalfOpen_inForcedOpenOrDisabled_changesNothingAndIsLate(Outcome outcome) {
        long first = it.halfOpen();
        long second = it.admit();

        it.circuit.forceOpen();
        it.end(first, outcome);
        it.assertState(CircuitState.FORCED_OPEN);
        it.circuit.disable();
        it.end(second, outcome);

        it.assertState(CircuitState.DISABLED);
        assertThat(it.totals().late()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void resultOfDisabled_afterEnable_changesNothingAndIsLate(Outcome outcome) { // I-20
        it.circuit.disable();
        long permit = it.admit();
        it.circuit.enable();
        it.fail(2);

        it.end(permit, outcome);

        it.assertState(CircuitState.CLOSED);
        assertThat(it.circuit.snapshot().consecutiveFailures()).isEqualTo(2);
        assertThat(it.totals().late()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void trial_endedTwice_isLateTheSecondTimeAndReleasesOnce(Outcome second) { // I-7
        long trial = it.halfOpen();
        it.admit();
        it.end(trial, IGNORED);

        it.end(trial, second);

        it.assertState(CircuitState.HALF_OPEN);
        assertThat(it.totals().late()).isEqualTo(1);
        it.admit();
        it.assertRefuses();
    }

    @Test
    void trial_endedTwiceWithSuccess_doesNotClose() {
        long trial = it.halfOpen();

        it.circuit.succeeded(trial, 0);
        it.circuit.succeeded(trial, 0);

        it.assertState(CircuitState.HALF_OPEN);
        assertThat(it.totals().late()).isEqualTo(1);
    }

    @Test
    void results_inTheStateThatAdmittedThem_areNotLate() {
        it.call(SUCCEEDED);
        it.call(IGNORED);
        it.end(it.halfOpen(), SUCCEEDED);
        it.call(IGNORED);
        it.call(SUCCEEDED);
        it.circuit.disable();
        it.call(FAILED);

        assertThat(it.totals().late()).isZero();
    }
}
