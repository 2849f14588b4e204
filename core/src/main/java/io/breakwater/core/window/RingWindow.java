package io.breakwater.core.window;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The window of the latest N calls: a ring of their outcomes, and one word with the totals. Linearizable and lock-free.
 *
 * <p>All that can be seen from outside is in {@link #head}; a record takes effect when its compare-and-set of the head
 * succeeds. The package documentation says why.
 */
final class RingWindow implements SlidingWindow {

    /*
     * head, from the highest bit: [lap 19][full 1][index 14][failed 14][slow 14][kind 2]
     *
     *   lap, index    where the next record goes; the lap counts rounds of the ring, modulo 2^19
     *   full          whether the ring has been round once, so that a record evicts one
     *   failed, slow  the totals of the window, the newest record included
     *   kind          the newest record: bit 0 failed, bit 1 slow
     *
     * slot, from the highest bit: [unused 11][lap 19][kind 2], the record of this position and the lap that wrote it
     *
     * The newest record is in the head before it is in its slot. Whoever records next puts it there first (complete),
     * so when the head moves on, every slot but that of the newest record is up to date, and the slot that is about to
     * be reused says what leaves the window.
     */
    private static final int KIND_BITS = 2;
    private static final int TOTAL_BITS = 14;
    private static final int INDEX_BITS = 14;
    private static final int LAP_BITS = 19;

    private static final int SLOW_SHIFT = KIND_BITS;
    private static final int FAILED_SHIFT = SLOW_SHIFT + TOTAL_BITS;
    private static final int INDEX_SHIFT = FAILED_SHIFT + TOTAL_BITS;
    private static final int FULL_SHIFT = INDEX_SHIFT + INDEX_BITS;
    private static final int LAP_SHIFT = FULL_SHIFT + 1;

    private static final int KIND_MASK = (1 << KIND_BITS) - 1;
    private static final int TOTAL_MASK = (1 << TOTAL_BITS) - 1;
    private static final int INDEX_MASK = (1 << INDEX_BITS) - 1;
    private static final int LAP_MASK = (1 << LAP_BITS) - 1;

    private static final int FAILED = 1;
    private static final int SLOW = 2;

    /** Lap 1, while every slot says lap 0: the record before the first one counts as written. */
    private static final long START = 1L << LAP_SHIFT;

    private final int size;
    private final AtomicLong head = new AtomicLong(START);
    private final AtomicIntegerArray slots;

    RingWindow(int size) {
        this.size = size;
        this.slots = new AtomicIntegerArray(size);
    }

    @Override
    public void record(boolean failed, boolean slow, long nowNanos) {
        int kind = (failed ? FAILED : 0) | (slow ? SLOW : 0);
        long seen;
        long next;
        do {
            seen = head.get();
            complete(seen);
            // Where the head has moved on since, this may be a later record. Then the compare-and-set fails.
            int evicted = full(seen) ? slots.get(index(seen)) & KIND_MASK : 0;
            next = advance(seen, kind, evicted);
        } while (!head.compareAndSet(seen, next));
    }

    @Override
    public WindowCounts counts(long nowNanos) {
        long seen = head.get();
        return new WindowCounts(full(seen) ? size : index(seen), failed(seen), slow(seen));
    }

    /**
     * Puts the newest record into its slot, unless somebody has. Only the slot's record of exactly the lap before is
     * ever replaced, so a thread that comes late finds another lap there and does nothing.
     */
    private void complete(long seen) {
        int index = index(seen);
        int position = index == 0 ? size - 1 : index - 1;
        int lap = index == 0 ? (lap(seen) - 1) & LAP_MASK : lap(seen);
        int slot = slots.get(position);
        if (slot >>> KIND_BITS == ((lap - 1) & LAP_MASK)) {
            slots.compareAndSet(position, slot, (lap << KIND_BITS) | ((int) seen & KIND_MASK));
        }
    }

    private long advance(long seen, int kind, int evicted) {
        boolean wraps = index(seen) == size - 1;
        long lap = wraps ? (lap(seen) + 1) & LAP_MASK : lap(seen);
        long full = wraps || full(seen) ? 1 : 0;
        long index = wraps ? 0 : index(seen) + 1;
        long failed = replaced(failed(seen), evicted & FAILED, kind & FAILED);
        long slow = replaced(slow(seen), (evicted & SLOW) >> 1, (kind & SLOW) >> 1);
        return lap << LAP_SHIFT
                | full << FULL_SHIFT
                | index << INDEX_SHIFT
                | failed << FAILED_SHIFT
                | slow << SLOW_SHIFT
                | kind;
    }

    /**
     * The total with one record gone and one added. Where the compare-and-set is going to succeed there is always one to
     * take away; the floor keeps a total that has gone wrong (see the package) from running into its neighbours.
     */
    private static int replaced(int total, int gone, int added) {
        return Math.max(0, total - gone) + added;
    }

    private static int lap(long head) {
        return (int) (head >>> LAP_SHIFT);
    }

    private static boolean full(long head) {
        return ((head >>> FULL_SHIFT) & 1) == 1;
    }

    private static int index(long head) {
        return (int) (head >>> INDEX_SHIFT) & INDEX_MASK;
    }

    private static int failed(long head) {
        return (int) (head >>> FAILED_SHIFT) & TOTAL_MASK;
    }

    private static int slow(long head) {
        return (int) (head >>> SLOW_SHIFT) & TOTAL_MASK;
    }
}
