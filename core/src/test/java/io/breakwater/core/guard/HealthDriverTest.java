package io.breakwater.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import io.breakwater.core.Transition;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.health.Health;
import io.breakwater.core.health.HealthStatus;
import io.breakwater.core.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the end of a check does to a circuit. */
final class HealthDriverTest {

    private static final HealthStatus UNKNOWN =
            new HealthStatus("payments", Health.UNKNOWN, null, Duration.ZERO, null, 0, 0);
    private static final HealthStatus WELL =
            new HealthStatus("payments", Health.HEALTHY, Instant.EPOCH, Duration.ofMillis(3), null, 0, 1);
    private static final HealthStatus ILL = new HealthStatus(
            "payments", Health.UNHEALTHY, Instant.EPOCH, Duration.ofMillis(3), "cannot connect to localhost:1", 1, 1);

    private final ManualClock clock = new ManualClock();
    private final List<Transition> transitions = new ArrayList<>();
    private final CircuitConfig config = CircuitConfig.builder()
            .recoveryTimeout(Duration.ofSeconds(60))
            .halfOpenCalls(1)
            .successThreshold(1)
            .build();
    private final Circuit circuit = new Circuit("payments", config, clock, transitions::add);
    private final HealthDriver driver = new HealthDriver(circuit);

    private boolean admitsAndEnds(Outcome outcome) {
        long permit = circuit.tryAcquire();
        if (permit <= 0) {
            return false;
        }
        circuit.complete(permit, outcome, circuit.start(permit), "java.io.IOException");
        return true;
    }

    @Test
    void failedCheck_opensAClosedCircuit_andSaysWhy() {
        driver.onStatus(ILL);

        assertThat(circuit.state()).isEqualTo(CircuitState.OPEN);
        assertThat(admitsAndEnds(Outcome.SUCCEEDED)).isFalse();
        assertThat(transitions)
                .extracting(Transition::describe)
                .containsExactly("payments: CLOSED -> OPEN (the health probe failed: cannot connect to localhost:1)");
    }

    @Test
    void failedCheck_whileOpen_neitherTellsAgainNorPutsOffTheTrial() {
        driver.onStatus(ILL);
        clock.advance(Duration.ofSeconds(59));
        driver.onStatus(ILL);
        clock.advance(Duration.ofSeconds(1));

        assertThat(admitsAndEnds(Outcome.SUCCEEDED))
                .as("the calls have the last word")
                .isTrue();

        assertThat(transitions)
                .extracting(Transition::to)
                .containsExactly(CircuitState.OPEN, CircuitState.HALF_OPEN, CircuitState.CLOSED);
    }

    @Test
    void failedCheck_whileHalfOpen_opensAgain_andATrialInFlightMovesNothing() {
        driver.onStatus(ILL);
        driver.onStatus(WELL);
        long trial = circuit.tryAcquire();
        driver.onStatus(ILL);
        circuit.succeeded(trial, circuit.start(trial));

        assertThat(circuit.state()).isEqualTo(CircuitState.OPEN);
        assertThat(circuit.snapshot().calls().late()).isEqualTo(1);
        assertThat(circuit.snapshot().openRemainingMillis()).isEqualTo(60_000);
    }

    @Test
    void passedCheck_endsOpenEarly_andOnlyATrialCloses() {
        driver.onStatus(ILL);
        driver.onStatus(WELL);

        assertThat(circuit.state()).isEqualTo(CircuitState.HALF_OPEN);
        driver.onStatus(WELL);
        assertThat(circuit.state()).as("again").isEqualTo(CircuitState.HALF_OPEN);
        assertThat(admitsAndEnds(Outcome.SUCCEEDED)).isTrue();
        assertThat(circuit.state()).isEqualTo(CircuitState.CLOSED);
        assertThat(transitions.get(1).reason()).isEqualTo("the health probe passed");
    }

    @Test
    void passedCheck_afterWhichTheTrialFails_letsTheNextOnePassAgain() {
        driver.onStatus(ILL);
        driver.onStatus(WELL);
        assertThat(admitsAndEnds(Outcome.FAILED)).isTrue();
        assertThat(circuit.state()).isEqualTo(CircuitState.OPEN);

        driver.onStatus(WELL);

        assertThat(circuit.state()).isEqualTo(CircuitState.HALF_OPEN);
    }

    @Test
    void passedCheck_whileClosed_forgetsNoFailures() {
        circuit.complete(circuit.tryAcquire(), Outcome.FAILED, 0, "java.io.IOException");
        driver.onStatus(WELL);

        assertThat(circuit.snapshot().consecutiveFailures()).isEqualTo(1);
        assertThat(transitions).isEmpty();
    }

    @Test
    void passedCheck_endsAnOutageThatTheCallsHaveFound() {
        for (int i = 0; i < 5; i++) {
            assertThat(admitsAndEnds(Outcome.FAILED)).isTrue();
        }
        assertThat(circuit.state()).isEqualTo(CircuitState.OPEN);

        driver.onStatus(WELL);

        assertThat(circuit.state()).isEqualTo(CircuitState.HALF_OPEN);
    }

    @Test
    void unknown_movesNothing() {
        driver.onStatus(UNKNOWN);
        circuit.open("by a test");
        driver.onStatus(UNKNOWN);

        assertThat(transitions).hasSize(1);
    }

    @Test
    void operator_isNotOverruled() {
        circuit.forceOpen();
        driver.onStatus(WELL);
        driver.onStatus(ILL);
        assertThat(circuit.state()).isEqualTo(CircuitState.FORCED_OPEN);
        circuit.disable();
        driver.onStatus(ILL);
        driver.onStatus(WELL);
        assertThat(circuit.state()).isEqualTo(CircuitState.DISABLED);
    }
}
