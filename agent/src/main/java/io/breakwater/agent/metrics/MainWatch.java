package io.breakwater.agent.metrics;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Tells when the application's main runs, and has had a second to settle what is to hold for the whole JVM; or when that has
 * taken so long that it must run elsewhere, as where a launcher of somebody else's makes the JVM on one thread and calls main on
 * another. Thread-safe.
 */
final class MainWatch {

    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long SETTLING_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final long madeNanos = System.nanoTime();
    private final long mostNanos;

    // Guarded by this.
    /** The thread that is to run main; null = it has run for long enough. */
    private @Nullable Thread thread;

    private boolean seen;
    private long seenNanos;

    /**
     * A watch.
     *
     * @param thread that is to run main; null = it runs already
     */
    MainWatch(@Nullable Thread thread) {
        this(thread, MOST_NANOS);
    }

    /** One that waits for as long at most. */
    MainWatch(@Nullable Thread thread, long mostNanos) {
        this.thread = thread;
        this.mostNanos = mostNanos;
    }

    /** Whether main has run for long enough. */
    synchronized boolean isRunning() {
        Thread watched = thread;
        if (watched == null) {
            return true;
        }
        if (!seen && hasBegun(watched)) {
            seen = true;
            seenNanos = System.nanoTime();
        }
        long now = System.nanoTime();
        if ((seen && now - seenNanos >= SETTLING_NANOS) || now - madeNanos >= mostNanos) {
            thread = null; // nobody is to be kept by a thread that has ended
        }
        return thread == null;
    }

    void pause() {
        LockSupport.parkNanos(this, PERIOD_NANOS);
    }

    /** Below all that runs on the thread is the JVM's start until then: of agents first, then of the main class. */
    private static boolean hasBegun(Thread watched) {
        StackTraceElement[] stack = watched.getStackTrace();
        return stack.length == 0 ? !watched.isAlive() : !isStart(stack[stack.length - 1].getClassName());
    }

    static boolean isStart(String type) {
        return type.startsWith("sun.instrument.") || type.equals("sun.launcher.LauncherHelper");
    }
}
