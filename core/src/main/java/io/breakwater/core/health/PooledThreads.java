package io.breakwater.core.health;

import io.breakwater.core.time.DaemonThread;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Daemon threads: one that keeps the time, and one more for each thing that runs. They are made when there is first
 * something to run, and are gone again after ten idle seconds. Thread-safe.
 */
final class PooledThreads implements CheckThreads {

    private static final String NAME = "breakwater-health-";
    private static final long IDLE_SECONDS = 10;
    /** A thread that the system did not give is asked for again after this time. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final AtomicInteger made = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    /** Guarded by {@code lock}, like the two others. */
    private @Nullable ScheduledThreadPoolExecutor timer;

    private @Nullable ThreadPoolExecutor pool;
    private boolean closed;

    @Override
    public Task run(Runnable body, Duration delay) {
        Handover handover = new Handover(body);
        handover.after(delay);
        return handover;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (timer != null) {
                timer.shutdownNow();
            }
            if (pool != null) {
                pool.shutdownNow();
            }
        } finally {
            lock.unlock();
        }
    }

    private ScheduledThreadPoolExecutor timer() {
        lock.lock();
        try {
            checkOpen();
            if (timer == null) {
                ScheduledThreadPoolExecutor fresh =
                        new ScheduledThreadPoolExecutor(1, task -> DaemonThread.of(task, NAME + "timer"));
                fresh.setRemoveOnCancelPolicy(true);
                fresh.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
                fresh.allowCoreThreadTimeOut(true);
                timer = fresh;
            }
            return timer;
        } finally {
            lock.unlock();
        }
    }

    private ThreadPoolExecutor pool() {
        lock.lock();
        try {
            checkOpen();
            if (pool == null) {
                ThreadFactory factory = task -> DaemonThread.of(task, NAME + made.incrementAndGet());
                pool = new ThreadPoolExecutor(
                        0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
            }
            return pool;
        } finally {
            lock.unlock();
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new RejectedExecutionException("closed");
        }
    }

    /** Waits in the timer, then goes to a thread of its own, so that nothing foreign ever runs in the timer. */
    private final class Handover implements Runnable, Task {

        private final Runnable body;
        private volatile @Nullable Future<?> waiting;

        Handover(Runnable body) {
            this.body = body;
        }

        void after(Duration delay) {
            waiting = timer().schedule(this, delay.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public void run() {
            try {
                pool().execute(body);
            } catch (RejectedExecutionException closed) {
                // Nothing runs any more.
            } catch (Throwable noThread) { // OutOfMemoryError: unable to create native thread
                after(AGAIN);
            }
        }

        @Override
        public void cancel() {
            Future<?> current = waiting;
            if (current != null) {
                current.cancel(false);
            }
        }
    }
}
