package io.breakwater.core.time;

import java.util.concurrent.locks.LockSupport;

/** Waits with {@link LockSupport#parkNanos}, which may wake early for no reason: hence the loop. */
enum ParkingSleeper implements Sleeper {
    INSTANCE;

    @Override
    public boolean sleep(long nanos) {
        long start = System.nanoTime();
        long remaining = nanos;
        while (remaining > 0) {
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(this, remaining);
            remaining = nanos - (System.nanoTime() - start);
        }
        return !Thread.currentThread().isInterrupted();
    }
}
