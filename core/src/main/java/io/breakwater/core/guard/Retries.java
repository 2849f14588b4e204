package io.breakwater.core.guard;

import io.breakwater.core.CallRefusedException;
import io.breakwater.core.Outcome;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitMode;
import io.breakwater.core.retry.RetryAfter;
import io.breakwater.core.retry.RetryBudget;
import io.breakwater.core.retry.RetryPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an attempt that failed is followed by another one, and after what delay. Decides only: it neither waits
 * nor asks for a permit.
 */
final class Retries {

    /** No other attempt: the failure goes out. */
    static final long NONE = -1;

    private final Circuit circuit;
    private final RetryPolicy policy;
    private final RetryBudget budget;
    private final SafeClassifier classifier;
    private final MethodTraits traits;
    private final Surroundings surroundings;

    Retries(Guard.Parts parts, SafeClassifier classifier) {
        this.circuit = parts.circuit();
        this.policy = parts.retry();
        this.budget = parts.budget();
        this.classifier = classifier;
        this.traits = parts.traits();
        this.surroundings = parts.surroundings();
    }

    /** Whether the first attempt's start has to be known. */
    boolean needStart() {
        return policy.maxDuration() != null;
    }

    /** Whether the call acts each time it is made. */
    boolean isWrite() {
        return traits.write();
    }

    /** Takes down the end of an attempt. Returns nanoseconds to wait before the next one, or {@link #NONE}. */
    long afterFailure(
            Attempts attempts,
            long startedNanos,
            Outcome outcome,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        boolean repeatable = outcome == Outcome.FAILED
                && classifier.mayRepeat(traits.write() || attempts.isWrite(), result, thrown)
                && !attempts.toldToStop(thrown);
        attempts.attemptEnded(startedNanos, outcome, repeatable);
        if (!repeatable || CallRefusedException.of(thrown) != null) {
            return NONE;
        }
        if (attempts.ended() >= policy.maxAttempts()) {
            if (policy.maxAttempts() > 1) {
                circuit.retries().exhausted();
            }
            return NONE;
        }
        if (classifier.forbidsRetry(result, thrown)) {
            return NONE;
        }
        // No use in waiting for a refusal, or where calls have become nobody's business.
        boolean wouldEndThere = circuit.wouldRefuse()
                || circuit.refusesAsObserved()
                || circuit.config().mode() == CircuitMode.OFF;
        long delay = wouldEndThere ? NONE : delay(attempts, result, thrown);
        if (delay == NONE || !fitsIn(attempts, delay)) {
            return NONE;
        }
        if (!budget.tryWithdraw(circuit.firstAttempts(), circuit.nanos())) {
            circuit.retries().overBudget();
            return NONE;
        }
        return delay;
    }

    private long delay(Attempts attempts, @Nullable Object result, @Nullable Throwable thrown) {
        long own = policy.backoff()
                .delayNanos(
                        attempts.ended() - 1,
                        attempts.previousDelayNanos(),
                        surroundings.random().get());
        long wanted = serversDelay(result, thrown);
        if (wanted > policy.backoff().maxDelay().toNanos()) {
            return NONE; // the server will refuse until then, and nobody is to wait for so long
        }
        if (traits.holdsMonitor() && attempts.onItsThread()) {
            return wanted > 0 ? NONE : 0; // everybody who wants the monitor would wait, too
        }
        return Math.max(own, wanted);
    }

    private long serversDelay(@Nullable Object result, @Nullable Throwable thrown) {
        Object said = classifier.retryAfter(result, thrown);
        return said == null
                ? 0
                : Math.max(0, RetryAfter.nanos(said, surroundings.clock().wallMillis()));
    }

    private boolean fitsIn(Attempts attempts, long delay) {
        return !needStart() || policy.allowsAfter(circuit.nanos() - attempts.firstStartedNanos() + delay);
    }

    /** Whether attempts are only counted that would be made. */
    boolean onlyObserved() {
        return circuit.config().mode() == CircuitMode.OBSERVE;
    }
}
