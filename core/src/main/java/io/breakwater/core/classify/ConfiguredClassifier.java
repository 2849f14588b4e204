package io.breakwater.core.classify;

import io.breakwater.core.Classifier;
import io.breakwater.core.Failures;
import io.breakwater.core.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A classifier made of patterns. Throwables are tried along their cause chain, and {@code ignored} wins over
 * {@code failures}; a throwable that neither names is ignored, too: it was not asked to count. A refusal of another circuit
 * means the same whatever its dress: the dress is passed over.
 *
 * @param failures throwables that are failures
 * @param ignored throwables that say nothing about the callee
 * @param failureResults results that are failures
 * @param notSent throwables that prove that the callee never saw the call
 * @param rejectedResults results that prove that the callee refused before acting
 * @param retryAfter where a result or throwable says when to come back; null = nowhere
 * @param neverRetried failures after which it is of no use to try again
 */
public record ConfiguredClassifier(
        List<ThrowablePattern> failures,
        List<ThrowablePattern> ignored,
        List<ResultCondition> failureResults,
        List<ThrowablePattern> notSent,
        List<ResultCondition> rejectedResults,
        @Nullable RetryAfterPath retryAfter,
        NeverRetried neverRetried)
        implements Classifier {

    /**
     * Failures after which it is of no use to try again, for the next attempt would only fail in the same way.
     *
     * @param throwables thrown
     * @param results returned
     */
    public record NeverRetried(List<ThrowablePattern> throwables, List<ResultCondition> results) {

        /** Every failure may pass. */
        public static final NeverRetried NONE = new NeverRetried(List.of(), List.of());

        public NeverRetried {
            throwables = List.copyOf(throwables);
            results = List.copyOf(results);
        }
    }

    public ConfiguredClassifier {
        failures = List.copyOf(failures);
        ignored = List.copyOf(ignored);
        failureResults = List.copyOf(failureResults);
        notSent = List.copyOf(notSent);
        rejectedResults = List.copyOf(rejectedResults);
    }

    /** With failures that may all pass. */
    public ConfiguredClassifier(
            List<ThrowablePattern> failures,
            List<ThrowablePattern> ignored,
            List<ResultCondition> failureResults,
            List<ThrowablePattern> notSent,
            List<ResultCondition> rejectedResults,
            @Nullable RetryAfterPath retryAfter) {
        this(failures, ignored, failureResults, notSent, rejectedResults, retryAfter, NeverRetried.NONE);
    }

    @Override
    public Outcome classify(@Nullable Object result, @Nullable Throwable thrown) {
        if (thrown == null) {
            return anyHolds(failureResults, result) ? Outcome.FAILED : Outcome.SUCCEEDED;
        }
        if (anyMatches(ignored, thrown)) {
            return Outcome.IGNORED;
        }
        return anyMatches(failures, thrown) ? Outcome.FAILED : Outcome.IGNORED;
    }

    @Override
    public boolean provesNotActed(@Nullable Object result, @Nullable Throwable thrown) {
        return thrown == null ? anyHolds(rejectedResults, result) : anyMatches(notSent, thrown);
    }

    @Override
    public boolean forbidsRetry(@Nullable Object result, @Nullable Throwable thrown) {
        return thrown == null
                ? anyHolds(neverRetried.results(), result)
                : anyMatches(neverRetried.throwables(), thrown);
    }

    @Override
    public @Nullable Object retryAfter(@Nullable Object result, @Nullable Throwable thrown) {
        if (retryAfter == null) {
            return null;
        }
        if (thrown == null) {
            return result == null ? null : retryAfter.onResult(result);
        }
        for (Throwable link : Failures.meaning(thrown)) {
            Object said = retryAfter.onThrowable(link);
            if (said != null) {
                return said;
            }
        }
        return null;
    }

    /** Whether any result can be other than a success. */
    public boolean readsResults() {
        return !failureResults.isEmpty();
    }

    private static boolean anyMatches(List<ThrowablePattern> patterns, Throwable thrown) {
        if (patterns.isEmpty()) {
            return false;
        }
        for (Throwable link : Failures.meaning(thrown)) {
            for (ThrowablePattern pattern : patterns) {
                if (pattern.matches(link)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean anyHolds(List<ResultCondition> conditions, @Nullable Object result) {
        if (result == null) {
            return false;
        }
        for (ResultCondition condition : conditions) {
            if (condition.holds(result)) {
                return true;
            }
        }
        return false;
    }
}
