package io.breakwater.core.guard;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.CallRefusedException;
import io.breakwater.core.Classifier;
import io.breakwater.core.Failures;
import io.breakwater.core.Outcome;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.retry.RetryBudget;
import io.breakwater.core.retry.RetryPolicy;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One guarded method: a circuit, a retry policy and a classification, assembled by {@link #of}. Either {@link #call} does
 * it all, or the steps are taken one by one: {@link #enter}, then {@link #succeeded} or {@link #failed} after each attempt.
 *
 * <p>Safe for use by many threads. Waits between attempts on the calling thread, and only there. A guarded call inside
 * another one of the same circuit on the same thread passes through: the outer one counts.
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
        this.classifier = new SafeClassifier(parts.classifier(), surroundings.errors());
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
        Outcome outcome = classifier.classify(result, thrown);
        circuit.complete(permit, outcome, startedNanos, describe(result, thrown));
        long delay = retries.afterFailure(attempts, startedNanos, outcome, result, thrown);
        long next = delay == Retries.NONE ? NO_ATTEMPT : nextPermit(attempts, thrown, delay);
        if (next == NO_ATTEMPT) {
            attempts.attachEarlierTo(thrown);
        }
        return next;
    }

    private long nextPermit(Attempts attempts, @Nullable Throwable thrown, long delay) {
        if (retries.onlyObserved()) {
            circuit.countRetry();
            attempts.observed();
            return NO_ATTEMPT;
        }
        if (!surroundings.sleeper().sleep(delay)) {
            attempts.interrupted(); // the flag stays, and the last failure goes out
            return NO_ATTEMPT;
        }
        long permit = circuit.enter(timed);
        if (permit <= Circuit.PASS) {
            return NO_ATTEMPT;
        }
        attempts.retrying(thrown, delay);
        circuit.countRetry();
        return permit;
    }

    /** What the end of a call means. A classifier that throws does not decide over a call that ran. */
    public Outcome classify(@Nullable Object result, @Nullable Throwable thrown) {
        return classifier.classify(result, thrown);
    }

    /** Whether a call that failed so may be made again, here or elsewhere, see {@link Classifier#mayRepeat}. */
    public boolean mayRepeat(@Nullable Object result, @Nullable Throwable thrown) {
        return classifier.mayRepeat(retries.isWrite(), result, thrown);
    }

    static String describe(@Nullable Object result, @Nullable Throwable thrown) {
        if (thrown != null) {
            return Failures.describe(thrown);
        }
        return "returned a " + (result == null ? "null" : result.getClass().getName()) + " that counts as a failure";
    }
}
