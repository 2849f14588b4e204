package io.breakwater.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.breakwater.core.CircuitOpenException;
import io.breakwater.core.CircuitState;
import io.breakwater.core.circuit.CallTotals;
import io.breakwater.core.guard.GuardFixture.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts, refusals, and what rides along. */
final class GuardTest {

    private final GuardFixture it = new GuardFixture();

    private static Object[] failures(int count) {
        List<Object> failures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            failures.add(new IOException("failure " + i));
        }
        return failures.toArray();
    }

    @Test
    void call_succeeds_runsOnceAndReturnsTheResult() throws Exception {
        Script body = new Script("result");

        assertThat(it.guard().call(body)).isEqualTo("result");

        assertThat(body.runs()).isEqualTo(1);
        assertThat(it.sleeper.slept()).isEmpty();
        assertThat(it.totals()).isEqualTo(new CallTotals(1, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void call_alwaysFails_runsMaxAttemptsTimesIncludingTheFirst(int attempts) {
        it.attempts = attempts;
        Object[] failures = failures(10);
        Script body = new Script(failures);

        assertThatThrownBy(() -> it.guard().call(body)).isSameAs(failures[attempts - 1]);

        assertThat(body.runs()).isEqualTo(attempts);
        assertThat(it.totals())
                .isEqualTo(new CallTotals(0, attempts, 0, 0, 0, 0, 0, attempts - 1, attempts > 1 ? 1 : 0, 0));
    }

    @Test
    void call_fails_waitsTheBackoffBetweenAttempts() {
        it.attempts = 4;

        assertThatThrownBy(() -> it.guard().call(new Script(failures(4)))).hasMessage("failure 3");

        assertThat(it.sleeper.slept())
                .extracting(nanos -> Duration.ofNanos(nanos).toSeconds())
                .containsExactly(1L, 2L, 4L);
    }

    @Test
    void call_failsThenSucceeds_returnsTheResultAndCountsTheRetry() throws Exception {
        assertThat(it.guard().call(new Script(new IOException(), "second"))).isEqualTo("second");

        assertThat(it.totals()).isEqualTo(new CallTotals(1, 1, 0, 0, 0, 0, 0, 1, 0, 0));
    }

    @Test
    void call_refusedAtOnce_throwsTheRefusalAndIsNotRetried() { // I-42
        it.circuit.forceOpen();
        Script body = new Script("never");

        assertThatThrownBy(() -> it.guard().call(body)).isInstanceOf(CircuitOpenException.class);

        assertThat(body.runs()).isZero();
        assertThat(it.sleeper.slept()).isEmpty();
        assertThat(it.totals().rejected()).isEqualTo(1);
        assertThat(it.totals().retries()).isZero();
    }

    /** The refusal of a circuit further in, seen from a guard further out (I-42). */
    @Test
    void call_bodyIsRefusedByAnotherCircuit_isNotRetried() {
        CircuitOpenException refusal = new CircuitOpenException("inner", CircuitState.OPEN, 30_000_000_000L, true);
        Script body = new Script(refusal, "never");

        assertThatThrownBy(() -> it.guard().call(body)).isSameAs(refusal);

        assertThat(body.runs()).isEqualTo(1);
    }

    @Test
    void call_bodyIsRefusedByAnotherCircuit_inADress_isNotRetriedEither() {
        CircuitOpenException refusal = new CircuitOpenException("inner", CircuitState.OPEN, 30_000_000_000L, true);
        refusal.setDressed();
        IOException dress = new IOException(refusal);
        Script body = new Script(dress, "never");

        assertThatThrownBy(() -> it.guard().call(body)).isSameAs(dress);

        assertThat(body.runs()).isEqualTo(1);
        assertThat(it.totals().failed()).as("as without the dress").isEqualTo(1);
    }

    @Test
    void call_bodyPutsItsOwnExceptionAroundARefusal_isRetried() throws Exception {
        CircuitOpenException refusal = new CircuitOpenException("inner", CircuitState.OPEN, 30_000_000_000L, true);

        assertThat(it.guard().call(new Script(new IOException(refusal), "result")))
                .isEqualTo("result");
    }

    @Test
    void call_circuitOpensMeanwhile_letsTheLastRealFailureOutWithoutWaiting() {
        GuardFixture two = new GuardFixture(2);
        two.attempts = 5;
        Object[] failures = failures(5);

        assertThatThrownBy(() -> two.guard().call(new Script(failures))).isSameAs(failures[1]);

        assertThat(two.circuit.state()).isEqualTo(CircuitState.OPEN);
        assertThat(two.sleeper.slept()).hasSize(1);
        assertThat(two.totals()).isEqualTo(new CallTotals(0, 2, 0, 0, 0, 0, 0, 1, 0, 1));
    }

    @Test
    void call_circuitOpensDuringTheWait_letsTheLastRealFailureOut() {
        it.sleeper.meanwhile(it.circuit::forceOpen);
        IOException failure = new IOException();
        Script body = new Script(failure, "never");

        assertThatThrownBy(() -> it.guard().call(body)).isSameAs(failure);

        assertThat(body.runs()).isEqualTo(1);
        assertThat(it.totals()).isEqualTo(new CallTotals(0, 1, 0, 0, 0, 0, 1, 0, 0, 1));
    }

    @Test
    void call_failsOften_earlierFailuresRideAlongInOrder() { // I-41
        Object[] failures = failures(3);

        Throwable thrown = catchThrowable(() -> it.guard().call(new Script(failures)));

        assertThat((Object) thrown).isSameAs(failures[2]);
        assertThat((Object[]) thrown.getSuppressed()).containsExactly(failures[0], failures[1]);
    }

    @Test
    void call_failsVeryOften_eightEarlierFailuresRideAlong() { // I-41
        it.attempts = 50;

        Throwable thrown = catchThrowable(() -> it.guard().call(new Script(failures(50))));

        assertThat(thrown).hasMessage("failure 49");
        assertThat(thrown.getSuppressed()).hasSize(8);
    }

    @Test
    void call_alwaysTheSameException_doesNotSuppressItself() { // I-41
        IOException constant = new IOException("constant");

        assertThatThrownBy(() -> it.guard().call(new Script(constant, constant, constant)))
                .isSameAs(constant);

        assertThat(constant.getSuppressed()).isEmpty();
    }

    @Test
    void call_laterFailureIsCausedByAnEarlierOne_makesNoCycle() { // I-41
        IOException first = new IOException("first");
        IllegalStateException second = new IllegalStateException("second", first);

        assertThatThrownBy(() -> it.guard().call(new Script(first, second, first)))
                .isSameAs(first);

        assertThat(first.getSuppressed()).isEmpty();
        assertThat(second.getSuppressed()).isEmpty();
    }

    /** A constant that goes out of many calls must not collect their failures for ever. */
    @Test
    void call_sameExceptionGoesOutOfManyCalls_keepsABoundedNumberOfCompanions() {
        IOException constant = new IOException("constant");
        GuardFixture never = new GuardFixture(0);
        never.attempts = 2;

        for (int i = 0; i < 1000; i++) {
            assertThatThrownBy(() -> never.guard().call(new Script(new IOException("fresh"), constant)))
                    .isSameAs(constant);
        }

        assertThat(constant.getSuppressed()).hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void call_holdsMonitor_retriesWithoutSleeping() throws Exception {
        it.traits = new MethodTraits(false, true);

        assertThat(it.guard().call(new Script(new IOException(), new IOException(), "third")))
                .isEqualTo("third");

        assertThat(it.sleeper.slept()).allMatch(nanos -> nanos == 0);
        assertThat(it.totals().retries()).isEqualTo(2);
    }
}
