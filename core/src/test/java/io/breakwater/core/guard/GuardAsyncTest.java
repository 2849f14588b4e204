package io.breakwater.core.guard;

import static io.breakwater.core.guard.Stages.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.CircuitOpenException;
import io.breakwater.core.CircuitState;
import io.breakwater.core.circuit.CallTotals;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.circuit.CircuitMode;
import io.breakwater.core.retry.RetryBudget;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts, delays and refusals of calls that answer as a stage. */
final class GuardAsyncTest {

    private final GuardFixture it = new GuardFixture();
    private final Stages body = new Stages();

    @AfterEach
    void nothingIsInFlight() {
        assertThat(it.totals().inFlight()).isZero();
        assertThat(it.errors).isEmpty();
        Thread.interrupted();
    }

    private List<Long> delaysInSeconds() {
        return it.timers.delays().stream()
                .map(nanos -> Duration.ofNanos(nanos).toSeconds())
                .toList();
    }

    @Test
    void callAsync_succeeds_runsOnceAndGivesTheResult() {
        CompletableFuture<Object> future = it.guard().callAsync(body);
        assertThat(it.totals().inFlight()).isEqualTo(1);
        assertThat(future).isNotDone();

        body.last().complete("result");

        assertThat(future).isCompletedWithValue("result");
        assertThat(body.runs()).isEqualTo(1);
        assertThat(it.totals()).isEqualTo(new CallTotals(1, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(it.timers.delays()).isEmpty();
    }

    @Test
    void callAsync_dependents_seeAnAttemptThatIsSettled() {
        CompletableFuture<Long> inFlight =
                it.guard().callAsync(body).thenApply(result -> it.totals().inFlight());

        body.last().complete("result");

        assertThat(inFlight).isCompletedWithValue(0L);
    }

    @Test
    void callAsync_stageIsDoneAlready_theFutureIsToo() {
        assertThat(it.guard().callAsync(() -> CompletableFuture.completedFuture("now")))
                .isCompletedWithValue("now");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void callAsync_alwaysFails_runsMaxAttemptsTimesIncludingTheFirst(int attempts) {
        it.attempts = attempts;
        List<Throwable> failures = new ArrayList<>();
        CompletableFuture<Object> future = it.guard().callAsync(() -> {
            failures.add(new IOException("failure " + failures.size()));
            return CompletableFuture.failedFuture(failures.get(failures.size() - 1));
        });

        it.timers.runAll();

        assertThat(failures).hasSize(attempts);
        assertThat(failureOf(future)).isSameAs(failures.get(attempts - 1));
        assertThat(it.totals())
                .isEqualTo(new CallTotals(0, attempts, 0, 0, 0, 0, 0, attempts - 1, attempts > 1 ? 1 : 0, 0));
        assertThat(delaysInSeconds())
                .isEqualTo(IntStream.range(0, attempts - 1)
                        .mapToObj(retry -> 1L << retry)
                        .toList());
        assertThat((Object[]) failureOf(future).getSuppressed())
                .isEqualTo(failures.subList(0, attempts - 1).toArray());
    }

    @Test
    void callAsync_failsThenSucceeds_holdsNoPermitWhileItWaits() {
        CompletableFuture<Object> future = it.guard().callAsync(body);
        body.fail(new IOException());

        assertThat(it.totals().inFlight()).isZero();
        assertThat(body.runs()).isEqualTo(1);

        it.timers.runNext();
        body.last().complete("second");

        assertThat(future).isCompletedWithValue("second");
        assertThat(it.totals()).isEqualTo(new CallTotals(1, 1, 0, 0, 0, 0, 0, 1, 0, 0));
    }

    @Test
    void callAsync_refusedAtOnce_failsWithTheRefusalAndCallsNothing() { // I-42
        it.circuit.forceOpen();

        assertThat(failureOf(it.guard().callAsync(body))).isInstanceOf(CircuitOpenException.class);

        assertThat(body.runs()).isZero();
        assertThat(it.totals()).isEqualTo(new CallTotals(0, 0, 0, 0, 0, 0, 1, 0, 0, 1));
        assertThat(it.timers.delays()).isEmpty();
    }

    /** The refusal of a circuit further in comes wrapped, and is none to be retried all the same (I-42). */
    @Test
    void callAsync_stageIsRefusedByAnotherCircuit_isNotRetried() {
        CompletableFuture<Object> inner = CompletableFuture.failedFuture(
                new CircuitOpenException("inner", CircuitState.OPEN, 30_000_000_000L, true));

        CompletableFuture<Object> future = it.guard().callAsync(() -> inner.thenApply(never -> never));

        assertThat(failureOf(future)).hasCauseInstanceOf(CircuitOpenException.class);
        assertThat(it.timers.delays()).isEmpty();
    }

    @Test
    void callAsync_circuitOpensMeanwhile_letsTheLastRealFailureOut() {
        IOException failure = new IOException();
        CompletableFuture<Object> future = it.guard().callAsync(body);
        body.fail(failure);
        it.circuit.forceOpen();

        it.timers.runNext();

        assertThat(failureOf(future)).isSameAs(failure);
        assertThat(body.runs()).isEqualTo(1);
        assertThat(it.totals()).isEqualTo(new CallTotals(0, 1, 0, 0, 0, 0, 1, 0, 0, 1));
    }

    @Test
    void callAsync_noTimeLeft_isNotRetried() { // I-45
        it.maxDuration = Duration.ofMillis(2500);
        CompletableFuture<Object> future = it.guard().callAsync(body);
        body.fail(new IOException("first"));
        it.clock.advance(Duration.ofSeconds(1));
        it.timers.runNext();

        body.fail(new IOException("second")); // the next delay of 2 s would end after 3 s

        assertThat(failureOf(future)).hasMessage("second");
        assertThat(body.runs()).isEqualTo(2);
        assertThat(delaysInSeconds()).containsExactly(1L);
    }

    @Test
    void callAsync_budgetIsSpent_isNotRetried() { // I-44
        GuardFixture never = new GuardFixture(0); // opens
        never.budget = new RetryBudget(0);
        never.attempts = 2;
        List<CompletableFuture<Object>> futures = new ArrayList<>();
        int granted = RetryBudget.FLOOR_PER_SECOND * RetryBudget.PERIOD_SECONDS;

        for (int i = 0; i < granted + 7; i++) {
            futures.add(never.guard().callAsync(() -> CompletableFuture.failedFuture(new IOException())));
        }

        assertThat(never.timers.waiting()).isEqualTo(granted);
        assertThat(futures.stream().filter(CompletableFuture::isDone)).hasSize(7);
    }

    @Test
    void callAsync_write_isNotRetried() {
        it.traits = new MethodTraits(true, false);
        CompletableFuture<Object> future = it.guard().callAsync(body);

        body.fail(new IOException("unknown"));

        assertThat(failureOf(future)).hasMessage("unknown");
        assertThat(it.timers.delays()).isEmpty();
    }

    @Test
    void callAsync_holdsMonitor_waitsAllTheSameForNobodyElseDoes() {
        it.traits = new MethodTraits(false, true);
        CompletableFuture<Object> future = it.guard().callAsync(body);

        body.fail(new IOException());

        assertThat(future).isNotDone();
        assertThat(delaysInSeconds()).containsExactly(1L);
    }

    /** The thread that happens to end the stage may have been told to stop; the caller has not. */
    @Test
    void callAsync_endedByAnInterruptedThread_isRetried() {
        CompletableFuture<Object> future = it.guard().callAsync(body);
        Thread.currentThread().interrupt();

        body.fail(new IOException());

        assertThat(future).isNotDone();
        assertThat(it.timers.waiting()).isEqualTo(1);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void callAsync_schedulerRejects_letsTheLastFailureOut() {
        RejectedExecutionException rejected = new RejectedExecutionException();
        it.scheduler = (task, delay) -> {
            throw rejected;
        };
        IOException failure = new IOException();

        CompletableFuture<Object> future = it.guard().callAsync(() -> CompletableFuture.failedFuture(failure));

        assertThat(failureOf(future)).isSameAs(failure);
        assertThat(it.totals()).isEqualTo(new CallTotals(0, 1, 0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(it.errors).containsExactly(rejected);
        it.errors.clear();
    }

    @Test
    void callAsync_schedulerRunsTheTaskTwice_makesOneAttempt() {
        it.scheduler = (task, delay) -> it.timers.schedule(
                () -> {
                    task.run();
                    task.run();
                },
                delay);
        CompletableFuture<Object> future = it.guard().callAsync(body);
        body.fail(new IOException());

        it.timers.runNext();
        body.last().complete("second");

        assertThat(body.runs()).isEqualTo(2);
        assertThat(future).isCompletedWithValue("second");
        assertThat(it.totals().total()).isEqualTo(2);
    }

    @Test
    void callAsync_observedOnly_countsTheRetryAndLetsTheFailureOut() {
        it.circuit.reconfigure(CircuitConfig.builder().mode(CircuitMode.OBSERVE).build());
        CompletableFuture<Object> future = it.guard().callAsync(body);

        body.fail(new IOException("real"));

        assertThat(failureOf(future)).hasMessage("real");
        assertThat(it.totals()).isEqualTo(new CallTotals(0, 1, 0, 0, 0, 0, 0, 1, 0, 0));
        assertThat(it.timers.delays()).isEmpty();
    }

    @Test
    void callAsync_circuitIsOff_callsPlainly() {
        it.circuit.reconfigure(CircuitConfig.builder().mode(CircuitMode.OFF).build());
        CompletableFuture<Object> good = it.guard().callAsync(body);
        body.last().complete("result");
        CompletableFuture<Object> bad = it.guard().callAsync(body);
        body.fail(new IOException("real"));

        assertThat(good).isCompletedWithValue("result");
        assertThat(failureOf(bad)).hasMessage("real");
        assertThat(it.circuit.snapshot().calls().total()).isZero();
        assertThat(it.timers.delays()).isEmpty();
    }

    @Test
    void callAsync_inHalfOpen_closesTheCircuit() {
        Guard guard = opened();

        CompletableFuture<Object> trial = guard.callAsync(body);
        assertThat(it.circuit.state()).isEqualTo(CircuitState.HALF_OPEN);
        assertThat(failureOf(guard.callAsync(body))).isInstanceOf(CircuitOpenException.class);
        body.last().complete("well");

        assertThat(trial).isCompletedWithValue("well");
        assertThat(it.circuit.state()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void callAsync_trialNeverEnds_itsLeaseDoesAndALateEndMovesNothing() { // I-5, I-6
        Guard guard = opened();
        CompletableFuture<Object> trial = guard.callAsync(body);
        it.clock.advance(it.circuit.config().recovery().halfOpenTimeout());

        assertThat(failureOf(guard.callAsync(body))).isInstanceOf(CircuitOpenException.class);
        assertThat(it.circuit.state()).isEqualTo(CircuitState.OPEN);
        body.last().complete("late");

        assertThat(trial).isCompletedWithValue("late");
        assertThat(it.circuit.state()).isEqualTo(CircuitState.OPEN);
        assertThat(it.totals().late()).isEqualTo(1);
    }

    /** With the recovery timeout over: the next call is a trial. */
    private Guard opened() {
        it.attempts = 1;
        Circuit circuit = it.circuit;
        circuit.open("by the test");
        it.clock.advance(circuit.config().recovery().timeout());
        return it.guard();
    }
}
