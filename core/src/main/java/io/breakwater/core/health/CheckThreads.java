package io.breakwater.core.health;

import java.time.Duration;

/** Where and when checks run. Tests put time and threads of their own here. */
interface CheckThreads {

    /**
     * Runs something once, after a delay, on a thread that nothing else waits for. May throw if that cannot be arranged;
     * then it must be taken for possible that the body runs nevertheless.
     */
    Task run(Runnable body, Duration delay);

    /** Ends the threads as far as threads can be ended; nothing runs any more. */
    void close();

    /** Something that is to run. */
    @FunctionalInterface
    interface Task {

        /** Forgets it, unless it has begun. Never blocks, never throws. */
        void cancel();
    }
}
