package io.breakwater.core.circuit;

import io.breakwater.core.time.Clock;
import io.breakwater.core.time.ManualClock;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A manual clock that lets something else happen during one reading. A circuit reads it between its look at the state and
 * the compare-and-set, so this is a thread that is overtaken there, without threads.
 */
final class InterruptedClock implements Clock {

    final ManualClock manual = new ManualClock();
    private final AtomicReference<@Nullable Runnable> meanwhile = new AtomicReference<>();

    /** What happens during the next reading, once. */
    void meanwhile(Runnable action) {
        meanwhile.set(action);
    }

    boolean happened() {
        return meanwhile.get() == null;
    }

    @Override
    public long nanos() {
        interrupt();
        return manual.nanos();
    }

    @Override
    public long wallMillis() {
        interrupt();
        return manual.wallMillis();
    }

    private void interrupt() {
        Runnable action = meanwhile.getAndSet(null);
        if (action != null) {
            action.run();
        }
    }
}
