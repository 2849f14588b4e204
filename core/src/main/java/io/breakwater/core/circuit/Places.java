package io.breakwater.core.circuit;

import java.util.concurrent.atomic.AtomicInteger;

/** The places of {@code max-concurrent-calls}. Never more are taken than the limit of the moment allows. */
final class Places {

    private final AtomicInteger taken = new AtomicInteger();

    boolean take(int limit) {
        int seen;
        do {
            seen = taken.get();
            if (seen >= limit) {
                return false;
            }
        } while (!taken.compareAndSet(seen, seen + 1));
        return true;
    }

    void giveBack() {
        taken.decrementAndGet();
    }

    boolean allTaken(int limit) {
        return taken.get() >= limit;
    }
}
