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

    /**
     * What the server said, on its result or throwable, of when to come back: whatever it was found as, in seconds or as
     * a date; null = nothing. The default never finds anything.
     */
    default @Nullable Object retryAfter(@Nullable Object result, @Nullable Throwable thrown) {
        return null;
    }

    /**
     * Whether another attempt is of no use after this failure: it would fail in the same way, or make things worse. Somebody
     * else may still answer. The default knows no such failure.
     */
    default boolean forbidsRetry(@Nullable Object result, @Nullable Throwable thrown) {
        return false;
    }

    /**
     * Whether a call that failed so may be made again, here or elsewhere: the one rule for retries and for fallback. Not
     * after an {@link Error} or an interrupt. A write only where it is proven that nothing was done, since else it might
     * be done twice.
     *
     * @param write whether the call acts each time it is made
     */
    default boolean mayRepeat(boolean write, @Nullable Object result, @Nullable Throwable thrown) {
        return (thrown == null || Failures.mayTryAgain(thrown)) && (!write || provesNotActed(result, thrown));
    }

    /** Every throwable is a failure, every result a success. */
    static Classifier throwables() {
        return (result, thrown) -> thrown == null ? Outcome.SUCCEEDED : Outcome.FAILED;
    }
}
