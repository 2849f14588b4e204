package io.breakwater.core.circuit;

import static io.breakwater.core.Outcome.FAILED;
import static io.breakwater.core.Outcome.IGNORED;
import static io.breakwater.core.Outcome.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.CircuitOpenException;
import io.breakwater.core.CircuitState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** CLOSED and OPEN. */
final class CircuitTest {

    private final CircuitFixture it = new CircuitFixture();

    @Test
    void newCircuit_isClosedAndAdmits() {
        it.assertState(CircuitState.CLOSED);
        assertThat(it.circuit.wouldRefuse()).isFalse();
        assertThat(it.admit()).isPositive();
        assertThat(it.told).isEmpty();
        assertThat(it.circuit.name()).isEqualTo("payments");
    }

    @Test
    void closed_oneFailureBelowThreshold_staysClosed() {
        it.fail(2);

        it.assertState(CircuitState.CLOSED);
        assertThat(it.circuit.snapshot().consecutiveFailures()).isEqualTo(2);
    }

    @Test
    void closed_failuresReachThreshold_opens() {
        it.fail(3);

        it.assertState(CircuitState.OPEN);
        assertThat(it.told).hasSize(1);
        assertThat(it.told.get(0).reason()).contains("3 consecutive failures").contains("java.io.IOException");
        assertThat(it.circuit.snapshot().consecutiveFailures()).isZero();
    }

    @Test
    void closed_successBetweenFailures_startsCountingAgain() {
        it.fail(2);
        it.call(SUCCEEDED);
        it.fail(2);
        it.circuit.succeeded(it.admit(), 0);
        it.fail(2);

        it.assertState(CircuitState.CLOSED);
    }

    @Test
    void closed_ignoredBetweenFailures_neitherCountsNorResets() {
        it.fail(2);
        it.call(IGNORED);
        it.assertState(CircuitState.CLOSED);

        it.fail(1);

        it.assertState(CircuitState.OPEN);
    }

    @Test
    void closed_onlySuccessesAndIgnored_neverOpens() {
        for (int i = 0; i < 1000; i++) {
            it.call(i % 2 == 0 ? SUCCEEDED : IGNORED);
        }

        it.assertState(CircuitState.CLOSED);
    }

    @Test
    void closed_thresholdZero_neverOpens() {
        CircuitFixture never = new CircuitFixture(CircuitFixture.config().failureThreshold(0));

        never.fail(1000);

        never.assertState(CircuitState.CLOSED);
        assertThat(never.totals().failed()).isEqualTo(1000);
    }

    @Test
    void closed_thresholdOne_opensAtFirstFailure() {
        CircuitFixture touchy = new CircuitFixture(CircuitFixture.config().failureThreshold(1));

        touchy.fail(1);

        touchy.assertState(CircuitState.OPEN);
    }

    @Test
    void open_untilExactlyTheRecoveryTimeout_refuses() {
        it.open();
        it.assertRefuses();

        it.clock.advance(CircuitFixture.RECOVERY.minusNanos(1));
        it.assertRefuses();
        it.assertState(CircuitState.OPEN);

        it.clock.advanceNanos(1);
        assertThat(it.circuit.wouldRefuse()).isFalse();
        it.assertState(CircuitState.OPEN);
        it.admit();
        it.assertState(CircuitState.HALF_OPEN);
    }

    @Test
    void open_resultsOfEarlierCalls_neverMoveTheDeadline() { // I-25
        long early = it.admit();
        it.open();

        it.clock.advance(CircuitFixture.RECOVERY.minusNanos(1));
        it.end(early, FAILED);
        it.assertRefuses();
        it.clock.advanceNanos(1);

        it.admit();
        it.assertState(CircuitState.HALF_OPEN);
    }

    @Test
    void open_refusals_neverMoveTheDeadline() {
        it.open();
        for (int i = 0; i < 60; i++) {
            it.assertRefuses();
            it.clock.advance(Duration.ofSeconds(1));
        }

        it.admit();
    }

    @Test
    void refusal_whileOpen_tellsCircuitStateAndTime() {
        it.open();
        it.clock.advance(Duration.ofSeconds(18));

        CircuitOpenException refusal = it.refusal();

        assertThat(refusal).hasMessage("circuit 'payments' is OPEN: no call passes for another 42000 ms");
        assertThat(refusal.circuit()).isEqualTo("payments");
        assertThat(refusal.state()).isEqualTo(CircuitState.OPEN);
        assertThat(refusal.remaining()).isEqualTo(Duration.ofSeconds(42));
        assertThat(it.circuit.snapshot().openRemainingMillis()).isEqualTo(42_000);
    }

    @Test
    void refusal_madeLater_tellsTheTimeOfTheRefusal() {
        it.open();
        long refused = it.circuit.tryAcquire();
        it.clock.advance(Duration.ofDays(400));

        assertThat(it.circuit.refusal(refused)).hasMessageContaining("60000 ms");
    }

    @Test
    void refusal_halfOpenAndForcedOpen_sayWhy() {
        it.halfOpen();
        it.admit();
        assertThat(it.refusal()).hasMessageContaining("HALF_OPEN").hasMessageContaining("in flight");
        assertThat(it.refusal().remaining()).isZero();

        it.circuit.forceOpen();
        assertThat(it.refusal()).hasMessageContaining("FORCED_OPEN").hasMessageContaining("operator");
        assertThat(it.refusal().remaining()).isZero();
    }

    @Test
    void snapshot_afterFailure_tellsWhatAndWhen() {
        assertThat(it.circuit.snapshot().lastFailure()).isNull();
        assertThat(it.circuit.snapshot().lastFailureAt()).isNull();
        it.clock.setWallMillis(1234);

        it.fail(1);
        it.call(SUCCEEDED);

        assertThat(it.circuit.snapshot().lastFailure()).isEqualTo("java.io.IOException");
        assertThat(it.circuit.snapshot().lastFailureAt()).isEqualTo(Instant.ofEpochMilli(1234));
    }
}
