package io.breakwater.core.guard;

import static io.breakwater.core.guard.Stages.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import io.breakwater.core.RandomSeed;
import io.breakwater.core.Together;
import io.breakwater.core.circuit.CallTotals;
import io.breakwater.core.circuit.CircuitConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls whose caller no longer waits. Covers I-4. */
@Timeout(120)
final class GuardAsyncCancelTest {

    private static final CallTotals ONE_IGNORED = new CallTotals(0, 0, 1, 0, 0, 0, 0, 0, 0, 0);
    private static final CallTotals ONE_FAILED = new CallTotals(0, 1, 0, 0, 0, 0, 0, 0, 0, 0);

    private final GuardFixture it = new GuardFixture(0); // never opens by itself
    private final Stages body = new Stages();

    @Test
    void cancel_inFlight_cancelsTheStageAndCountsTheCallAsIgnored() {
        CompletableFuture<Object> future = it.guard().callAsync(body);

        assertThat(future.cancel(true)).isTrue();

        assertThat(future).isCancelled();
        assertThat(body.last()).isCancelled();
        assertThat(it.totals()).isEqualTo(ONE_IGNORED);
        assertThat(it.timers.delays()).isEmpty();
    }

    @Test
    void cancel_again_changesNothing() {
        CompletableFuture<Object> future = it.guard().callAsync(body);
        future.cancel(true);

        future.cancel(false);
        body.last().complete("too late");

        assertThat(it.totals()).isEqualTo(ONE_IGNORED);
    }

