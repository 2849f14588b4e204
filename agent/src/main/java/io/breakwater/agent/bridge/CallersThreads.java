package io.breakwater.agent.bridge;

import io.breakwater.core.time.DaemonThreads;
import io.breakwater.core.time.Scheduler;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The agent's threads, as one caller's own would be: what runs there finds the context class loader of the thread on which
 * this was made, and leaves none behind.
 */
final class CallersThreads implements Scheduler {

    private final DaemonThreads threads;
    private final Consumer<Throwable> errors;
    private final @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();

    CallersThreads(DaemonThreads threads, Consumer<Throwable> errors) {
        this.threads = threads;
        this.errors = errors;
    }

    /** Whether the agent goes, and nothing is begun there any more. */
    boolean areClosed() {
        return threads.isClosed();
    }

    @Override
    public Runnable schedule(Runnable task, long delayNanos) {
        return threads.schedule(() -> run(task), delayNanos);
    }

    private void run(Runnable task) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(loader);
            task.run();
        } catch (Throwable broken) {
            errors.accept(broken); // the thread is ours, and nobody else is to hear of it
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
