package io.breakwater.core.circuit;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Counts admissions and successes of one circuit exactly, and without contention: a few threads have a {@link Stripe} of
 * their own, all others share two adders. A stripe also tells whether its thread is inside a call already, which spares
 * most threads the look into a {@link ThreadLocal}.
 *
 * <p>Which stripe could be a thread's own follows from its id. The first thread that comes keeps it until it has ended;
 * then its counts are put aside and another may have it. With more threads than stripes the rest pays for an atomic
 * instruction, and is counted all the same.
 *
 * <p>Concurrency: an element of {@code stripes} is written under {@code lock}, and read without: a thread always sees its
 * own stripe, since it wrote it itself, and whatever else it sees there is not its own. {@code ended…} are guarded by
 * {@code lock}. Nothing waits for the lock on the way of a call: who finds it taken uses the adders.
 */
final class Stripes {

    /** More would make a circuit larger than 2 KB. */
    private static final int MOST = 8;

    /** A thread that has no stripe looks for an abandoned one about once in so many calls. */
    private static final int LOOK_EVERY = 64;

    private final @Nullable Stripe[] stripes;
    private final ReentrantLock lock = new ReentrantLock();
    private long endedAdmitted;
    private long endedSucceeded;

    private final LongAdder sharedAdmitted = new LongAdder();
    private final LongAdder sharedSucceeded = new LongAdder();

    /** Set in threads that are inside a call and have no stripe. Of a JDK type, so that no thread holds our classes. */
    private final ThreadLocal<Boolean> marks = new ThreadLocal<>();
    /** Whether {@code marks} was ever used. A thread that used it sees its own write. */
    private boolean marked;

    Stripes() {
        this(places(Runtime.getRuntime().availableProcessors()));
    }

    /**
     * With so many places.
     *
     * @param places a power of two
     */
    Stripes(int places) {
        stripes = new @Nullable Stripe[places];
    }

    /** At least twice the processors, as far as that goes: fewer threads then share a place. */
    private static int places(int processors) {
        return Math.min(MOST, Integer.highestOneBit(processors) * 4);
    }

    /** The calling thread's own stripe; null = it has none. */
    @Nullable
    Stripe mine() {
        Thread thread = Thread.currentThread();
        Stripe stripe = stripes[place(thread)];
        return stripe != null && stripe.refersTo(thread) ? stripe : null;
    }

    /** The stripe at this place, which the caller knows to be its own; null for a negative place. */
    @Nullable
    Stripe at(int place) {
        return place < 0 ? null : stripes[place];
    }

    private int place(Thread thread) {
        return (int) thread.getId() & (stripes.length - 1);
    }

    /** A new stripe for the calling thread, which has none, if there is room; null = there is none. */
    @Nullable
    Stripe claim() {
        Thread thread = Thread.currentThread();
        Stripe seen = stripes[place(thread)];
        if (seen != null && (ThreadLocalRandom.current().nextInt() & (LOOK_EVERY - 1)) != 0) {
            return null;
        }
        if (!lock.tryLock()) {
            return null;
        }
        try {
            int place = place(thread);
            Stripe present = stripes[place];
            if (present != null) {
                if (!present.isAbandoned()) {
                    return null;
                }
                endedAdmitted += present.admitted();
                endedSucceeded += present.succeeded();
            }
            Stripe fresh = new Stripe(thread, place);
            fresh.inside = isMarked();
            stripes[place] = fresh;
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    /** Counts an admitted call. */
    void countAdmitted(@Nullable Stripe mine) {
        if (mine != null) {
            mine.countAdmitted();
        } else {
            sharedAdmitted.increment();
        }
    }

    /** Counts a call that ended well. */
    void countSucceeded(@Nullable Stripe mine) {
        if (mine != null) {
            mine.countSucceeded();
        } else {
            sharedSucceeded.increment();
        }
    }

    /** Marks the calling thread, which has no stripe, as inside an outermost call. */
    void mark() {
        marked = true;
        marks.set(Boolean.TRUE);
    }

    /** Marks the calling thread as outside, whatever marked it as inside. */
    void leave() {
        Stripe mine = mine();
        if (mine != null) {
            mine.inside = false;
        }
        // A thread may have got its stripe while it was inside: then both say so.
        if (mine == null || marked) {
            marks.remove();
        }
    }

    /** Marks the calling thread as inside an outermost call. Returns whether it was outside. */
    boolean comeIn() {
        Stripe mine = mine();
        if (mine == null) {
            mine = claim();
        }
        if (mine == null) {
            boolean outside = !isMarked();
            if (outside) {
                mark();
            }
            return outside;
        }
        boolean outside = !mine.inside;
        mine.inside = true;
        return outside;
    }

    /** Whether the calling thread is inside an outermost call. */
    boolean isInside() {
        Stripe mine = mine();
        return mine == null ? isMarked() : mine.inside;
    }

    /** Whether the calling thread, which has no stripe, is inside an outermost call. */
    boolean isMarked() {
        return marked && marks.get() != null;
    }

    /** All admissions so far. To be read after the ends of calls, lest a call seem to end that was never admitted. */
    long admitted() {
        lock.lock();
        try {
            long sum = endedAdmitted + sharedAdmitted.sum();
            for (Stripe stripe : stripes) {
                sum += stripe == null ? 0 : stripe.admitted();
            }
            return sum;
        } finally {
            lock.unlock();
        }
    }

    /** All successes so far. */
    long succeeded() {
        lock.lock();
        try {
            long sum = endedSucceeded + sharedSucceeded.sum();
            for (Stripe stripe : stripes) {
                sum += stripe == null ? 0 : stripe.succeeded();
            }
            return sum;
        } finally {
            lock.unlock();
        }
    }
}
