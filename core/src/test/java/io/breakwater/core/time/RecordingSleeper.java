package io.breakwater.core.time;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down how long it was to sleep, and returns at once. Something else may be made to happen meanwhile. */
public final class RecordingSleeper implements Sleeper {

    private final List<Long> slept = new CopyOnWriteArrayList<>();
    private volatile Runnable meanwhile = () -> {};

    @Override
    public boolean sleep(long nanos) {
        if (Thread.currentThread().isInterrupted()) {
            return false;
        }
        slept.add(nanos);
        meanwhile.run();
        return !Thread.currentThread().isInterrupted();
    }

    /** Runs this during each sleep from now on. */
    public void meanwhile(Runnable action) {
        meanwhile = action;
    }

    /** All sleeps in nanoseconds, oldest first. */
    public List<Long> slept() {
        return List.copyOf(slept);
    }
}
