package io.breakwater.core.guard;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.time.Scheduler;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The attempts of a call whose body its caller has given, the first one included. They are over when the guard says so. */
final class OwnAttempts<T extends @Nullable Object> implements LaterAttempts<T> {

    private final Supplier<? extends CompletionStage<T>> body;
    private final Scheduler scheduler;

    OwnAttempts(Supplier<? extends CompletionStage<T>> body, Scheduler scheduler) {
        this.body = requireNonNull(body, "body");
        this.scheduler = scheduler;
    }

    @Override
    public CompletionStage<T> get() {
        return body.get();
    }

    @Override
    public Runnable schedule(Runnable task, long delayNanos) {
        return scheduler.schedule(task, delayNanos);
    }

    @Override
    public boolean isOver() {
        return false;
    }
}
