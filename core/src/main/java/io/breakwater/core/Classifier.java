package io.breakwater.core;

import org.jspecify.annotations.Nullable;

/**
 * Tells what the end of a call means. Exactly one of the two arguments speaks: {@code thrown} where it is not null,
 * else {@code result}, which may itself be null.
 *
 * <p>Implementations are safe for use by many threads and should not throw; one that throws is taken to say
 * {@link Outcome#FAILED} of a throwable and {@link Outcome#SUCCEEDED} of a result.
 */
public interface Classifier {

    /** The outcome of a call that returned {@code result} or threw {@code thrown}. */
    Outcome classify(@Nullable Object result, @Nullable Throwable thrown);

    /**
     * Whether this failure proves that the callee has not acted: the request was never sent, or was refused before
     * anything happened. Only then may a write be repeated or sent elsewhere. The default knows no such proof.
     */
    default boolean provesNotActed(@Nullable Object result, @Nullable Throwable thrown) {
        return false;
    }

    /** Every throwable is a failure, every result a success. */
    static Classifier throwables() {
        return (result, thrown) -> thrown == null ? Outcome.SUCCEEDED : Outcome.FAILED;
    }
}
