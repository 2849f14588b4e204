package io.breakwater.core.circuit;

import static io.breakwater.core.CircuitState.CLOSED;
import static io.breakwater.core.CircuitState.DISABLED;
import static io.breakwater.core.CircuitState.FORCED_OPEN;
import static io.breakwater.core.CircuitState.HALF_OPEN;
import static io.breakwater.core.CircuitState.OPEN;
import static io.breakwater.core.Outcome.FAILED;
import static io.breakwater.core.Outcome.IGNORED;
import static io.breakwater.core.Outcome.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.Outcome;
import io.breakwater.core.Transition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Somebody else changes the state between a thread's look at it and its compare-and-set: what the thread had to say is
 * never lost, and never said twice.
 */
final class CircuitOvertakenTest {

    private static final Duration SLOW = Duration.ofSeconds(1);

    private final InterruptedClock clock = new InterruptedClock();
    private final List<Transition> told = new ArrayList<>();
    private final Circuit circuit = new Circuit("payments", config().build(), clock, told::add);

    private static CircuitConfigBuilder config() {
        return CircuitFixture.config().slowCallDuration(SLOW).halfOpenCalls(1).successThreshold(2);
    }

    /** Another object for the same state; only the refusals look different. */
    private void reconfigured() {
        clock.meanwhile(() ->
                circuit.reconfigure(config().refusalTrace(RefusalTrace.NEVER).build()));
    }

    @AfterEach
    void everyStep_wasOvertakenAndToldOnce() {
        assertThat(clock.happened()).isTrue();
        CircuitFixture.assertChained(told, 1, CLOSED);
    }

    private long trial() {
        circuit.open("for the test");
        clock.manual.advance(CircuitFixture.RECOVERY);
        long permit = circuit.tryAcquire();
        assertThat(permit).isPositive();
        assertThat(circuit.state()).isEqualTo(HALF_OPEN);
        return permit;
    }

    private void end(long permit, Outcome outcome) {
        circuit.complete(permit, outcome, clock.manual.nanos(), "java.io.IOException");
    }

    @Test
    void failure_atTheThreshold_opens() {
        end(circuit.tryAcquire(), FAILED);
        end(circuit.tryAcquire(), FAILED);
        long third = circuit.tryAcquire();

        reconfigured();
        end(third, FAILED);

        assertThat(circuit.state()).isEqualTo(OPEN);
    }

    @Test
    void failure_circuitOpenedMeanwhile_doesNotOpenAgain() {
        end(circuit.tryAcquire(), FAILED);
        end(circuit.tryAcquire(), FAILED);
        long third = circuit.tryAcquire();

        clock.meanwhile(() -> circuit.open("somebody was faster"));
        end(third, FAILED);

        assertThat(told).hasSize(1);
        assertThat(circuit.snapshot().calls().opened()).isEqualTo(1);
    }

    @Test
    void trial_fails_reopens() {
        long trial = trial();

        reconfigured();
        end(trial, FAILED);

        assertThat(circuit.state()).isEqualTo(OPEN);
        assertThat(told.get(2).reason()).isEqualTo("a trial call failed: java.io.IOException");
    }

    @Test
    void trial_slow_reopens() {
        long trial = trial();
        long started = circuit.start(trial);
        clock.manual.advance(SLOW.plusNanos(1));

        reconfigured();
        circuit.complete(trial, SUCCEEDED, started, "");

        assertThat(circuit.state()).isEqualTo(OPEN);
    }

    @Test
    void trial_ignored_givesItsPlaceBack() {
        long trial = trial();

        reconfigured();
        end(trial, IGNORED);

        assertThat(circuit.wouldRefuse()).isFalse();
        assertThat(circuit.tryAcquire()).isPositive();
    }

    @Test
    void trial_succeedsBelowTheThreshold_isCounted() {
        long trial = trial();

        reconfigured();
        end(trial, SUCCEEDED);

        assertThat(circuit.state()).isEqualTo(HALF_OPEN);
        end(circuit.tryAcquire(), SUCCEEDED);
        assertThat(circuit.state()).isEqualTo(CLOSED);
    }

    @Test
    void trial_succeedsAtTheThreshold_closes() {
        end(trial(), SUCCEEDED);
        long last = circuit.tryAcquire();

        reconfigured();
        end(last, SUCCEEDED);

        assertThat(circuit.state()).isEqualTo(CLOSED);
    }

    @Test
    void trial_endsWhileForcedOpen_isLateAndMovesNothing() {
        long trial = trial();

        clock.meanwhile(circuit::forceOpen);
        end(trial, FAILED);

        assertThat(circuit.state()).isEqualTo(FORCED_OPEN);
        assertThat(circuit.snapshot().calls().late()).isEqualTo(1);
    }

    @Test
    void acquire_recoveryTimeoutPassed_getsTheTrial() {
        circuit.open("for the test");
        clock.manual.advance(CircuitFixture.RECOVERY);

        reconfigured();

        assertThat(circuit.tryAcquire()).isPositive();
        assertThat(circuit.state()).isEqualTo(HALF_OPEN);
        assertThat(circuit.tryAcquire()).isNegative();
    }

    @Test
    void acquire_lastTrialTakenMeanwhile_isRefused() {
        circuit.open("for the test");
        clock.manual.advance(CircuitFixture.RECOVERY);

        clock.meanwhile(() -> assertThat(circuit.tryAcquire()).isPositive());

        assertThat(circuit.tryAcquire()).isEqualTo(Refusal.TRIALS_IN_FLIGHT);
    }

    @Test
    void acquire_inHalfOpenLastTrialTakenMeanwhile_isRefused() {
        end(trial(), IGNORED);

        clock.meanwhile(() -> assertThat(circuit.tryAcquire()).isPositive());

        assertThat(circuit.tryAcquire()).isEqualTo(Refusal.TRIALS_IN_FLIGHT);
    }

    @Test
    void open_byAReason_opensFromClosedAndHalfOpen() {
        reconfigured();
        circuit.open("the probe fails");
        assertThat(circuit.state()).isEqualTo(OPEN);

        circuit.tryHalfOpen("the probe passes");
        clock.meanwhile(() -> circuit.reconfigure(config().build()));
        circuit.open("the probe fails");
        assertThat(circuit.state()).isEqualTo(OPEN);
    }

    @Test
    void tryHalfOpen_endsTheWait() {
        circuit.open("for the test");

        reconfigured();
        circuit.tryHalfOpen("the probe passes");

        assertThat(circuit.state()).isEqualTo(HALF_OPEN);
    }

    @Test
    void operator_alwaysHasTheLastWord() {
        reconfigured();
        circuit.forceOpen();
        assertThat(circuit.state()).isEqualTo(FORCED_OPEN);

        clock.meanwhile(() -> circuit.reconfigure(config().build()));
        circuit.disable();
        assertThat(circuit.state()).isEqualTo(DISABLED);

        reconfigured();
        circuit.enable();
        assertThat(circuit.state()).isEqualTo(CLOSED);

        end(circuit.tryAcquire(), FAILED);
        clock.meanwhile(() -> circuit.reconfigure(config().build()));
        circuit.close();
        assertThat(circuit.snapshot().consecutiveFailures()).isZero();
    }
}
