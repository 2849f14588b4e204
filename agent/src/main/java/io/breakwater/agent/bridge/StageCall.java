package io.breakwater.agent.bridge;

import io.breakwater.core.AllTiersFailedException;
import io.breakwater.core.CallRefusedException;
import io.breakwater.core.Failures;
import io.breakwater.core.Outcome;
import io.breakwater.core.TierFailure;
import io.breakwater.core.circuit.CircuitMode;
import io.breakwater.core.fallback.FallbackChain;
import io.breakwater.core.guard.Attempts;
import io.breakwater.core.guard.LaterAttempts;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One asynchronous call of a guarded method, and the future that the application has instead of what its body gave. That
 * future is the JDK's own, for an application may keep one longer than the agent stays.
 *
 * <p>Concurrency: at any time the call is at one piece of work, its attempts or other tiers, and {@code work} is that. It is
 * written before anybody looks whether the answer is done, and the answer is done before anybody reads it: so what nobody
 * waits for any more is stopped by one of the two.
 */
final class StageCall implements LaterAttempts<@Nullable Object> {

    private final Site site;
    private final TierCall call;
    private final Attempt attempt;
    private final CallersThreads threads;
    private final Consumer<Throwable> errors;
    private final Attempts attempts;
    private final CompletableFuture<@Nullable Object> answer = new CompletableFuture<>();
    /** Null = there are no other tiers, or this is a call of one of them. */
    private final @Nullable FallbackChain<TierCall, Object> chain;

    private volatile @Nullable CompletableFuture<?> work;

    StageCall(Site site, TierCall call, Attempt attempt, CallersThreads threads, Consumer<Throwable> errors) {
        this.site = site;
        this.call = call;
        this.attempts = Attempts.ofStage(call.isWrite());
        this.attempt = attempt;
        this.threads = threads;
        this.errors = errors;
        FallbackChain<TierCall, Object> all = site.chain();
        this.chain = all == null || all.isRunningHere() ? null : all;
    }

    /** What the application has of the call. */
    CompletableFuture<@Nullable Object> answer() {
        return answer;
    }

    /** The first attempt has come back. Returns what to return instead of what the body gave; null = nothing else. */
    @SuppressWarnings("unchecked") // whatever it is completed with is an object
    @Nullable
    Object @Nullable [] returned(long permit, long started, @Nullable Object returned, @Nullable Throwable thrown) {
        if (thrown != null) {
            follow(permit, started, CompletableFuture.failedFuture(thrown));
            // It goes out as it has come, unless something is to follow.
            return answer.isCompletedExceptionally() ? null : new Object[] {answer};
        }
        if (returned == null) {
            site.circuit().complete(permit, Outcome.FAILED, started, "returned null, not a stage");
            return null;
        }
        CompletionStage<@Nullable Object> stage = (CompletionStage<@Nullable Object>) returned;
        if (site.shape().kind() != ResultKind.STAGE || site.circuit().config().mode() == CircuitMode.OBSERVE) {
            watch(permit, started, stage);
            return null;
        }
        follow(permit, started, stage);
        return new Object[] {answer};
    }

    /**
     * The call ends as its attempts do, or as another tier answers.
     *
     * @param first how the first attempt ends
     */
    void follow(long permit, long started, CompletionStage<@Nullable Object> first) {
        CompletableFuture<@Nullable Object> attempted = site.guard().goOn(attempts, permit, started, first, this);
        work = attempted;
        whenDone(attempted, this::attempted);
        whenDone(answer, (value, thrown) -> stop(thrown));
    }

    /** Only looks how the stage ends, which is the application's own: who cancels it is somebody who waits for it. */
    private void watch(long permit, long started, CompletionStage<@Nullable Object> stage) {
        CompletableFuture<@Nullable Object> seen = new CompletableFuture<>();
        CompletableFuture<@Nullable Object> watched =
                site.guard().goOn(attempts, permit, started, seen, new NoAttempts());
        whenDone(watched, (value, thrown) -> countObserved());
        try {
            stage.whenComplete((value, thrown) -> {
                if (thrown == null) {
                    seen.complete(value);
                } else if (Failures.unwrapped(thrown) instanceof CancellationException) {
                    watched.cancel(false);
                } else {
                    seen.completeExceptionally(thrown);
                }
            });
        } catch (Throwable broken) {
            watched.cancel(false);
            throw broken;
        }
    }

    /** Goes on when the stage is done. What goes wrong then would else be heard by nobody. */
    private <T extends @Nullable Object> void whenDone(
            CompletionStage<T> stage, BiConsumer<? super @Nullable T, ? super @Nullable Throwable> then) {
        stage.whenComplete((value, thrown) -> {
            try {
                then.accept(value, thrown);
            } catch (Throwable broken) {
                errors.accept(broken);
            }
        });
    }

    private void countObserved() {
        if (chain != null && attempts.wouldFallBack()) {
            chain.countObserved();
        }
    }

