package io.breakwater.core.guard;

import io.breakwater.core.time.Scheduler;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How attempts after the first are made, for a call that answers as a stage and whose first attempt somebody else has made.
 * As a supplier it makes one, as a scheduler it waits for the time of the next one.
 *
 * @param <T> what the stages are completed with
 */
public interface LaterAttempts<T extends @Nullable Object> extends Supplier<CompletionStage<T>>, Scheduler {

    /** Whether there are to be no more of them, whatever the guard says. */
    boolean isOver();
}
