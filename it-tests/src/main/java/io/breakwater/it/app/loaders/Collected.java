package io.breakwater.it.app.loaders;

import java.lang.ref.Reference;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Tells whether something is still held by anybody. */
public final class Collected {

    /** Less than the ten seconds after which idle threads of the agent end: none of them may hold anything either. */
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private Collected() {}

    /** Whether what this refers to is collected within five seconds. */
    public static boolean soon(Reference<?> reference) {
        long start = System.nanoTime();
        while (!reference.refersTo(null)) {
            if (System.nanoTime() - start > DEADLINE_NANOS) {
                return false;
            }
            System.gc();
            LockSupport.parkNanos(PERIOD_NANOS);
        }
        return true;
    }
}
