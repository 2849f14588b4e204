package io.breakwater.agent.weave;

import io.breakwater.core.time.DaemonThreads;
import io.breakwater.core.time.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks once more after a change of plan, and once again: a class that passed the transformer before the change may not have
 * been loaded yet when its classes were looked for. How long that takes is up to the class loader and other agents.
 * Thread-safe.
 */
final class LateLooks {

    private static final long[] AFTER_NANOS = {TimeUnit.SECONDS.toNanos(1), TimeUnit.SECONDS.toNanos(10)};

    private final Runnable look;
    private final Consumer<Throwable> errors;
    // Guarded by this.
    private final List<Runnable> cancels = new ArrayList<>();
    private @Nullable Scheduler scheduler;
    private @Nullable DaemonThreads own;
    private boolean stopped;

    /**
     * Looks on threads of its own, which are made when there is first something to look for.
     *
     * @param look looks through all classes
     * @param errors told of what goes wrong in a look, and where there is no thread for one
     */
    LateLooks(Runnable look, Consumer<Throwable> errors) {
        this(look, errors, null);
    }

    /** Looks when this scheduler says; null = as above. */
    LateLooks(Runnable look, Consumer<Throwable> errors, @Nullable Scheduler scheduler) {
        this.look = look;
        this.errors = errors;
        this.scheduler = scheduler;
    }

    /** Something has changed just now. Looks that are still to come after earlier changes are put off. */
    synchronized void afterAChange() {
        if (stopped) {
            return;
        }
        cancel();
        try {
            if (scheduler == null) {
                own = new DaemonThreads("breakwater-weave-");
                scheduler = own;
            }
            for (long delay : AFTER_NANOS) {
                cancels.add(scheduler.schedule(new Look(), delay));
            }
        } catch (RuntimeException | Error noThread) {
            errors.accept(noThread); // the next change finds what this one has missed
        }
    }

    /** Nobody looks any more. */
    synchronized void stop() {
        stopped = true;
        cancel();
        if (own != null) {
            own.close();
        }
    }

    private synchronized void cancel() {
        for (Runnable cancelling : cancels) {
            cancelling.run();
        }
        cancels.clear();
    }

    private final class Look implements Runnable {

        @Override
        public void run() {
            try {
                look.run();
            } catch (Throwable broken) {
                errors.accept(broken);
            }
        }
    }
}
