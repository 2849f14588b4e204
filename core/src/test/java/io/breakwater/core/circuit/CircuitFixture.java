package io.breakwater.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.CircuitOpenException;
import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import io.breakwater.core.Transition;
import io.breakwater.core.time.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** A circuit on a manual clock, the transitions it told, and the steps that tests need most. */
final class CircuitFixture {

    static final Duration RECOVERY = Duration.ofSeconds(60);
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    final ManualClock clock;
    final List<Transition> told = new CopyOnWriteArrayList<>();
    final Circuit circuit;

    CircuitFixture() {
        this(config());
    }

    CircuitFixture(CircuitConfigBuilder config) {
        this(config, 0);
    }

    CircuitFixture(CircuitConfigBuilder config, long startNanos) {
        clock = new ManualClock(startNanos);
        circuit = new Circuit("payments", config.build(), clock, told::add);
    }

    /** Opens at 3 failures; 2 trials at once; 2 successes close. */
    static CircuitConfigBuilder config() {
        return CircuitConfig.builder()
                .failureThreshold(3)
                .recoveryTimeout(RECOVERY)
                .halfOpenCalls(2)
                .successThreshold(2)
                .halfOpenTimeout(LEASE);
    }

    /** A permit; fails where there is none. */
    long admit() {
        long permit = circuit.tryAcquire();
        assertThat(permit).as("permit in %s", circuit.state()).isPositive();
        return permit;
    }

    void assertRefuses() {
        assertThat(circuit.wouldRefuse()).isTrue();
        assertThat(circuit.tryAcquire()).isNegative();
    }

    /** The refusal of one more call. */
    CircuitOpenException refusal() {
        long permit = circuit.tryAcquire();
        assertThat(permit).isNegative();
        return (CircuitOpenException) circuit.refusal(permit);
    }

    void end(long permit, Outcome outcome) {
        circuit.complete(permit, outcome, clock.nanos(), outcome == Outcome.FAILED ? "java.io.IOException" : "");
    }

    /** One whole call. */
    void call(Outcome outcome) {
        end(admit(), outcome);
    }

    void fail(int times) {
        for (int i = 0; i < times; i++) {
            call(Outcome.FAILED);
        }
    }

    /** From CLOSED to OPEN. */
    void open() {
        fail(circuit.config().failureThreshold());
        assertState(CircuitState.OPEN);
    }

    /** From CLOSED to HALF_OPEN; the permit is that of the first trial, which is in flight. */
    long halfOpen() {
        open();
        clock.advance(circuit.config().recovery().timeout());
        long trial = admit();
        assertState(CircuitState.HALF_OPEN);
        return trial;
    }

    void assertState(CircuitState expected) {
        assertThat(circuit.state()).isEqualTo(expected);
        assertThat(circuit.snapshot().state()).isEqualTo(expected);
    }

    static Outcome anyOutcome(Random random) {
        return OUTCOMES.get(random.nextInt(OUTCOMES.size()));
    }

    CallTotals totals() {
        return circuit.snapshot().calls();
    }

    /** I-22: numbered from the first one given without gaps, each from where the one before led to. */
    static void assertChained(List<Transition> transitions, long firstNumber, CircuitState firstFrom) {
        CircuitState at = firstFrom;
        long number = firstNumber;
        for (Transition transition : transitions) {
            assertThat(transition.number()).isEqualTo(number);
            assertThat(transition.from()).isEqualTo(at);
            assertThat(transition.to()).isNotEqualTo(at);
            at = transition.to();
            number++;
        }
    }
}
