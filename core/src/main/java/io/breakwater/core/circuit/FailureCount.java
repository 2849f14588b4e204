package io.breakwater.core.circuit;

import java.util.concurrent.atomic.AtomicInteger;

/** Failures since the last success. A success that finds zero writes nothing, so success stays free of contention. */
final class FailureCount extends AtomicInteger {

    /** For states that count none. */
    static final FailureCount NONE = new FailureCount();

    private static final long serialVersionUID = 1L;

    /** Counts a failure; stops at the largest int. */
    void count() {
        int seen;
        do {
            seen = get();
        } while (seen != Integer.MAX_VALUE && !compareAndSet(seen, seen + 1));
    }

    /**
     * Forgets the failures so far. A failure that is counted between the look and the write is forgotten with the
     * others, as if it had come just before this success: they ran at the same time, so either order is true.
     */
    void clear() {
        if (get() != 0) {
            set(0);
        }
    }
}
