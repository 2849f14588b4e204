package io.breakwater.core.guard;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.Answer;
import io.breakwater.core.Failures;
import io.breakwater.core.Outcome;
import io.breakwater.core.circuit.Circuit;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One call under a guard that answers as a stage, and the future that its caller has.
 *
 * <p>Concurrency: a call is at one {@link Step} after the other. Whoever moves it on with a compare-and-set owns what the
 * step held, that is the permit of an attempt or the timer of a wait, and nobody else ends it: not a stage that completes
 * twice, nor a scheduler that runs a task twice, nor a cancellation that comes at the same moment. {@code attempts} belongs
 * to whoever moved the call to {@link Step#DECIDING}. No lock is held anywhere.
 */
final class AsyncCall<T extends @Nullable Object> extends Answer<T> {

    private final Guard guard;
    private final LaterAttempts<T> body;
    private final Attempts attempts;
    private final AtomicReference<Step> step = new AtomicReference<>(Step.DECIDING);

    /** How an attempt has ended, as its stage says. */
    private record End<T extends @Nullable Object>(
            @Nullable T result, @Nullable Throwable thrown) {

        /** What is classified. */
        @Nullable
        Throwable failure() {
            return thrown == null ? null : Failures.unwrapped(thrown);
        }
    }

    AsyncCall(Guard guard, Attempts attempts, LaterAttempts<T> body) {
        this.guard = guard;
        this.attempts = attempts;
        this.body = requireNonNull(body, "body");
    }

    void start() {
        long permit = guard.acquire();
        if (permit < Circuit.PASS) {
            completeExceptionally(guard.circuit().refusal(permit));
        } else {
            attempt(permit);
        }
    }

    /** Starts with an attempt that has been made. Where it cannot be followed, its permit is ended, and the caller told. */
    void startAfter(Step attempt, CompletionStage<T> first) {
        step.set(attempt);
        try {
            follow(attempt, first);
        } catch (Throwable broken) {
            if (step.compareAndSet(attempt, Step.OVER)) {
                release(attempt, null);
            }
            throw broken;
        }
    }

    private void follow(Step attempt, CompletionStage<T> stage) {
        attempt.stoppedBy(() -> cancel(stage));
        stage.whenComplete((result, thrown) -> ended(attempt, new End<>(result, thrown)));
    }

    private void attempt(long permit) {
        Step attempt;
        try {
            attempt = new Step(permit, guard.circuit().start(permit));
        } catch (Throwable noRoom) {
            guard.circuit().complete(permit, Outcome.IGNORED, 0, "");
            throw noRoom;
        }
        if (!step.compareAndSet(Step.DECIDING, attempt)) {
            release(attempt, null); // the caller stopped waiting since
            return;
        }
        try {
            follow(attempt, requireNonNull(body.get(), "the guarded call returned null, not a stage"));
        } catch (Throwable thrown) {
            ended(attempt, new End<>(null, thrown));
        }
    }

    private void ended(Step attempt, End<T> end) {
        if (!step.compareAndSet(attempt, Step.DECIDING)) {
            return;
        }
        long delay = Retries.NONE;
        try {
            delay = settle(attempt, end);
        } finally {
            // Also where the engine itself has failed: nobody is to wait for ever.
            if (delay == Retries.NONE) {
                goOut(end);
            }
        }
        if (delay != Retries.NONE) {
            retryLater(end, delay);
        }
    }

    private long settle(Step attempt, End<T> end) {
        if (attempt.permit == Circuit.PASS
                || (end.thrown() == null && guard.succeeded(attempt.permit, attempt.startedNanos, end.result()))) {
            attempts.succeeded();
            return Retries.NONE;
        }
        return guard.delayAfter(attempts, attempt.permit, attempt.startedNanos, end.result(), end.failure());
    }

    private void retryLater(End<T> end, long delay) {
        if (body.isOver()) {
            goOut(end);
            return;
        }
        Step wait;
        try {
            wait = new Step(Circuit.PASS, 0);
        } catch (Throwable noRoom) {
            goOut(end); // nobody is to wait for ever
            throw noRoom;
        }
        if (!step.compareAndSet(Step.DECIDING, wait)) {
            return;
        }
        try {
            Runnable timer = body.schedule(() -> retry(wait, end, delay), delay);
            requireNonNull(timer, "timer");
            wait.stoppedBy(() -> {
                guard.discard(end.result()); // nobody waits for another one, so nobody gets this one
                timer.run();
            });
        } catch (Throwable rejected) {
            if (step.compareAndSet(wait, Step.DECIDING)) {
                goOut(end);
            } else {
                guard.discard(end.result());
            }
            guard.surroundings().report(rejected);
        }
    }

    private void retry(Step wait, End<T> end, long delay) {
        if (!step.compareAndSet(wait, Step.DECIDING)) {
            return;
        }
        long permit = Guard.NO_ATTEMPT;
        try {
            if (!body.isOver()) {
                permit = guard.retrying(attempts, end.failure(), delay);
            }
        } finally {
            if (permit == Guard.NO_ATTEMPT) {
                goOut(end);
            }
        }
        if (permit != Guard.NO_ATTEMPT) {
            guard.discard(end.result());
            begin(permit, end);
        }
    }

    /** Begins an attempt after one that ended so, which goes out where there is no room to begin it. */
    private void begin(long permit, End<T> before) {
        try {
            attempt(permit);
        } catch (Throwable noRoom) {
            goOut(before);
            throw noRoom;
        }
    }

    /** Lets the end of the last attempt out. */
    private void goOut(End<T> end) {
        guard.goesOut(attempts, end.failure()); // not to the wrapper, which get() takes off
        if (end.thrown() == null) {
            complete(end.result());
        } else {
            completeExceptionally(end.thrown());
        }
    }

    @Override
    protected void ending(@Nullable Throwable thrown) {
        Step left = step.getAndSet(Step.OVER);
        release(left, thrown);
        if (left.isOwn()) {
            left.stop();
        }
    }

    /**
     * Ends the permit of a step that nobody waits for any more, if it holds one.
     *
     * @param thrown what the caller has instead of an end
     */
    private void release(Step left, @Nullable Throwable thrown) {
        Throwable timeout = thrown != null && isOverdue(thrown) ? Failures.unwrapped(thrown) : null;
        if (left.permit == Circuit.PASS) {
            if (timeout != null && left.isOwn()) {
                guard.overdue(attempts, timeout);
            }
        } else if (timeout != null) {
            guard.overdue(attempts, left.permit, left.startedNanos, timeout);
        } else {
            guard.circuit().complete(left.permit, Outcome.IGNORED, left.startedNanos, "");
        }
    }
}