    /** The last attempt has ended. Whatever fails here, somebody waits for that end. */
    private void attempted(@Nullable Object value, @Nullable Throwable thrown) {
        try {
            if (answer.isDone() || isAskedElsewhere(value, thrown)) {
                return;
            }
        } catch (RejectedExecutionException closed) {
            // The agent has gone: the call ends as without it.
        } catch (Throwable noThread) { // or no memory
            errors.accept(noThread);
        }
        goOut(value, thrown);
    }

    private boolean isAskedElsewhere(@Nullable Object value, @Nullable Throwable thrown) {
        countObserved();
        if (chain == null || !attempts.mayFallBack()) {
            return false;
        }
        String name = GateHandler.name(site);
        TierFailure first = thrown == null
                ? TierFailure.because(name, "returned what counts as a failure")
                : new TierFailure(name, Failures.describe(Failures.unwrapped(thrown)), thrown);
        // Not here: this is the thread of whoever has completed the stage, and may have better things to do.
        threads.schedule(() -> askOthers(chain, first, value, thrown), 0);
        return true;
    }

    private void askOthers(
            FallbackChain<TierCall, Object> others,
            TierFailure first,
            @Nullable Object value,
            @Nullable Throwable thrown) {
        if (answer.isDone() || threads.areClosed()) {
            goOut(value, thrown); // nobody waits any more, or the agent has gone
            return;
        }
        try {
            whenDone(ask(others, first), (served, none) -> {
                if (none == null) {
                    answer.complete(served);
                    site.guard().discard(value);
                } else {
                    goOut(value, thrown); // the tiers' failures ride along
                }
            });
        } catch (Throwable broken) {
            goOut(value, thrown);
            throw broken;
        }
    }

    private CompletableFuture<Object> ask(FallbackChain<TierCall, Object> others, TierFailure first) {
        CompletableFuture<Object> asked = others.runAsync(call, first);
        work = asked;
        if (answer.isDone()) {
            asked.cancel(true);
        }
        return asked;
    }

    /** The circuit has refused the call. The other tiers are asked from this thread, as it would have made the call. */
    void refused(CallRefusedException refusal) {
        Class<?> caller = call.caller();
        if (chain == null) {
            answer.completeExceptionally(Dress.outgoing(site.dress(), refusal, caller, null, errors));
            return;
        }
        CompletableFuture<Object> asked = ask(chain, GateHandler.skipped(site, refusal));
        whenDone(asked, (served, none) -> {
            if (none == null) {
                answer.complete(served);
            } else if (!answer.isDone()) {
                AllTiersFailedException all = none instanceof AllTiersFailedException failed ? failed : null;
                answer.completeExceptionally(Dress.outgoing(site.dress(), refusal, caller, all, errors));
            }
        });
        whenDone(answer, (value, thrown) -> stop(thrown));
    }

    private void goOut(@Nullable Object value, @Nullable Throwable thrown) {
        if (thrown != null) {
            answer.completeExceptionally(thrown);
        } else if (!answer.complete(value)) {
            site.guard().discard(value); // whoever waited has stopped meanwhile
        }
    }

    /** The answer is there. Where it is the application's own, what was at work for it is told. */
    private void stop(@Nullable Throwable thrown) {
        CompletableFuture<?> left = work;
        if (left == null || left.isDone()) {
            return;
        }
        if (thrown instanceof TimeoutException) {
            left.completeExceptionally(thrown);
        } else {
            left.cancel(true);
        }
    }

    @Override
    public CompletionStage<@Nullable Object> get() {
        boolean outermost = site.circuit().comeIn();
        try {
            CompletionStage<@Nullable Object> stage = attempt.make();
            return stage == null ? CompletableFuture.failedFuture(new NullPointerException("no stage")) : stage;
        } catch (Throwable thrown) {
            return CompletableFuture.failedFuture(thrown);
        } finally {
            if (outermost) {
                site.circuit().leave();
            }
        }
    }

    @Override
    public Runnable schedule(Runnable task, long delayNanos) {
        try {
            attempt.prepare();
        } catch (Throwable impossible) {
            throw new IllegalStateException("the method cannot be called again", impossible);
        }
        try {
            return threads.schedule(task, delayNanos);
        } catch (RejectedExecutionException closed) {
            task.run(); // the agent has just gone, so nothing is waited for, and the failure goes out
            return () -> {};
        }
    }

    @Override
    public boolean isOver() {
        return threads.areClosed();
    }

    /** Of a call that is only watched: there are no others. */
    private static final class NoAttempts implements LaterAttempts<@Nullable Object> {

        @Override
        public CompletionStage<@Nullable Object> get() {
            throw new IllegalStateException("the call is only watched");
        }

        @Override
        public Runnable schedule(Runnable task, long delayNanos) {
            return () -> {};
        }

        @Override
        public boolean isOver() {
            return true;
        }
    }
}
