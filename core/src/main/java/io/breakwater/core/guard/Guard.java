package io.breakwater.core.guard;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.CircuitOpenException;
import io.breakwater.core.Classifier;
import io.breakwater.core.Failures;
import io.breakwater.core.Outcome;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.retry.RetryPolicy;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One guarded method: a circuit, a retry policy and a classification, assembled. Either {@link #call} does it all, or the
 * steps are taken one by one: {@link #tryAcquire()}, then {@link #succeeded} or {@link #failed} after each attempt.
 *
 * <p>Safe for use by many threads. Waits between attempts on the calling thread, and only there.
 */
public final class Guard {

    private final Circuit circuit;
    private final RetryPolicy retry;
    private final Classifier classifier;
    private final MethodTraits traits;
    private final Surroundings surroundings;

    /** Assembles a guard; several may share one circuit. */
    public Guard(
            Circuit circuit, RetryPolicy retry, Classifier classifier, MethodTraits traits, Surroundings surroundings) {
        this.circuit = requireNonNull(circuit, "circuit");
        this.retry = requireNonNull(retry, "retry");
        this.classifier = requireNonNull(classifier, "classifier");
        this.traits = requireNonNull(traits, "traits");
        this.surroundings = requireNonNull(surroundings, "surroundings");
    }

    public Circuit circuit() {
        return circuit;
    }

    /**
     * Runs the call under this guard.
     *
     * @return what the last attempt returned
     * @throws CircuitOpenException if the circuit refuses the first attempt
     * @throws Exception what the last attempt threw: the very same object
     */
    public <T extends @Nullable Object> T call(Callable<T> body) throws Exception {
        long permit = tryAcquire();
        if (permit == Circuit.REFUSED) {
            throw circuit.refusal();
        }
        Attempts attempts = new Attempts();
        while (true) {
            T result;
            try {
                result = body.call();
            } catch (Throwable thrown) {
                permit = failed(attempts, permit, null, thrown);
                if (permit == Circuit.REFUSED) {
                    throw thrown;
                }
                continue;
            }
            if (succeeded(permit, result)) {
                return result;
            }
            permit = failed(attempts, permit, result, null);
            if (permit == Circuit.REFUSED) {
                return result;
            }
        }
    }

    /** A permit for the first attempt, or {@link Circuit#REFUSED}. */
    public long tryAcquire() {
        return circuit.tryAcquire();
    }

    /**
     * Ends an attempt that returned, if it is a success.
     *
     * @return false = the result counts as a failure, and nothing has been settled: call {@link #failed}
     */
    public boolean succeeded(long permit, @Nullable Object result) {
        if (classify(result, null) == Outcome.SUCCEEDED) {
            circuit.succeeded(permit);
            return true;
        }
        return false;
    }

    /** Ends an attempt that returned a success for certain, without asking the classifier. */
    public void succeeded(long permit) {
        circuit.succeeded(permit);
    }

    /**
     * Ends an attempt that failed, and decides what follows. Waits if there is to be another one.
     *
     * @param attempts this call's own
     * @param permit the permit of the attempt that ended
     * @param result what it returned, if {@code thrown} is null
     * @param thrown what it threw
     * @return the permit of the next attempt; or {@link Circuit#REFUSED}: there is none, and the failure goes out
     */
    public long failed(Attempts attempts, long permit, @Nullable Object result, @Nullable Throwable thrown) {
        Outcome outcome = classify(result, thrown);
        circuit.complete(permit, outcome, describe(result, thrown));
        boolean again = outcome == Outcome.FAILED
                && mayTryAgain(result, thrown)
                && !Thread.currentThread().isInterrupted();
        attempts.attemptEnded(again);
        long next = again && !(thrown instanceof CircuitOpenException) ? nextPermit(attempts, thrown) : Circuit.REFUSED;
        if (next == Circuit.REFUSED) {
            attempts.attachEarlierTo(thrown);
        }
        return next;
    }

    private long nextPermit(Attempts attempts, @Nullable Throwable thrown) {
        if (attempts.ended() >= retry.maxAttempts()) {
            if (retry.maxAttempts() > 1) {
                circuit.countRetriesExhausted();
            }
            return Circuit.REFUSED;
        }
        if (circuit.wouldRefuse()) {
            return Circuit.REFUSED; // no use in waiting for it
        }
        long delay = traits.holdsMonitor()
                ? 0
                : retry.backoff()
                        .delayNanos(
                                attempts.ended() - 1,
                                attempts.previousDelayNanos(),
                                surroundings.random().get());
        if (!surroundings.sleeper().sleep(delay)) {
            attempts.interrupted(); // the flag stays, and the last failure goes out
            return Circuit.REFUSED;
        }
        long permit = circuit.tryAcquire();
        if (permit != Circuit.REFUSED) {
            attempts.retrying(thrown, delay);
            circuit.countRetry();
        }
        return permit;
    }

    private boolean mayTryAgain(@Nullable Object result, @Nullable Throwable thrown) {
        if (thrown != null && !Failures.mayTryAgain(thrown)) {
            return false;
        }
        return !traits.write() || provesNotActed(result, thrown);
    }

    /** What the end of a call means. A classifier that throws does not decide over a call that ran. */
    public Outcome classify(@Nullable Object result, @Nullable Throwable thrown) {
        try {
            return classifier.classify(result, thrown);
        } catch (Throwable broken) {
            surroundings.errors().accept(broken);
            return thrown == null ? Outcome.SUCCEEDED : Outcome.FAILED;
        }
    }

    private boolean provesNotActed(@Nullable Object result, @Nullable Throwable thrown) {
        try {
            return classifier.provesNotActed(result, thrown);
        } catch (Throwable broken) {
            surroundings.errors().accept(broken);
            return false;
        }
    }

    private static String describe(@Nullable Object result, @Nullable Throwable thrown) {
        if (thrown != null) {
            return Failures.describe(thrown);
        }
        return "returned a " + (result == null ? "null" : result.getClass().getName()) + " that counts as a failure";
    }
}
