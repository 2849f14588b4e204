package io.breakwater.core.time;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
 * Daemon threads: one that keeps the time, and one more for each thing that runs, up to 64, so a task may block without
 * holding up another one. They are made when there is first something to run, and are gone again after ten idle seconds. Thread-safe.
 */
public final class DaemonThreads implements Scheduler {

    private static final long IDLE_SECONDS = 10;
    /** A thread that the system did not give is asked for again after this time. */
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** Where all threads are at work, the next look is after this time. */
    private static final long FULL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    /** In somebody else's process, and all of them may be blocked by what they call. */
    private static final int MOST_THREADS = 64;

    private final String name;
    private final AtomicInteger made = new AtomicInteger();
    /** What has not been handed over. Whoever takes one out runs it. */
    private final Set<Handover> waiting = ConcurrentHashMap.newKeySet();

    private final ReentrantLock lock = new ReentrantLock();
    /** Guarded by {@code lock}, like the two others. */
    private @Nullable ScheduledThreadPoolExecutor timer;

    private @Nullable ThreadPoolExecutor pool;
    private volatile boolean closed;
    /** Nothing is taken any more, but what has been taken is still to run. */
    private volatile boolean finishing;

    /** No threads yet; their names will begin so. */
    public DaemonThreads(String name) {
        this.name = name;
    }

    /** {@inheritDoc} The task may block. What it throws ends its thread. */
    @Override
    public Runnable schedule(Runnable task, long delayNanos) {
        Handover handover = new Handover(task);
        handover.after(delayNanos);
        return handover::cancel;
    }

    /** Whether nothing is taken any more. */
    public boolean isClosed() {
        return closed;
    }

    /** Ends the threads as far as threads can be ended; nothing runs any more. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
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

    /** Takes nothing any more, and runs now what still waits; the threads end when that has ended. */
    public void finish() {
        lock.lock();
        try {
            finishing = finishing || !closed; // what was closed before is to run nothing
            closed = true;
            if (timer != null) {
                timer.shutdownNow();
            }
        } finally {
            lock.unlock();
        }
        for (Handover each : waiting) {
            each.run();
        }
        lock.lock();
        try {
            if (pool != null) {
                pool.shutdown();
            }
        } finally {
            lock.unlock();
        }
    }

    private ScheduledThreadPoolExecutor timer() {
        lock.lock();
        try {
            if (closed) {
                throw new RejectedExecutionException("closed");
            }
            if (timer == null) {
                ScheduledThreadPoolExecutor fresh =
                        new ScheduledThreadPoolExecutor(1, task -> DaemonThread.of(task, name + "timer"));
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
            if (closed && !finishing) {
                throw new RejectedExecutionException("closed");
            }
            if (pool == null) {
                ThreadFactory factory = task -> DaemonThread.of(task, name + made.incrementAndGet());
                pool = new ThreadPoolExecutor(
                        0, MOST_THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
            }
            return pool;
        } finally {
            lock.unlock();
        }
    }

    /** Waits in the timer, then goes to a thread of its own, so that nothing foreign ever runs in the timer. */
    private final class Handover implements Runnable {

        private final Runnable body;
        private volatile @Nullable Future<?> timed;

        Handover(Runnable body) {
            this.body = body;
        }

        void after(long delayNanos) {
            waiting.add(this);
            try {
                timed = timer().schedule(this, delayNanos, TimeUnit.NANOSECONDS);
            } catch (Throwable refused) {
                if (waiting.remove(this)) {
                    throw refused; // else it has been run by whoever closes
                }
            }
        }

        @Override
        public void run() {
            if (!waiting.remove(this)) {
                return;
            }
            try {
                pool().execute(body);
            } catch (Throwable noThread) { // closed, all at work, or OutOfMemoryError: unable to create native thread
                later(noThread instanceof RejectedExecutionException ? FULL_NANOS : AGAIN_NANOS);
            }
        }

        /** Once more, unless these threads have come to their end; what has been taken by then is run here. */
        private void later(long nanos) {
            if (!finishing) {
                try {
                    after(nanos);
                    return;
                } catch (RejectedExecutionException closed) {
                    if (!finishing) {
                        return; // closed for good: nothing runs any more
                    }
                }
            }
            body.run();
        }

        void cancel() {
            waiting.remove(this);
            Future<?> current = timed;
            if (current != null) {
                current.cancel(false);
            }
        }
    }
}
