package io.breakwater.core.circuit;

import io.breakwater.core.Transition;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Puts the transitions of one circuit in order, keeps the newest, and hands each on exactly once.
 *
 * <p>Threads arrive here after their compare-and-set, and may arrive in another order than they won. The number of a
 * transition restores it: number n + 1 waits until n is here. Its thread is past its compare-and-set and on its way, so
 * the wait is short and nobody blocks.
 *
 * <p>Concurrency: {@code early}, {@code recent} and {@code lastNumber} are guarded by {@code lock}, which is never held
 * while a sink runs. {@code outbox} is filled in order under the lock and emptied by whichever thread raised {@code work}
 * from zero, so sinks run one at a time.
 */
final class TransitionJournal {

    private static final int KEPT = 20;

    private final Consumer<Transition> sink;
    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Transition> early = new PriorityQueue<>(1, new ByNumber());
    private final ArrayDeque<Transition> recent = new ArrayDeque<>(1);
    private long lastNumber;

    private final Queue<Transition> outbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger work = new AtomicInteger();

    TransitionJournal(Consumer<Transition> sink) {
        this.sink = sink;
    }

    void add(Transition transition) {
        lock.lock();
        try {
            early.add(transition);
            Transition next = early.peek();
            while (next != null && next.number() == lastNumber + 1) {
                early.remove();
                lastNumber = next.number();
                remember(next);
                outbox.add(next);
                next = early.peek();
            }
        } finally {
            lock.unlock();
        }
        handOn();
    }

    List<Transition> recent() {
        lock.lock();
        try {
            return List.copyOf(recent);
        } finally {
            lock.unlock();
        }
    }

    private void remember(Transition transition) {
        if (recent.size() == KEPT) {
            recent.removeFirst();
        }
        recent.addLast(transition);
    }

    private void handOn() {
        if (work.getAndIncrement() != 0) {
            return; // the thread that raised it from zero will see ours
        }
        do {
            for (Transition next = outbox.poll(); next != null; next = outbox.poll()) {
                tell(next);
            }
        } while (work.decrementAndGet() != 0);
    }

    private void tell(Transition transition) {
        try {
            sink.accept(transition);
        } catch (Throwable broken) {
            // It promised not to. Were this to leave, nobody would be told of any later transition.
        }
    }

    /** A class of its own, for the same reason as the registry's publisher. */
    private static final class ByNumber implements Comparator<Transition> {

        @Override
        public int compare(Transition a, Transition b) {
            return Long.compare(a.number(), b.number());
        }
    }
}
