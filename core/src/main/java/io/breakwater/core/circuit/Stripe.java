package io.breakwater.core.circuit;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/**
 * The counts that one thread keeps of one circuit. Only its owner writes, so counting needs no atomic instruction: a
 * plain read, and a write that is ordered after the writes before it. Others read, and see a count that was true a moment
 * ago.
 *
 * <p>The owner is held weakly: a circuit outlives many threads.
 */
final class Stripe extends WeakReference<Thread> {

    private static final AtomicLongFieldUpdater<Stripe> ADMITTED =
            AtomicLongFieldUpdater.newUpdater(Stripe.class, "admitted");
    private static final AtomicLongFieldUpdater<Stripe> SUCCEEDED =
            AtomicLongFieldUpdater.newUpdater(Stripe.class, "succeeded");

    /** Where it stands in its table. */
    final int place;

    private volatile long admitted;
    private volatile long succeeded;

    /** Whether the owner is inside an outermost call of the circuit. Read and written by the owner alone. */
    boolean inside;

    /** Room, so that the counts of two threads never share a cache line (64 bytes, fetched in pairs). */
    @SuppressWarnings("unused")
    long room1, room2, room3, room4, room5, room6, room7, room8, room9, room10, room11, room12;

    Stripe(Thread owner, int place) {
        super(owner);
        this.place = place;
    }

    /** For the owner alone. Returns how many there were before. */
    long countAdmitted() {
        long before = admitted;
        ADMITTED.lazySet(this, before + 1);
        return before;
    }

    /** For the owner alone. */
    void countSucceeded() {
        SUCCEEDED.lazySet(this, succeeded + 1);
    }

    long admitted() {
        return admitted;
    }

    long succeeded() {
        return succeeded;
    }

    /** Whether nobody will ever write here again. */
    boolean isAbandoned() {
        Thread owner = get();
        return owner == null || !owner.isAlive();
    }
}
