package io.breakwater.core.time;

/** A way to do something later while no thread waits for it. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface Scheduler {

    /**
     * Runs the task once, after the delay and not within this call.
     *
     * @param task must not throw; nor block, unless the scheduler says that it may
     * @param delayNanos from now, in nanoseconds; zero or less = as soon as possible
     * @return takes the task back if it has not begun; may be run at any time, and more than once
     * @throws RuntimeException if the task cannot be taken; it is not run then
     */
    Runnable schedule(Runnable task, long delayNanos);

    /** One daemon thread for all, named {@code breakwater-retry}, which exists only while it is needed. */
    static Scheduler shared() {
        return SharedThread.RETRIES;
    }
}
