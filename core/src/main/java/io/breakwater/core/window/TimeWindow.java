package io.breakwater.core.window;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The window of the latest stretch of time, in ten slices. It reports never fewer calls than those younger than nine
 * slices, and none that is older than ten. Lock-free.
 *
 * <p>That is for readings of the clock that are not older than what has been recorded. A thread that was stopped after it
 * read the clock may find the oldest slices gone, and may come too late to record.
 *
 * <p>A slice is a tenth of the length in whole nanoseconds, so the window is up to 9 ns shorter than asked for. Slices
 * are numbered from the time of construction; the numbers are right for 292 years.
 */
final class TimeWindow implements SlidingWindow {

    private static final int SLICES = 10;

    /** How often {@link #counts} looks for two equal readings in a row before it takes what it has. */
    private static final int READINGS = 8;

    private final long originNanos;
    private final long sliceNanos;

    /** Slice number n is in slot n mod 10. A slot is never null, and a slice that has left its slot never returns. */
    private final AtomicReferenceArray<Slice> slots = new AtomicReferenceArray<>(SLICES);

    TimeWindow(long lengthNanos, long nowNanos) {
        this.originNanos = nowNanos;
        this.sliceNanos = lengthNanos / SLICES;
        for (int slot = 0; slot < SLICES; slot++) {
            slots.set(slot, new Slice(slot - SLICES, 0));
        }
    }

    @Override
    public void record(boolean failed, boolean slow, long nowNanos) {
        long call = Slice.call(failed, slow);
        long number = sliceNumber(nowNanos);
        int slot = slotOf(number);
        while (true) {
            Slice slice = slots.get(slot);
            if (slice.number == number) {
                // If the slice leaves its slot right now, this call is too old to be seen anyway.
                slice.add(call);
                return;
            }
            if (slice.number - number == SLICES) {
                return; // this caller is late by a whole window: the call has left it
            }
            // Older: its time is over. Or two windows ahead and more: the clock has gone back, and nothing may stick.
            if (slots.compareAndSet(slot, slice, new Slice(number, call))) {
                return;
            }
        }
    }

    @Override
    public WindowCounts counts(long nowNanos) {
        long newest = sliceNumber(nowNanos);
        for (int reading = 1; true; reading++) {
            WindowCounts counts = collect(newest, 0, reading == READINGS, 0, 0, 0);
            if (counts != null) {
                return counts;
            }
        }
    }

    /**
     * Reads the slices from the newest to the oldest and, on the way back, reads them again; null if one has changed.
     *
     * <p>The values of the first reading are in the frames of this recursion, so nothing is allocated for them. Counts
     * of a slice only grow and a slice never returns to a slot, so if all are the same again, then all were like that
     * at the turning point.
     *
     * @param back how many slices before the newest
     * @param anyway whether to be content with one reading
     * @param calls of the slices read so far, as are {@code failed} and {@code slow}
     */
    private @Nullable WindowCounts collect(long newest, int back, boolean anyway, int calls, int failed, int slow) {
        if (back == SLICES) {
            return new WindowCounts(calls, failed, slow);
        }
        long number = newest - back;
        int slot = slotOf(number);
        Slice slice = slots.get(slot);
        long seen = slice.countsOf(number);
        WindowCounts counts = collect(
                newest,
                back + 1,
                anyway,
                calls + Slice.calls(seen),
                failed + Slice.failed(seen),
                slow + Slice.slow(seen));
        boolean same = slots.get(slot) == slice && slice.countsOf(number) == seen;
        return same || anyway ? counts : null;
    }

    private long sliceNumber(long nowNanos) {
        return Math.floorDiv(nowNanos - originNanos, sliceNanos);
    }

    private static int slotOf(long number) {
        return Math.floorMod(number, SLICES);
    }

    /**
     * The counts of one slice of time: [unused 1][calls 21][failed 21][slow 21]. With 2 097 151 calls it is full and
     * counts no more, so that its rates stay those of the calls that it has counted.
     */
    private static final class Slice extends AtomicLong {

        private static final int BITS = 21;
        private static final int MASK = (1 << BITS) - 1;
        private static final long serialVersionUID = 1;

        final long number;

        Slice(long number, long counts) {
            super(counts);
            this.number = number;
        }

        static long call(boolean failed, boolean slow) {
            return (1L << (2 * BITS)) | (failed ? 1L << BITS : 0) | (slow ? 1 : 0);
        }

        static int calls(long counts) {
            return (int) (counts >>> (2 * BITS));
        }

        static int failed(long counts) {
            return (int) (counts >>> BITS) & MASK;
        }

        static int slow(long counts) {
            return (int) counts & MASK;
        }

        void add(long call) {
            long seen = get();
            while (calls(seen) < MASK && !compareAndSet(seen, seen + call)) {
                seen = get();
            }
        }

        /** The counts, if this is the slice of that number; else none. */
        long countsOf(long wanted) {
            return number == wanted ? get() : 0;
        }
    }
}
