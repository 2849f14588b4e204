package io.breakwater.core.guard;

import io.breakwater.core.circuit.Circuit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What an {@link AsyncCall} is at: an attempt, which may hold a permit, or a wait, which holds none. Thread-safe. */
final class Step {

    /** Some thread is at work on the call. */
    static final Step DECIDING = new Step(Circuit.PASS, 0);

    /** The call is over, or nobody waits for it any more. */
    static final Step OVER = new Step(Circuit.PASS, 0);

    private static final Runnable STOPPED = Step::nothing;

    final long permit;
    final long startedNanos;
    /** Null = not known yet. */
    private final AtomicReference<@Nullable Runnable> stop = new AtomicReference<>();

    Step(long permit, long startedNanos) {
        this.permit = permit;
        this.startedNanos = startedNanos;
    }

    private static void nothing() {}

    /** Whether it is one call's own: the two above are shared by all, and hold nothing. */
    boolean isOwn() {
        return this != DECIDING && this != OVER;
    }

    /** Tells how to stop it. Does so at once where it was stopped before that was known. */
    void stoppedBy(Runnable how) {
        if (!stop.compareAndSet(null, how)) {
            how.run();
        }
    }

    /** Stops it, now or as soon as it is known how. */
    void stop() {
        Runnable how = stop.getAndSet(STOPPED);
        if (how != null) {
            try {
                how.run();
            } catch (Throwable broken) {
                // A timer of somebody else's. If it fires all the same, it finds the call at another step.
            }
        }
    }
}
