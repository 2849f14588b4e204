package io.breakwater.it.sdk;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Looks again and again until something holds, or too much time has passed. For what cannot be met at a latch. */
final class Awaiting {
    private static final long DEADLINE_SECONDS = 10;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private Awaiting() {}

    static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("does not hold after " + DEADLINE_SECONDS + " s");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
