package io.breakwater.core.classify;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a result or a throwable says when to come back. Most throwables say nothing of the kind, and that is no mistake:
 * what does not resolve is told of results alone. Safe for use by many threads.
 */
public final class RetryAfterPath {

    private final PropertyPath onResults;
    private final PropertyPath onThrowables;

    /**
     * Creates a path.
     *
     * @param text the path; throws {@link IllegalArgumentException} with a sentence where it is none
     * @param problems told once per class of results on which a step does not resolve
     */
    public RetryAfterPath(String text, Consumer<? super RuntimeException> problems) {
        this.onResults = new PropertyPath(text, problems);
        this.onThrowables = new PropertyPath(text, PropertyPath.nobody());
    }

    @Nullable
    Object onResult(Object result) {
        return onResults.read(result);
    }

    @Nullable
    Object onThrowable(Throwable thrown) {
        return onThrowables.read(thrown);
    }
}
