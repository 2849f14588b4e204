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
 */
public record ConfiguredClassifier(
        List<ThrowablePattern> failures,
        List<ThrowablePattern> ignored,
        List<ResultCondition> failureResults,
        List<ThrowablePattern> notSent,
        List<ResultCondition> rejectedResults,
        @Nullable PropertyPath retryAfter)
        implements Classifier {

    public ConfiguredClassifier {
        failures = List.copyOf(failures);
        ignored = List.copyOf(ignored);
        failureResults = List.copyOf(failureResults);
        notSent = List.copyOf(notSent);
        rejectedResults = List.copyOf(rejectedResults);
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
    public @Nullable Object retryAfter(@Nullable Object result, @Nullable Throwable thrown) {
        if (retryAfter == null) {
            return null;
        }
        if (thrown == null) {
            return result == null ? null : read(retryAfter, result);
        }
        for (Throwable link : Failures.meaning(thrown)) {
            Object said = read(retryAfter, link);
            if (said != null) {
                return said;
            }
        }
        return null;
    }

    private static @Nullable Object read(PropertyPath path, Object root) {
        try {
            return path.read(root);
        } catch (ReflectiveOperationException broken) {
            throw unreadable(root, broken);
        }
    }

    private static IllegalStateException unreadable(Object root, ReflectiveOperationException broken) {
        return new IllegalStateException(
                "cannot read a property of " + root.getClass().getName(), broken);
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
                if (pattern.matches(link.getClass())) {
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
            try {
                if (condition.holds(result)) {
                    return true;
                }
            } catch (ReflectiveOperationException broken) {
                throw unreadable(result, broken);
            }
        }
        return false;
    }
}
