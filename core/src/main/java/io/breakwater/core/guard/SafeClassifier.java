package io.breakwater.core.guard;

import io.breakwater.core.Classifier;
import io.breakwater.core.Outcome;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A classifier that never throws, whatever the one behind it does: a classifier that is broken must not decide over a call
 * that ran. A throwable is then a failure, a result a success, and nothing is proven.
 */
final class SafeClassifier implements Classifier {

    private final Classifier classifier;
    private final Consumer<? super Throwable> errors;

    SafeClassifier(Classifier classifier, Consumer<? super Throwable> errors) {
        this.classifier = classifier;
        this.errors = errors;
    }

    @Override
    public Outcome classify(@Nullable Object result, @Nullable Throwable thrown) {
        try {
            return classifier.classify(result, thrown);
        } catch (Throwable broken) {
            errors.accept(broken);
            return thrown == null ? Outcome.SUCCEEDED : Outcome.FAILED;
        }
    }

    @Override
    public boolean provesNotActed(@Nullable Object result, @Nullable Throwable thrown) {
        try {
            return classifier.provesNotActed(result, thrown);
        } catch (Throwable broken) {
            errors.accept(broken);
            return false;
        }
    }

    @Override
    public @Nullable Object retryAfter(@Nullable Object result, @Nullable Throwable thrown) {
        try {
            return classifier.retryAfter(result, thrown);
        } catch (Throwable broken) {
            errors.accept(broken);
            return null;
        }
    }
}
