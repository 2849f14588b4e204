package io.breakwater.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import io.breakwater.core.window.WindowSize;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Settings change while the circuit is at work, and nothing is lost. */
final class CircuitReconfigureTest {

    private final CircuitFixture it = new CircuitFixture();

    @Test
    void closed_keepsConsecutiveFailuresAndCallsInFlight() {
        it.fail(2);
        long inFlight = it.admit();

        it.circuit.reconfigure(CircuitFixture.config().failureThreshold(4).build());
        it.end(inFlight, Outcome.FAILED);
        it.assertState(CircuitState.CLOSED);
        it.fail(1);

        it.assertState(CircuitState.OPEN);
        assertThat(it.totals().late()).isZero();
        assertThat(it.told).hasSize(1);
    }

    @Test
    void closed_thresholdLoweredBelowWhatWasCounted_opensAtTheNextFailure() {
        it.fail(2);

        it.circuit.reconfigure(CircuitFixture.config().failureThreshold(1).build());
        it.assertState(CircuitState.CLOSED);
        it.fail(1);

        it.assertState(CircuitState.OPEN);
    }

    @Test
    void open_newRecoveryTimeout_holdsFromWhenItOpened() {
        it.open();
        it.clock.advance(Duration.ofSeconds(20));
        it.assertRefuses();

        it.circuit.reconfigure(
                CircuitFixture.config().recoveryTimeout(Duration.ofSeconds(20)).build());

        it.admit();
        it.assertState(CircuitState.HALF_OPEN);
    }

    @Test
    void halfOpen_keepsTrialsAndSuccesses() {
        long first = it.halfOpen();
        long second = it.admit();
        it.end(second, Outcome.SUCCEEDED);

        it.circuit.reconfigure(CircuitFixture.config().halfOpenCalls(5).build());
        it.end(first, Outcome.SUCCEEDED);

        it.assertState(CircuitState.CLOSED);
        assertThat(it.totals().late()).isZero();
    }

    @Test
    void window_sameSize_isKept_otherSize_startsEmpty() {
        CircuitConfigBuilder config =
                CircuitFixture.config().failureThreshold(0).failureRateThreshold(90);
        CircuitFixture rated = new CircuitFixture(config);
        rated.fail(5);

        rated.circuit.reconfigure(config.failureRateThreshold(95).build());
        assertThat(rated.circuit.snapshot().rates().calls()).isEqualTo(5);
        rated.circuit.reconfigure(config.window(WindowSize.calls(50)).build());
        assertThat(rated.circuit.snapshot().rates().calls()).isZero();
        assertThat(rated.circuit.snapshot().consecutiveFailures()).isEqualTo(5);
    }

    /** Covers I-33: the series of a circuit goes on. */
    @Test
    void counters_andTransitions_areKept() {
        it.open();
        CallTotals before = it.totals();

        it.circuit.reconfigure(CircuitFixture.config().failureThreshold(9).build());

        assertThat(it.totals()).isEqualTo(before);
        assertThat(it.circuit.snapshot().recentTransitions()).isEqualTo(it.told);
    }

    @Test
    void rates_switchedOnLive_callsInFlightEndInTheNewWindow() {
        long inFlight = it.admit();

        it.circuit.reconfigure(CircuitFixture.config().failureRateThreshold(50).build());
        it.end(inFlight, Outcome.FAILED);

        assertThat(it.circuit.snapshot().rates().calls()).isEqualTo(1);
    }
}
