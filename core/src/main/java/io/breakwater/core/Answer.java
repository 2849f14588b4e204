package io.breakwater.core;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A future that the engine works on while others wait for it. Whoever cancels it, or completes it by hand or by a timeout,
 * ends the work: that is heard here, before any dependent runs. Of use to the engine alone.
 *
 * @param <T> what it is completed with
 */
public abstract class Answer<T extends @Nullable Object> extends CompletableFuture<T> {

    /**
     * The future is about to be completed, by the engine or by anybody else, or has been completed before. Must leave
     * nothing held, must not throw, and is called any number of times by any threads.
     *
     * @param thrown what it is about to fail with; null = it succeeds, or is cancelled
     */
    protected abstract void ending(@Nullable Throwable thrown);

    /**
     * Whether a future that somebody completes so has run into a limit of time that was set on it. That, unlike any other
     * word of who waits, speaks against who is waited for.
     */
    protected static boolean isOverdue(@Nullable Throwable thrown) {
        return thrown != null && Failures.unwrapped(thrown) instanceof TimeoutException;
    }

    @Override
    public final boolean cancel(boolean mayInterruptIfRunning) {
        ending(null);
        return super.cancel(mayInterruptIfRunning);
    }

    @Override
    public final boolean complete(@Nullable T value) {
        ending(null);
        return super.complete(value);
    }

    @Override
    public final boolean completeExceptionally(Throwable thrown) {
        ending(thrown);
        return super.completeExceptionally(thrown);
    }

    /** The stage's own future; or one that ends with it, where it says that it has none. */
    public static <T extends @Nullable Object> CompletableFuture<T> future(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture();
        } catch (UnsupportedOperationException none) {
            CompletableFuture<T> future = new CompletableFuture<>();
            stage.whenComplete((result, thrown) -> {
                if (thrown == null) {
                    future.complete(result);
                } else {
                    future.completeExceptionally(thrown);
                }
            });
            return future;
        }
    }

    /** Stops what a stage stands for: as overdue where it is the engine's own, for it can tell; else by cancelling it. */
    protected static void stop(CompletionStage<?> stage, @Nullable Throwable thrown) {
        if (thrown != null && stage instanceof Answer<?> own && isOverdue(thrown)) {
            own.completeExceptionally(thrown);
        } else {
            cancel(stage);
        }
    }

    /** Cancels somebody's stage, if it lets itself be cancelled. */
    protected static void cancel(CompletionStage<?> stage) {
        try {
            stage.toCompletableFuture().cancel(true);
        } catch (Throwable refused) {
            // A stage need not have a future, says CompletionStage. It goes on, and nobody looks at how it ends.
        }
    }
}
