package io.breakwater.core.fallback;

import org.jspecify.annotations.Nullable;

/**
 * What a chain answers when no tier has an answer: a constant, or something that is worked out without asking anybody.
 * Implementations are safe for use by many threads.
 *
 * @param <A> what a call is given
 * @param <R> what a call answers
 */
@FunctionalInterface
public interface LastResort<A, R> {

    /** The value, which may be null. Whatever is thrown means that there is none. */
    @Nullable
    R value(A arguments) throws Exception;
}
