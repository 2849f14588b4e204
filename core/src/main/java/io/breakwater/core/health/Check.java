package io.breakwater.core.health;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One check, from when it takes its name until it gives it back. The package-private fields that change are guarded by
 * the lock of {@link Watches}; the thread in the probe is guarded by a lock of the check, for interrupting it may run code of the
 * channel that it waits for.
 */
final class Check {

    final Watch watch;
    /** Opens when the check has ended. */
    final CountDownLatch done = new CountDownLatch(1);

    private final long startNanos;
    /** Only once it has ended. */
    long endNanos;
    /** The result is in, or nobody wants it any more. */
    boolean ended;
    /** The listener has returned, or is not called. */
    boolean told;
    /** The probe has returned. */
    boolean left;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread prober;
    private boolean stopped;

    Check(Watch watch, long startNanos) {
        this.watch = watch;
        this.startNanos = startNanos;
        this.endNanos = startNanos;
    }

    /** How long it took; a clock that jumps back does not make it negative. */
    Duration duration() {
        return Duration.ofNanos(Math.max(0, endNanos - startNanos));
    }

    /** Runs the probe on this thread, unless the check was stopped before. */
    void runProbe() throws Exception {
        if (!enter()) {
            return;
        }
        try {
            watch.probe.check(watch.timeout);
        } finally {
            leave();
        }
    }

    /** Interrupts the probe, and nothing but the probe. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            if (prober != null) {
                prober.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean enter() {
        lock.lock();
        try {
            prober = stopped ? null : Thread.currentThread();
            return prober != null;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            prober = null;
        } finally {
            lock.unlock();
        }
        Thread.interrupted(); // ours came too late, or the probe forgot its own
    }
}