    @Test
    void cancel_afterTheEnd_changesNothing() {
        CompletableFuture<Object> future = it.guard().callAsync(body);
        body.last().complete("result");

        assertThat(future.cancel(true)).isFalse();

        assertThat(future).isCompletedWithValue("result");
        assertThat(it.totals()).isEqualTo(new CallTotals(1, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void cancel_betweenAttempts_takesTheTimerBack() {
        CompletableFuture<Object> future = it.guard().callAsync(body);
        body.fail(new IOException());
        assertThat(it.timers.waiting()).isEqualTo(1);

        future.cancel(true);

        assertThat(it.timers.waiting()).isZero();
        assertThat(body.runs()).isEqualTo(1);
        assertThat(it.totals()).isEqualTo(new CallTotals(0, 1, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void cancel_betweenAttemptsWithATimerThatFiresAllTheSame_makesNoAttempt() {
        AtomicReference<Runnable> timer = new AtomicReference<>();
        it.scheduler = (task, delay) -> {
            timer.set(task);
            return () -> {
                throw new IllegalStateException("broken");
            };
        };
        CompletableFuture<Object> future = it.guard().callAsync(body);
        body.fail(new IOException());

        future.cancel(true);
        timer.get().run();

        assertThat(future).isCancelled();
        assertThat(body.runs()).isEqualTo(1);
        assertThat(it.totals().total()).isEqualTo(1);
    }

    @Test
    void cancel_inTheSecondAttempt_countsThatOneAsIgnored() {
        CompletableFuture<Object> future = it.guard().callAsync(body);
        body.fail(new IOException());
        it.timers.runNext();

        future.cancel(true);

        assertThat(body.last()).isCancelled();
        assertThat(it.totals()).isEqualTo(new CallTotals(0, 1, 1, 0, 0, 0, 0, 1, 0, 0));
    }

    @Test
    void cancel_stageHasNoFuture_countsTheCallAsIgnored() {
        CompletableFuture<Object> inner = new CompletableFuture<>() {
            @Override
            public CompletableFuture<Object> toCompletableFuture() {
                throw new UnsupportedOperationException();
            }
        };
        CompletableFuture<Object> future = it.guard().callAsync(() -> (CompletionStage<Object>) inner);

        future.cancel(true);
        inner.complete("too late");

        assertThat(future).isCancelled();
        assertThat(it.totals()).isEqualTo(ONE_IGNORED);
    }

    @Test
    void cancel_inHalfOpen_isNeutralAndGivesTheTrialBack() {
        it.circuit.open("by the test");
        it.clock.advance(Duration.ofSeconds(60));

        it.guard().callAsync(body).cancel(true);

        assertThat(it.circuit.state()).isEqualTo(CircuitState.HALF_OPEN);
        assertThat(it.circuit.tryAcquire()).isPositive();
    }

    /** The body itself may know the future already, when it is made again. */
    @Test
    void cancel_fromWithinTheBody_cancelsTheStageThatComesOfIt() {
        CompletableFuture<CompletableFuture<Object>> known = new CompletableFuture<>();
        CompletableFuture<Object> future = it.guard().callAsync(() -> {
            CompletionStage<Object> stage = body.get();
            if (body.runs() == 2) {
                known.join().cancel(true);
            }
            return stage;
        });
        known.complete(future);
        body.fail(new IOException());

        it.timers.runNext();

        assertThat(body.last()).isCancelled();
        assertThat(it.totals()).isEqualTo(new CallTotals(0, 1, 1, 0, 0, 0, 0, 1, 0, 0));
    }

    @Test
    void cancel_whileAFailureIsClassified_makesNoOtherAttempt() {
        CompletableFuture<CompletableFuture<Object>> known = new CompletableFuture<>();
        it.classifier = (result, thrown) -> {
            known.join().cancel(true);
            return Outcome.FAILED;
        };
        known.complete(it.guard().callAsync(body));

        body.fail(new IOException());

        assertThat(known.join()).isCancelled();
        assertThat(it.timers.delays()).isEmpty();
        assertThat(it.totals()).isEqualTo(new CallTotals(0, 1, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void complete_byHand_endsTheCallLikeACancellation() {
        CompletableFuture<Object> one = it.guard().callAsync(body);
        one.complete("mine");
        assertThat(body.last()).isCancelled();
        CompletableFuture<Object> two = it.guard().callAsync(body);
        two.completeExceptionally(new IOException());
        assertThat(body.last()).isCancelled();

        assertThat(one).isCompletedWithValue("mine");
        assertThat(failureOf(two)).isInstanceOf(IOException.class);
        assertThat(it.totals()).isEqualTo(new CallTotals(0, 0, 2, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void orTimeout_onTheFuture_endsTheCall() {
        CompletableFuture<Object> future = it.guard().callAsync(body);

        assertThat(future.orTimeout(1, TimeUnit.MILLISECONDS)).failsWithin(Duration.ofSeconds(20));

        assertThat(body.last()).isCancelled();
        assertThat(it.totals()).isEqualTo(ONE_FAILED);
        assertThat(it.timers.delays()).as("retries").isEmpty();
        assertThat(it.circuit.snapshot().lastFailure()).contains(TimeoutException.class.getName());
    }

    @Test
    void timeout_byHand_countsAsTheClassifierSays() {
        it.classifier = (result, thrown) -> thrown instanceof TimeoutException ? Outcome.IGNORED : Outcome.FAILED;
        CompletableFuture<Object> future = it.guard().callAsync(body);

        future.completeExceptionally(new CompletionException(new TimeoutException()));

        assertThat(body.last()).isCancelled();
        assertThat(it.totals()).isEqualTo(ONE_IGNORED);
    }

    @Test
    void timeout_betweenAttempts_countsNothingAndMakesNoOther() {
        CompletableFuture<Object> future = it.guard().callAsync(body);
        body.fail(new IOException());

        future.completeExceptionally(new TimeoutException());

        assertThat(it.timers.waiting()).isZero();
        assertThat(body.runs()).isEqualTo(1);
        assertThat(it.totals()).isEqualTo(ONE_FAILED);
    }

    @Test
    void timeout_ofATrial_opensTheCircuitAgain() {
        it.circuit.open("by the test");
        it.clock.advance(Duration.ofSeconds(60));

        it.guard().callAsync(body).completeExceptionally(new TimeoutException());

        assertThat(it.circuit.state()).isEqualTo(CircuitState.OPEN);
    }

    /** Completion, cancellation and the timer meet: whoever wins, each permit ends once and the future is done. */
    @Test
    void cancel_racingWithCompletion_endsEachPermitOnce() throws Exception {
        Random random = RandomSeed.of("GuardAsyncCancelTest.race");
        int rounds = 1000;
        it.attempts = 1;
        Guard guard = it.guard();
        int cancelled = 0;
        for (int round = 0; round < rounds; round++) {
            CompletableFuture<Object> stage = new CompletableFuture<>();
            CompletableFuture<Object> future = guard.callAsync(() -> stage);
            boolean fails = random.nextBoolean();
            Together.run(
                    2,
                    i -> () -> i == 0
                            ? future.cancel(true)
                            : fails ? stage.completeExceptionally(new IOException()) : stage.complete("result"));
            assertThat(future).isDone();
            assertThat(it.totals().inFlight()).isZero();
            cancelled += future.isCancelled() ? 1 : 0;
        }

        CallTotals totals = it.totals();
        assertThat(totals.total()).isEqualTo(rounds);
        // A call that has ended may still have been cancelled, before its caller was told.
        assertThat(totals.ignored()).isLessThanOrEqualTo(cancelled);
    }

    @Test
    void cancel_racingWithTheTimer_leavesNothingInFlight() throws Exception {
        Guard guard = it.guard();
        for (int round = 0; round < 1000; round++) {
            Stages stages = new Stages();
            CompletableFuture<Object> future = guard.callAsync(stages);
            stages.fail(new IOException());

            Together.run(2, i -> () -> {
                if (i == 0) {
                    return future.cancel(true);
                }
                it.timers.runAll();
                return true;
            });

            assertThat(future).isCancelled();
            assertThat(stages.last()).isDone();
            assertThat(it.totals().inFlight()).isZero();
        }
    }

    /** Granted = ended: whatever ends attempts, in whatever order, permits and places come back. */
    @Test
    void callAsync_manyAtOnceEndInAllWays_nothingStaysInFlight() throws Exception {
        int places = 8;
        it.circuit.reconfigure(CircuitConfig.builder()
                .failureThreshold(0)
                .maxConcurrentCalls(places)
                .build());
        Guard guard = it.guard();
        LongAdder runs = new LongAdder();
        long seed = RandomSeed.of("GuardAsyncCancelTest.many").nextLong();
        List<List<CompletableFuture<Object>>> futures =
                Together.run(4, thread -> () -> callAtRandom(guard, new Random(seed + thread), runs));
        it.timers.runAll();

        assertThat(futures.stream().flatMap(List::stream)).allMatch(CompletableFuture::isDone);
        CallTotals totals = it.totals();
        assertThat(totals.inFlight()).isZero();
        assertThat(totals.succeeded()).isPositive();
        assertThat(totals.ignored()).isPositive();
        assertThat(totals.retries()).isPositive();
        assertThat(totals.total()).isGreaterThanOrEqualTo(runs.sum());
        for (int place = 0; place < places; place++) {
            assertThat(it.circuit.tryAcquire()).isPositive();
        }
        assertThat(it.circuit.tryAcquire()).isNegative();
    }

    private List<CompletableFuture<Object>> callAtRandom(Guard guard, Random random, LongAdder runs) {
        List<CompletableFuture<Object>> futures = new ArrayList<>();
        List<CompletableFuture<Object>> stages = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 3000; i++) {
            futures.add(guard.callAsync(() -> {
                runs.increment();
                CompletableFuture<Object> stage = new CompletableFuture<>();
                stages.add(stage);
                return stage;
            }));
            switch (random.nextInt(4)) {
                case 0 ->
                    futures.get(futures.size() - 1 - random.nextInt(Math.min(futures.size(), 3)))
                            .cancel(true);
                case 1 -> stages.forEach(stage -> stage.completeExceptionally(new IOException()));
                case 2 -> stages.forEach(stage -> stage.complete("result"));
                default -> it.timers.runAll();
            }
            stages.removeIf(CompletableFuture::isDone);
        }
        futures.forEach(future -> future.cancel(true));
        return futures;
    }

    /** A stage is somebody's own class, and may tell its end twice. */
    @Test
    void callAsync_stageEndsTwice_countsOnce() {
        AtomicReference<BiConsumer<? super Object, ? super Throwable>> told = new AtomicReference<>();
        CompletableFuture<Object> twice = new CompletableFuture<>() {
            @Override
            public CompletableFuture<Object> whenComplete(BiConsumer<? super Object, ? super Throwable> action) {
                told.set(action);
                return this;
            }
        };
        CompletableFuture<Object> future = it.guard().callAsync(() -> twice);

        told.get().accept("first", null);
        told.get().accept(null, new IOException());

        assertThat(future).isCompletedWithValue("first");
        assertThat(it.totals()).isEqualTo(new CallTotals(1, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void cancelled_whatItsDependentsSee_isACancellation() {
        CompletableFuture<Object> future = it.guard().callAsync(body);
        CompletableFuture<List<Object>> dependent = future.thenApply(List::of);

        future.cancel(true);

        assertThat(failureOf(dependent)).hasCauseInstanceOf(CancellationException.class);
    }
}
