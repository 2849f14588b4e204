package io.breakwater.it.harness;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for what another process does in its own time. */
public final class Eventually {

    private static final long DEADLINE_SECONDS = 20;
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private Eventually() {}

    /** Returns as soon as the condition holds; fails if it still does not after twenty seconds. */
    public static void holds(Callable<Boolean> condition) throws Exception {
        long start = System.nanoTime();
        while (!condition.call()) {
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS)) {
                throw new AssertionError("it still does not hold after " + DEADLINE_SECONDS + " s");
            }
            LockSupport.parkNanos(PERIOD_NANOS);
        }
    }
}
