package io.breakwater.core.fallback;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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

    /**
     * Calls the tier where nobody wants to wait for the answer. Whatever it throws, or the stage ends in, means that it did
     * not serve. Unless a tier knows better it is called right here, and the thread that asks waits after all.
     */
    default CompletionStage<R> callAsync(A arguments) throws Throwable {
        return CompletableFuture.completedFuture(call(arguments));
    }

    /** Whether what a call of this tier returned is an answer. */
    boolean isAnswer(@Nullable R result);

    /**
     * What the caller gets for a result that is an answer: that very result, unless a tier has to make it into something
     * else first. Whatever it throws means that the tier did not serve, though its call has succeeded.
     */
    default @Nullable R adapted(A arguments, @Nullable R result) throws Throwable {
        return result;
    }

    /** What a call of this tier returned goes to nobody: what it holds can be given back. Must not throw. */
    default void discard(@Nullable R result) {}

    /**
     * Whether another tier may be asked after this one was called and gave no answer. Not where its failure says nothing
     * about the tier, and not where the call may have acted: then asking again, elsewhere, might act twice.
     *
     * @param arguments what it was called with
     * @param result what it returned, if {@code thrown} is null; it may have been an answer that could not be adapted
     * @param thrown what it threw, or what is behind the throwable that its stage ended in
     */
    boolean mayAskOthers(A arguments, @Nullable R result, @Nullable Throwable thrown);
}
