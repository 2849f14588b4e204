package io.breakwater.core.guard;

import static io.breakwater.core.guard.Stages.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.circuit.CallTotals;
import io.breakwater.core.circuit.CircuitMode;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Calls whose first attempt somebody else has made. */
final class GuardGoOnTest {

    private final GuardFixture it = new GuardFixture(0);
    private final Guard guard = it.guard();
    private final Stages later = new Stages();
    private final CompletableFuture<Object> first = new CompletableFuture<>();
    private final Attempts attempts = Attempts.ofStage();

    private boolean over;

    private final LaterAttempts<Object> how = new LaterAttempts<>() {
        @Override
        public CompletionStage<Object> get() {
            return later.get();
        }

        @Override
        public Runnable schedule(Runnable task, long delayNanos) {
            return it.timers.schedule(task, delayNanos);
        }

        @Override
        public boolean isOver() {
            return over;
        }
    };

    private CompletableFuture<Object> goOn(CompletionStage<Object> stage) {
        long permit = guard.enter();
        long started = it.circuit.start(permit);
        it.circuit.leave();
        return guard.goOn(attempts, permit, started, stage, how);
    }

    @Test
    void success_ofTheFirst_isTheAnswer() {
        CompletableFuture<Object> future = goOn(first);
        first.complete("result");

        assertThat(future).isCompletedWithValue("result");
        assertThat(later.runs()).isZero();
        assertThat(it.totals()).isEqualTo(new CallTotals(1, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void failure_ofTheFirst_isFollowedByAttemptsThatTheCallerMakes() {
        CompletableFuture<Object> future = goOn(first);
        first.completeExceptionally(new IOException());
        assertThat(attempts.mayFallBack()).isTrue();
        it.timers.runNext();
        later.last().complete("result");

        assertThat(future).isCompletedWithValue("result");
        assertThat(attempts.mayFallBack()).as("after a success").isFalse();
        assertThat(it.totals()).isEqualTo(new CallTotals(1, 1, 0, 0, 0, 0, 0, 1, 0, 0));
    }

    @Test
    void failure_ofAllAttempts_goesOut_andMayBeAnsweredElsewhere() {
        CompletableFuture<Object> future = goOn(CompletableFuture.failedFuture(new IOException("1")));
        it.timers.runNext();
        later.fail(new IOException("2"));
        it.timers.runNext();
        IOException last = new IOException("3");
        later.fail(last);

        assertThat(failureOf(future)).isSameAs(last);
        assertThat(attempts.mayFallBack()).isTrue();
        assertThat(it.totals()).isEqualTo(new CallTotals(0, 3, 0, 0, 0, 0, 0, 2, 1, 0));
    }

    @Test
    void cancel_reachesTheFirst() {
        goOn(first).cancel(true);

        assertThat(first).isCancelled();
        assertThat(it.totals()).isEqualTo(new CallTotals(0, 0, 1, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void stageThatCannotBeFollowed_isTold_andThePermitEnds() {
        CompletableFuture<Object> broken = new CompletableFuture<>() {
            @Override
            public CompletableFuture<Object> whenComplete(BiConsumer<? super Object, ? super Throwable> action) {
                throw new IllegalStateException("broken");
            }
        };

        assertThatThrownBy(() -> goOn(broken)).hasMessage("broken");

        assertThat(it.totals()).isEqualTo(new CallTotals(0, 0, 1, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void schedulerThatTakesNothing_letsTheFailureOut() {
        it.scheduler = it.timers;
        LaterAttempts<Object> refusing = new LaterAttempts<>() {
            @Override
            public CompletionStage<Object> get() {
                return later.get();
            }

            @Override
            public Runnable schedule(Runnable task, long delayNanos) {
                throw new RejectedExecutionException();
            }

            @Override
            public boolean isOver() {
                return false;
            }
        };
        long permit = guard.enter();
        it.circuit.leave();
        IOException own = new IOException();

        CompletableFuture<Object> future =
                guard.goOn(attempts, permit, 0, CompletableFuture.failedFuture(own), refusing);

        assertThat(failureOf(future)).isSameAs(own);
        assertThat(it.errors).singleElement().isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void attemptsThatAreOver_letTheFailureOut_alsoWhereOneIsWaitedFor() {
        IOException own = new IOException();
        CompletableFuture<Object> waiting = goOn(CompletableFuture.failedFuture(own));
        assertThat(waiting).isNotDone();
        over = true;
        it.timers.runNext();
        assertThat(failureOf(waiting)).isSameAs(own);

        assertThat(failureOf(goOn(CompletableFuture.failedFuture(own)))).isSameAs(own);
        assertThat(it.timers.delays()).hasSize(1);
        assertThat(later.runs()).isZero();
    }

    @Test
    void circuitThatIsSwitchedOffMeanwhile_isNotWaitedFor() {
        CompletableFuture<Object> future = goOn(first);
        it.circuit.reconfigure(it.circuit.config().withMode(CircuitMode.OFF));
        IOException own = new IOException();

        first.completeExceptionally(own);

        assertThat(failureOf(future)).isSameAs(own);
        assertThat(it.timers.delays()).isEmpty();
    }
}
