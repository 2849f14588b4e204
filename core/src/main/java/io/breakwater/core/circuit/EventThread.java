package io.breakwater.core.circuit;

import io.breakwater.core.time.DaemonThread;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One daemon thread for listeners. Both it and its pool are made when there is first something to tell, so a registry that
 * has nothing to tell costs nothing; the thread is gone again after ten idle seconds. Thread-safe.
 */
final class EventThread implements Executor, ThreadFactory {

    private static final long IDLE_SECONDS = 10;

    private final String name;
    /** Guarded by this. */
    private @Nullable ThreadPoolExecutor pool;

    EventThread(String name) {
        this.name = name;
    }

    @Override
    public void execute(Runnable task) {
        pool().execute(task);
    }

    private synchronized ThreadPoolExecutor pool() {
        if (pool == null) {
            pool = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this);
            pool.allowCoreThreadTimeOut(true);
        }
        return pool;
    }

    @Override
    public Thread newThread(Runnable task) {
        return DaemonThread.of(task, name);
    }
}
