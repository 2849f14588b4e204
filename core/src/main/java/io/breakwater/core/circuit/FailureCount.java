package io.breakwater.core.circuit;

import java.util.concurrent.atomic.AtomicInteger;

/** Failures since the last success. A success that finds zero writes nothing, so success stays free of contention. */
final class FailureCount {

    private final AtomicInteger count = new AtomicInteger();

    /** Counts a failure and returns how many there are now; stops at the largest int. */
    int increment() {
        int seen;
        do {
            seen = count.get();
            if (seen == Integer.MAX_VALUE) {
                return seen;
            }
        } while (!count.compareAndSet(seen, seen + 1));
        return seen + 1;
    }

    /**
     * Forgets the failures so far. A failure that is counted between the look and the write is forgotten with the
     * others, as if it had come just before this success: they ran at the same time, so either order is true.
     */
    void clear() {
        if (count.get() != 0) {
            count.set(0);
        }
    }

    int get() {
        return count.get();
    }
}
