package io.breakwater.core.guard;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.Classifier;
import io.breakwater.core.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A classifier that never throws, whatever the one behind it does: a classifier that is broken must not decide over a call
 * that ran. A throwable is then a failure, a result a success, and nothing is proven.
 */
final class SafeClassifier implements Classifier {

    private final Classifier classifier;
    private final Surroundings surroundings;

    SafeClassifier(Classifier classifier, Surroundings surroundings) {
        this.classifier = classifier;
        this.surroundings = surroundings;
    }

    @Override
    public Outcome classify(@Nullable Object result, @Nullable Throwable thrown) {
        try {
            return requireNonNull(classifier.classify(result, thrown), "a classifier returned no outcome");
        } catch (Throwable broken) {
            surroundings.report(broken);
            return thrown == null ? Outcome.SUCCEEDED : Outcome.FAILED;
        }
    }

    @Override
    public boolean provesNotActed(@Nullable Object result, @Nullable Throwable thrown) {
        try {
            return classifier.provesNotActed(result, thrown);
        } catch (Throwable broken) {
            surroundings.report(broken);
            return false;
        }
    }

    @Override
    public boolean mayRepeat(boolean write, @Nullable Object result, @Nullable Throwable thrown) {
        try {
            return classifier.mayRepeat(write, result, thrown);
        } catch (Throwable broken) {
            surroundings.report(broken);
            return false;
        }
    }

    @Override
    public boolean forbidsRetry(@Nullable Object result, @Nullable Throwable thrown) {
        try {
            return classifier.forbidsRetry(result, thrown);
        } catch (Throwable broken) {
            surroundings.report(broken);
            return true;
        }
    }

    @Override
    public @Nullable Object retryAfter(@Nullable Object result, @Nullable Throwable thrown) {
        try {
            return classifier.retryAfter(result, thrown);
        } catch (Throwable broken) {
            surroundings.report(broken);
            return null;
        }
    }
}
