package io.breakwater.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.breakwater.core.Outcome;
import io.breakwater.core.circuit.RetryTotals;
import io.breakwater.core.guard.GuardFixture.Script;
import io.breakwater.core.retry.RetryBudget;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Calls, told apart by how many attempts they took. */
final class GuardRetryCountsTest {

    private final GuardFixture it = new GuardFixture();

    private RetryTotals counted() {
        return it.circuit.retries().totals();
    }

    private void assertCalls(long succeededAtOnce, long succeededAgain, long failedAtOnce, long failedAgain) {
        RetryTotals counted = counted();
        assertThat(new long[] {
                    it.circuit.totals().succeeded() - counted.succeededAgain(),
                    counted.succeededAgain(),
                    counted.failedAtOnce(),
                    counted.failedAgain()
                })
                .containsExactly(succeededAtOnce, succeededAgain, failedAtOnce, failedAgain);
    }

    private void call(Object... ends) {
        Script body = new Script(ends);
        Throwable thrown = catchThrowable(() -> it.guard().call(body));
        assertThat(thrown == null).isEqualTo(!(ends[ends.length - 1] instanceof Throwable));
        assertThat(body.runs()).isEqualTo(ends.length);
    }

    @Test
    void calls_areToldApartByTheirAttempts() {
        call("at once");
        call("at once");
        call(new IOException(), "again");
        call(new IOException(), new IOException(), "at last");
        call(new IOException(), new IOException(), new IOException());
        call(new AssertionError("never repeated"));

        assertCalls(2, 2, 1, 1);
        assertThat(it.circuit.totals().succeeded()).isEqualTo(4);
    }

    @Test
    void calls_ofAStage_areToldApartAlike() {
        Stages body = new Stages();
        CompletableFuture<Object> atOnce = it.guard().callAsync(body);
        body.last().complete("at once");
        CompletableFuture<Object> again = it.guard().callAsync(body);
        body.fail(new IOException());
        it.timers.runAll();
        body.last().complete("again");
        assertThat(atOnce).isCompletedWithValue("at once");
        assertThat(again).isCompletedWithValue("again");
        it.attempts = 1;
        CompletableFuture<Object> failing = it.guard().callAsync(body);
        body.fail(new IOException());

        assertThat(failing).isCompletedExceptionally();
        assertCalls(1, 1, 1, 0);
    }

    @Test
    void call_thatNobodyWaitsForAnyMore_hasNotFailed() {
        Stages body = new Stages();
        CompletableFuture<Object> waiting = it.guard().callAsync(body);
        body.fail(new IOException());

        waiting.cancel(false);

        assertCalls(0, 0, 0, 0);
    }

    @Test
    void call_thatIsOverdue_hasFailed() {
        CompletableFuture<Object> inFlight = it.guard().callAsync(new Stages());
        inFlight.completeExceptionally(new TimeoutException());
        assertCalls(0, 0, 1, 0);

        Stages body = new Stages();
        CompletableFuture<Object> waiting = it.guard().callAsync(body);
        body.fail(new IOException());
        waiting.completeExceptionally(new TimeoutException());
        assertCalls(0, 0, 2, 0);

        CompletableFuture<Object> retried = it.guard().callAsync(body);
        body.fail(new IOException());
        it.timers.runAll();
        retried.completeExceptionally(new TimeoutException());
        assertCalls(0, 0, 2, 1);
    }

    @Test
    void ignoredEnd_isNeitherSuccessNorFailure() {
        it.classifier = (result, thrown) -> Outcome.IGNORED;
        call(new IOException());

        assertCalls(0, 0, 0, 0);
        assertThat(it.circuit.totals().ignored()).isEqualTo(1);
    }

    @Test
    void retry_thatTheCircuitRefuses_leavesACallThatFailedAtOnce() {
        GuardFixture strict = new GuardFixture(1);
        assertThatThrownBy(() -> strict.guard().call(new Script(new IOException())))
                .isInstanceOf(IOException.class);

        assertThat(strict.circuit.retries().totals().failedAtOnce()).isEqualTo(1);
        assertThat(strict.circuit.retries().totals().overBudget()).isZero();
    }

    @Test
    void budgetWithNothingLeft_isCounted_andTheCallFailsAtOnce() {
        it.budget = new RetryBudget(0);
        while (it.budget.tryWithdraw(0, it.clock.nanos())) {
            // until there is none
        }
        call(new IOException());

        assertThat(counted().overBudget()).isEqualTo(1);
        assertCalls(0, 0, 1, 0);
    }

    @Test
    void retry_inATimedCircuit_isKnownToo() {
        it.maxDuration = Duration.ofSeconds(60);
        call(new IOException(), "again");

        assertCalls(0, 1, 0, 0);
        assertThat(it.circuit.snapshot().latency().meanMillis()).isNotNegative();
    }

    @Test
    void resetOfTheStatistics_doesNotTouchThem() {
        call(new IOException(), "again");
        it.circuit.resetStatistics();

        assertThat(it.totals().succeeded()).isZero();
        assertCalls(0, 1, 0, 0);
        assertThat(it.circuit.totals().retries()).isEqualTo(1);
    }
}
