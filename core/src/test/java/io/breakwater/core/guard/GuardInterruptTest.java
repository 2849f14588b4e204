package io.breakwater.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.CircuitState;
import io.breakwater.core.guard.GuardFixture.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ends a call for good: errors and interrupts. */
final class GuardInterruptTest {

    private final GuardFixture it = new GuardFixture();

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    static Stream<Throwable> whatEndsForGood() {
        return Stream.of(
                new StackOverflowError(),
                new AssertionError("broken"),
                new NoClassDefFoundError("broken"),
                new InterruptedException(),
                new RuntimeException(new InterruptedException()),
                new ExecutionException(new IllegalStateException(new InterruptedException())));
    }

    @ParameterizedTest
    @MethodSource("whatEndsForGood")
    void call_errorOrInterrupt_goesOutAtOnceAndIsCounted(Throwable end) { // I-2, I-40
        Script body = new Script(end, "never");

        assertThatThrownBy(() -> it.guard().call(body)).isSameAs(end);

        assertThat(body.runs()).isEqualTo(1);
        assertThat(it.sleeper.slept()).isEmpty();
        assertThat(it.totals().failed()).isEqualTo(1);
        assertThat(it.totals().inFlight()).isZero();
        assertThat(it.totals().retriesExhausted()).isZero();
    }

    @ParameterizedTest
    @MethodSource("whatEndsForGood")
    void failed_errorOrInterrupt_mayNotFallBack(Throwable end) {
        Guard guard = it.guard();
        Attempts attempts = new Attempts();

        assertThat(guard.failed(attempts, guard.enter(), 0, null, end)).isEqualTo(Guard.NO_ATTEMPT);

        assertThat(attempts.mayFallBack()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("whatEndsForGood")
    void call_errorOrInterruptInHalfOpen_endsTheTrial(Throwable end) { // I-2
        GuardFixture one = new GuardFixture(1);
        assertThatThrownBy(() -> one.guard().call(new Script(new IOException("opens"))))
                .hasMessage("opens");
        one.clock.advance(Duration.ofSeconds(60));

        assertThatThrownBy(() -> one.guard().call(new Script(end))).isSameAs(end);

        assertThat(one.circuit.state()).isEqualTo(CircuitState.OPEN);
        assertThat(one.totals().inFlight()).isZero();
    }

    @Test
    void call_errorAfterFailures_carriesThem() {
        IOException first = new IOException("first");
        AssertionError end = new AssertionError("end");

        assertThatThrownBy(() -> it.guard().call(new Script(first, end))).isSameAs(end);

        assertThat(end.getSuppressed()).containsExactly(first);
    }

    @Test
    void call_interruptedDuringTheWait_letsTheLastFailureOutAndKeepsTheFlag() { // I-40
        it.sleeper.meanwhile(() -> Thread.currentThread().interrupt());
        IOException failure = new IOException();
        Script body = new Script(failure, "never");

        assertThatThrownBy(() -> it.guard().call(body)).isSameAs(failure);

        assertThat(body.runs()).isEqualTo(1);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(it.totals().inFlight()).isZero();
        assertThat(it.totals().retries()).isZero();
    }

    @Test
    void call_interruptedBefore_runsOnceAndKeepsTheFlag() {
        Thread.currentThread().interrupt();
        IOException failure = new IOException();

        assertThatThrownBy(() -> it.guard().call(new Script(failure, "never"))).isSameAs(failure);

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void call_interruptedWhileHoldingAMonitor_isNotRetried() {
        it.traits = new MethodTraits(false, true);
        Thread.currentThread().interrupt();
        Script body = new Script(new IOException("first"), "never");

        assertThatThrownBy(() -> it.guard().call(body)).hasMessage("first");

        assertThat(body.runs()).isEqualTo(1);
    }
}
