package io.breakwater.agent.weave;

import io.breakwater.agent.log.SuppressedErrors;
import io.breakwater.core.time.DaemonThread;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks once more after a change of plan, and once again: a class that passed the transformer before the change may not have
 * been loaded yet when its classes were looked for. How long that takes is up to the class loader and other agents.
 * Thread-safe.
 */
final class LateLooks {

    private static final long[] PAUSES_NANOS = {TimeUnit.SECONDS.toNanos(1), TimeUnit.SECONDS.toNanos(9)};

    private final Weaving weaving;
    private final SuppressedErrors errors;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    LateLooks(Weaving weaving, SuppressedErrors errors) {
        this.weaving = weaving;
        this.errors = errors;
    }

    /** Looks later for classes that have been woven by the plan of that era since it ended. */
    void after(Era before) {
        Look look = new Look(before);
        try {
            Thread thread = DaemonThread.of(look, "breakwater-weave");
            thread.setUncaughtExceptionHandler(errors);
            threads.add(thread);
            thread.start();
        } catch (Throwable noThread) {
            errors.accept(noThread); // the next change finds what this one has missed
        }
    }

    /** Ends all looks soon. */
    void stop() {
        stopped = true;
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
        }
    }

    private final class Look implements Runnable {

        private final Era before;

        Look(Era before) {
            this.before = before;
        }

        @Override
        public void run() {
            try {
                for (long pause : PAUSES_NANOS) {
                    long end = System.nanoTime() + pause;
                    for (long left = pause; left > 0 && !stopped; left = end - System.nanoTime()) {
                        LockSupport.parkNanos(this, left);
                    }
                    if (stopped) {
                        return;
                    }
                    weaving.lookAgain(before);
                }
            } finally {
                threads.remove(Thread.currentThread());
            }
        }
    }
}
