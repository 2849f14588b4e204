package io.breakwater.core.fallback;

import io.breakwater.core.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One way to get an answer. Implementations are safe for use by many threads.
 *
 * @param <A> what a call is given
 * @param <R> what a call answers
 */
public interface Tier<A, R> {

    /** The tier's name, for operators. */
    String name();

    /** Why this tier cannot serve now and need not be called, in words; null = it may be called. */
    @Nullable
    String unavailable(A arguments);

    /** Calls the tier. Whatever it throws means that it did not serve. */
    @Nullable
    R call(A arguments) throws Throwable;

    /** What the end of a call of this tier means: only {@link Outcome#SUCCEEDED} is an answer. */
    Outcome classify(@Nullable R result, @Nullable Throwable thrown);
}
