package io.breakwater.core.time;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what it is to do later, and does it when told. Delays do not matter: tasks run in the order of asking. */
public final class ManualScheduler implements Scheduler {

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final List<Long> delays = new CopyOnWriteArrayList<>();

    @Override
    public Runnable schedule(Runnable task, long delayNanos) {
        delays.add(delayNanos);
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    /** Runs the oldest task that waits. */
    public void runNext() {
        tasks.remove().run();
    }

    /** Runs all tasks, and those that they lead to. */
    public void runAll() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** How many tasks wait. */
    public int waiting() {
        return tasks.size();
    }

    /** All delays so far in nanoseconds, oldest first. */
    public List<Long> delays() {
        return List.copyOf(delays);
    }
}
