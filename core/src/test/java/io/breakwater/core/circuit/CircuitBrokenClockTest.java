package io.breakwater.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import io.breakwater.core.time.Clock;
import io.breakwater.core.window.WindowSize;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Covers I-19: whatever the clock does, the machine is left in a legal, working state. */
final class CircuitBrokenClockTest {

    /** A clock that throws when it is told to. */
    private static final class Broken implements Clock {

        private long nanos;
        private boolean broken;

        @Override
        public long nanos() {
            return answer(nanos);
        }

        @Override
        public long wallMillis() {
            return answer(nanos / 1_000_000);
        }

        private long answer(long reading) {
            if (broken) {
                throw new IllegalStateException("no time");
            }
            return reading;
        }
    }

    private final Broken clock = new Broken();
    private final Circuit circuit = new Circuit(
            "payments",
            CircuitConfig.builder()
                    .failureThreshold(1)
                    .maxConcurrentCalls(1)
                    .slowCallDuration(Duration.ofSeconds(1))
                    .window(WindowSize.time(Duration.ofSeconds(10)))
                    .halfOpenCalls(1)
                    .successThreshold(1)
                    .build(),
            clock,
            transition -> {});

    private void call(Outcome outcome) {
        long permit = circuit.tryAcquire();
        assertThat(permit).isPositive();
        circuit.complete(permit, outcome, circuit.start(permit), "");
    }

    @Test
    void clockThatThrows_atEveryStep_losesNoPermitAndStaysUsable() {
        for (int round = 0; round < 5; round++) {
            clock.nanos += Duration.ofHours(1).toNanos();
            call(Outcome.SUCCEEDED);
            clock.broken = true;
            call(Outcome.SUCCEEDED);
            call(Outcome.FAILED);
            assertThat(circuit.state()).isEqualTo(CircuitState.OPEN);
            assertThat(circuit.snapshot()).isNotNull();
            clock.broken = false;
            clock.nanos += Duration.ofHours(1).toNanos();

            call(Outcome.SUCCEEDED);

            assertThat(circuit.state()).isEqualTo(CircuitState.CLOSED);
            assertThat(circuit.snapshot().calls().inFlight()).isZero();
        }
    }

    @Test
    void clockThatThrows_whileOpen_admitsATrialRatherThanRefusingForEver() {
        clock.nanos = Duration.ofHours(1).toNanos();
        call(Outcome.FAILED);

        clock.broken = true;

        call(Outcome.SUCCEEDED);
        assertThat(circuit.state()).isEqualTo(CircuitState.CLOSED);
    }
}
