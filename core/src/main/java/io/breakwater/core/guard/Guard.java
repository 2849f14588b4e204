package io.breakwater.core.guard;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.CallRefusedException;
import io.breakwater.core.Classifier;
import io.breakwater.core.DiscardedResult;
import io.breakwater.core.Failures;
import io.breakwater.core.Outcome;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.retry.RetryBudget;
import io.breakwater.core.retry.RetryPolicy;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One guarded method: a circuit, a retry policy and a classification, assembled by {@link #of}. Either {@link #call} does
 * it all, or the steps are taken one by one: {@link #enter}, then {@link #succeeded} or {@link #failed} after each attempt.
 *
 * <p>Safe for use by many threads. {@link #call} waits between attempts on the calling thread, and only there; a guarded
 * call inside another one of the same circuit on the same thread passes through: the outer one counts. {@link #callAsync}
 * is for calls that answer as a stage.
 */
public final class Guard {

    /** What {@link #failed} answers when there is no other attempt. */
    public static final long NO_ATTEMPT = -1;

    private final Circuit circuit;
    private final Retries retries;
    private final SafeClassifier classifier;
    private final Surroundings surroundings;
    private final boolean timed;

    /** What a guard is made of. */
    record Parts(
            Circuit circuit,
            RetryPolicy retry,
            RetryBudget budget,
            Classifier classifier,
            MethodTraits traits,
            Surroundings surroundings) {}

    Guard(Parts parts) {
        this.circuit = parts.circuit();
        this.surroundings = parts.surroundings();
        this.classifier = new SafeClassifier(parts.classifier(), surroundings);
        this.retries = new Retries(parts, classifier);
        this.timed = retries.needStart();
    }

    /** Starts to assemble a guard of this circuit; several may share one. */
    public static GuardBuilder of(Circuit circuit) {
        return new GuardBuilder(requireNonNull(circuit, "circuit"));
    }

    public Circuit circuit() {
        return circuit;
    }

    /** Whether the time of every call is needed: what {@link Circuit#enter} is to be told. */
    public boolean timed() {
        return timed;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** Asks for a permit of a call that does not stay on its thread. */
    long acquire() {
        return circuit.tryAcquire(timed);
    }

    /**
     * Runs the call under this guard.
     *
     * @return what the last attempt returned
     * @throws CallRefusedException if the circuit refuses the first attempt
     * @throws Exception what the last attempt threw: the very same object
     */
    public <T extends @Nullable Object> T call(Callable<T> body) throws Exception {
        long permit = enter();
        if (permit == Circuit.PASS) {
            return body.call();
        }
        if (permit < 0) {
            throw circuit.refusal(permit);
        }
        Attempts attempts = null;
        while (true) {
            long started = circuit.start(permit);
            T result;
            try {
                result = body.call();
            } catch (Throwable thrown) {
                circuit.leave();
                attempts = attempts == null ? new Attempts() : attempts;
                permit = failed(attempts, permit, started, null, thrown);
                if (permit == NO_ATTEMPT) {
                    throw thrown;
                }
                continue;
            }
            circuit.leave();
            if (succeeded(permit, started, result)) {
                return result;
            }
            attempts = attempts == null ? new Attempts() : attempts;
            permit = failed(attempts, permit, started, result, null);
            if (permit == NO_ATTEMPT) {
                return result;
            }
        }
    }

    /**
     * Runs a call that answers as a stage under this guard. The first attempt starts on this thread; later ones start on
     * the {@linkplain Surroundings#scheduler scheduler}'s, where nobody should block. No thread ever waits. What depends
     * on the future runs on whatever thread completes it.
     *
     * <p>A body that throws, or returns null, has failed. Failures are classified without the {@code CompletionException}
     * or {@code ExecutionException} around them. Since the call does not stay on this thread, it counts also inside of
     * another call of the same circuit.
     *
     * <p>Cancelling the future, or completing it by hand, is the word of somebody who no longer waits: it says nothing
     * about the callee, so the attempt counts as {@link Outcome#IGNORED}. Completing it with a {@link
     * java.util.concurrent.TimeoutException}, as {@code orTimeout} does, is different: the callee has had its time, so the
     * attempt counts as the classifier says of that exception. In either case no other attempt is made, and the stage is
     * cancelled where it can be. A limit of time after which there is to be another attempt belongs on the stage, in the
     * body. A stage that <i>somebody else</i> cancels ends as the classifier says, by default as a failure. It is not
     * retried: like an interrupt, a cancellation is an order to stop, and not ours to undo.
     *
     * @param body called once for each attempt
     * @return ends as the last attempt ends, with the very same throwable that its stage reports; with a
     *     {@link CallRefusedException} if the circuit refuses the first attempt
     */
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> body) {
        AsyncCall<T> call =
                new AsyncCall<>(this, Attempts.ofStage(), new OwnAttempts<>(body, surroundings.scheduler()));
        call.start();
        return call;
    }

    /**
     * Goes on with a call of which the first attempt has been made, under a permit, elsewhere; else as {@link #callAsync}
     * does. Where it throws, what it throws is a fault of the stage or of the JVM, the permit has been ended as {@link
     * Outcome#IGNORED}, and nothing follows.
     *
     * @param attempts this call's own, of a stage; to be read once the future is done
     * @param permit the permit of the first attempt, whose thread has left the circuit
     * @param startedNanos what {@link Circuit#start} gave for it
     * @param first how the first attempt ends
     * @param later makes the others
     */
    public <T extends @Nullable Object> CompletableFuture<T> goOn(
            Attempts attempts, long permit, long startedNanos, CompletionStage<T> first, LaterAttempts<T> later) {
        AsyncCall<T> call;
        Step attempt;
        try {
            call = new AsyncCall<>(this, attempts, later);
            attempt = new Step(permit, startedNanos);
        } catch (Throwable outOfMemory) {
            circuit.complete(permit, Outcome.IGNORED, startedNanos, "");
            throw outOfMemory;
        }
        call.startAfter(attempt, first);
        return call;
    }

    /** Ends an attempt that has run into a limit of time which its caller has set. */
    void overdue(Attempts attempts, long permit, long startedNanos, Throwable timeout) {
        Outcome outcome = classifier.classify(null, timeout);
        circuit.complete(permit, outcome, startedNanos, describe(timeout));
        if (outcome == Outcome.FAILED) {
            circuit.retries().failedAfter(attempts.ended() + 1);
        }
    }

    /** The caller has given up before another attempt after these. */
    void overdue(Attempts attempts, Throwable timeout) {
        if (attempts.ended() > 0 && classifier.classify(null, timeout) == Outcome.FAILED) {
            circuit.retries().failedAfter(attempts.ended());
        }
    }

    /**
     * A permit for the first attempt, as {@link Circuit#enter} gives it: positive, {@link Circuit#PASS}, or a refusal. The
     * caller is to {@linkplain Circuit#leave leave} the circuit before it tells how the attempt ended.
     */
    public long enter() {
        return circuit.enter(timed);
    }

    /**
     * Ends an attempt that returned, if it is a success.
     *
     * @param permit the permit of the attempt
     * @param startedNanos what {@link Circuit#start} gave for it
     * @param result what it returned
     * @return false = the result counts as a failure, and nothing has been settled: call {@link #failed}
     */
    public boolean succeeded(long permit, long startedNanos, @Nullable Object result) {
        if (classifier.classify(result, null) == Outcome.SUCCEEDED) {
            circuit.succeeded(permit, startedNanos);
            return true;
        }
        return false;
    }

    /**
     * Ends an attempt that failed, and decides what follows. Waits if there is to be another one.
     *
     * @param attempts this call's own
     * @param permit the permit of the attempt that ended
     * @param startedNanos what {@link Circuit#start} gave for it
     * @param result what it returned, if {@code thrown} is null
     * @param thrown what it threw
     * @return the permit of the next attempt, which has been entered; or {@link #NO_ATTEMPT}: the failure goes out
     */
    public long failed(
            Attempts attempts, long permit, long startedNanos, @Nullable Object result, @Nullable Throwable thrown) {
        long next = NO_ATTEMPT;
        try {
            long delay = delayAfter(attempts, permit, startedNanos, result, thrown);
            next = delay == Retries.NONE ? NO_ATTEMPT : waitAndEnter(attempts, thrown, delay);
        } catch (RuntimeException broken) {
            surroundings.report(broken); // somebody's clock, sleeper or randomness: the failure goes out all the same
        }
        if (next == NO_ATTEMPT) {
            goesOut(attempts, thrown);
        } else {
            discard(result);
        }
        return next;
    }

    /**
     * Lets go of a result that another attempt or another tier stands in for, see {@link DiscardedResult}. Never throws: what
     * goes wrong is reported.
     */
    public void discard(@Nullable Object result) {
        try {
            DiscardedResult.close(result);
        } catch (Throwable broken) {
            surroundings.report(broken);
        }
    }

    /** The last attempt of a call is its end. Earlier failures ride along with one that was thrown. */
    void goesOut(Attempts attempts, @Nullable Throwable thrown) {
        if (attempts.hasFailed()) {
            circuit.retries().failedAfter(attempts.ended());
        }
        attempts.attachEarlierTo(thrown);
    }

    private long waitAndEnter(Attempts attempts, @Nullable Throwable thrown, long delay) {
        if (!surroundings.sleeper().sleep(delay)) {
            attempts.interrupted(); // the flag stays, and the last failure goes out
            return NO_ATTEMPT;
        }
        attempts.retrying(thrown, delay); // before the permit is there, so that nothing stands between it and its use
        long permit = circuit.enter(timed);
        if (permit <= Circuit.PASS) {
            return NO_ATTEMPT;
        }
        return circuit.retries().made(permit);
    }

    /** Ends an attempt that failed. Returns nanoseconds to wait before the next one, or {@link Retries#NONE}. */
    long delayAfter(
            Attempts attempts, long permit, long startedNanos, @Nullable Object result, @Nullable Throwable thrown) {
        Outcome outcome = classifier.classify(result, thrown);
        circuit.complete(permit, outcome, startedNanos, describe(result, thrown));
        long delay = retries.afterFailure(attempts, startedNanos, outcome, result, thrown);
        if (!retries.onlyObserved()) {
            return delay;
        }
        attempts.observed(delay != Retries.NONE);
        if (delay != Retries.NONE) {
            circuit.retries().observed();
        }
        return Retries.NONE;
    }

    /** A permit for another attempt of a call that does not stay on its thread, or {@link #NO_ATTEMPT}. */
    long retrying(Attempts attempts, @Nullable Throwable thrown, long delay) {
        attempts.retrying(thrown, delay); // before the permit is there, so that nothing stands between it and its use
        long permit = acquire();
        if (permit <= Circuit.PASS) {
            return NO_ATTEMPT;
        }
        return circuit.retries().made(permit);
    }

    /** What the end of a call means. A classifier that throws does not decide over a call that ran. */
    public Outcome classify(@Nullable Object result, @Nullable Throwable thrown) {
        return classifier.classify(result, thrown);
    }

    /** Whether a call that failed so may be made again, here or elsewhere, see {@link Classifier#mayRepeat}. */
    public boolean mayRepeat(@Nullable Object result, @Nullable Throwable thrown) {
        return classifier.mayRepeat(retries.isWrite(), result, thrown);
    }

    /** Whether the call acts each time it is made. */
    boolean isWrite() {
        return retries.isWrite();
    }

    private static String describe(Throwable thrown) {
        try {
            return Failures.describe(thrown);
        } catch (OutOfMemoryError | StackOverflowError noRoom) {
            return noRoom instanceof OutOfMemoryError
                    ? "OutOfMemoryError"
                    : "StackOverflowError"; // settled all the same
        }
    }

    private static String describe(@Nullable Object result, @Nullable Throwable thrown) {
        if (thrown != null) {
            return describe(thrown);
        }
        return "returned a " + (result == null ? "null" : result.getClass().getName()) + " that counts as a failure";
    }
}
