package io.breakwater.core.circuit;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One daemon thread for listeners, made when there is something to tell and gone after ten idle seconds. */
final class EventThread {

    private static final long IDLE_SECONDS = 10;

    private EventThread() {}

    static Executor executor(String threadName) {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(null, task, threadName, 0, false);
                    thread.setDaemon(true);
                    // The thread would else keep the class loader of whichever caller happened to make it.
                    thread.setContextClassLoader(null);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
