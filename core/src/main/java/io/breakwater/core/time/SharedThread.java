package io.breakwater.core.time;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One daemon thread that is made when it is first needed, and is gone again after ten idle seconds. */
final class SharedThread implements Scheduler, ThreadFactory {

    static final Scheduler RETRIES = new SharedThread("breakwater-retry");

    private static final long IDLE_SECONDS = 10;

    private final String name;
    /** Guarded by this. */
    private @Nullable ScheduledThreadPoolExecutor pool;

    SharedThread(String name) {
        this.name = name;
    }

    @Override
    public Runnable schedule(Runnable task, long delayNanos) {
        Future<?> future = pool().schedule(task, delayNanos, TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    private synchronized ScheduledThreadPoolExecutor pool() {
        if (pool == null) {
            // One core thread that may end: with none, the JDK's pool is known to spin.
            pool = new ScheduledThreadPoolExecutor(1, this);
            pool.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
            pool.allowCoreThreadTimeOut(true);
            pool.setRemoveOnCancelPolicy(true); // a cancelled call must not be held until its delay is over
        }
        return pool;
    }

    @Override
    public Thread newThread(Runnable task) {
        return DaemonThread.of(task, name);
    }
}
