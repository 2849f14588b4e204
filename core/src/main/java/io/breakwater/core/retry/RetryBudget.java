package io.breakwater.core.retry;

import java.math.BigInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps retries of one circuit to a share of its calls over the last ten seconds, plus a floor of ten a second, so that
 * an outage is not answered with a multiple of the load. Thread-safe.
 *
 * <p>A retry counts from the decision on, so those that still wait in their backoff are in the sum. Nothing is spent when
 * a call succeeds: the budget is asked when somebody wants to retry, and told then how many calls there have been.
 */
public final class RetryBudget {

    /** Retries per second that are granted however few calls there are. */
    public static final int FLOOR_PER_SECOND = 10;

    /** How far back calls and retries are counted, in seconds. */
    public static final int PERIOD_SECONDS = 10;

    /** The share that a circuit has unless told otherwise, in percent. */
    public static final double DEFAULT_SHARE_PERCENT = 20;

    /** The share that means no budget: every retry is granted. They are still counted, for the day it is switched on. */
    public static final double OFF = Double.POSITIVE_INFINITY;

    /*
     * How calls get into the slices. The circuit's counter says how many calls there were since the last look, not when:
     * to know that, every call would have to read the clock. They are spread evenly over the time since that look. To
     * take them all for calls of this moment would be simpler, and wrong: after a quiet hour of one call a second, the
     * first failure would find 3,600 calls "in the last ten seconds" and grant 720 retries at once.
     *
     * Why the long run is kept. At each grant the ten newest slices hold at most floor + share of their calls. Going back
     * from the last grant in steps of ten slices covers all time without counting a call or a retry twice.
     *
     * Concurrency: everything but `share` is guarded by `lock`. Threads read clock and counter before they get it, so
     * both may seem to go back. That must not be taken for a jump at once: time would pass and calls be counted twice.
     */

    private static final long SLICE_NANOS = 1_000_000_000;
    private static final long PERIOD_NANOS = PERIOD_SECONDS * SLICE_NANOS;
    private static final long MILLI_PERCENT = 1000;
    private static final long WHOLE = 100 * MILLI_PERCENT;
    private static final long NO_LIMIT = -1;
    /** More calls than a slice can see in earnest; keeps the arithmetic below from overflowing. */
    private static final long MOST_CALLS = 1_000_000_000_000L;

    /** So many looks back in a row are not slow threads but a clock that jumped. */
    private static final int MOST_STRAGGLERS = 64;

    /** In thousandths of a percent, or {@link #NO_LIMIT}. */
    private volatile long share;

    private final ReentrantLock lock = new ReentrantLock();
    private final long[] calls = new long[PERIOD_SECONDS];
    private final long[] retries = new long[PERIOD_SECONDS];
    /** Time as the slices know it, from 0: the sum of all steps forward, none longer than the period. */
    private long time;

    private boolean looked;
    private long lastNanos;
    /** How many looks in a row lay before the last one. */
    private int looksBack;

    private long knownCalls;
    /** When {@code knownCalls} was last confirmed. */
    private long knownCallsTime;

    /** A budget with this share, see {@link #share(double)}. */
    public RetryBudget(double sharePercent) {
        this.share = milliPercent(sharePercent);
    }

    /**
     * Changes the share; what was counted so far stays counted.
     *
     * @param percent from 0 (the floor alone) to 100, to a thousandth of a percent; or {@link #OFF}
     */
    public void share(double percent) {
        share = milliPercent(percent);
    }

    /**
     * Takes one retry out of the budget, if there is one left.
     *
     * @param callsSoFar how many calls the circuit has had, first attempts only; a count that never goes back, although
     *     nothing breaks when it does
     * @param nowNanos a reading of the clock
     * @return whether the call may be retried
     */
    public boolean tryWithdraw(long callsSoFar, long nowNanos) {
        lock.lock();
        try {
            look(callsSoFar, nowNanos);
            if (left() == 0) {
                return false;
            }
            retries[slice()]++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * How many retries would be granted if they were asked for now; {@link Long#MAX_VALUE} without a limit. The first
     * question, be it this one or a withdrawal, only learns where the count of calls stands: earlier calls do not count.
     */
    public long withdrawable(long callsSoFar, long nowNanos) {
        lock.lock();
        try {
            look(callsSoFar, nowNanos);
            return left();
        } finally {
            lock.unlock();
        }
    }

    /** Throws {@link IllegalArgumentException} unless the share is between 0 and 100, or {@link #OFF}. */
    public static void checkShare(double percent) {
        if (!(percent >= 0 && percent <= 100) && percent != OFF) {
            throw new IllegalArgumentException("must be between 0 and 100 percent, or off, got " + percent);
        }
    }

    private static long milliPercent(double percent) {
        checkShare(percent);
        return percent == OFF ? NO_LIMIT : Math.round(percent * MILLI_PERCENT);
    }

    private long left() {
        long current = share;
        if (current == NO_LIMIT) {
            return Long.MAX_VALUE;
        }
        long granted = FLOOR_PER_SECOND * PERIOD_SECONDS + current * sum(calls) / WHOLE;
        return Math.max(0, granted - sum(retries));
    }

    private void look(long callsSoFar, long nowNanos) {
        if (!looked) {
            looked = true;
            lastNanos = nowNanos;
            knownCalls = callsSoFar;
        }
        long step = stepTo(nowNanos);
        long end = time + Math.min(step, PERIOD_NANOS);
        long more = newCalls(callsSoFar, end);
        if (step == 0) {
            addCalls(more);
        } else {
            advance(end, step, more);
        }
    }

    /** Time since the last look; none if this one seems to lie before it. */
    private long stepTo(long nowNanos) {
        long step = nowNanos - lastNanos;
        if (step >= 0) {
            looksBack = 0;
        } else if (++looksBack < MOST_STRAGGLERS) {
            return 0;
        }
        lastNanos = nowNanos;
        return Math.max(0, step);
    }

    /** Calls since the last look. A count that stays back for a whole period was set back; the new one holds then. */
    private long newCalls(long callsSoFar, long now) {
        long more = callsSoFar - knownCalls;
        if (more >= 0 || now - knownCallsTime >= PERIOD_NANOS) {
            knownCalls = callsSoFar;
            knownCallsTime = now;
        }
        return Math.min(Math.max(0, more), MOST_CALLS);
    }

    /** Moves the slices on to the end of a step. Of one longer than the period only that much is looked at. */
    private void advance(long end, long step, long newCalls) {
        long spread = part(newCalls, step - (end - time), step);
        while (time < end) {
            long sliceEnd = (time / SLICE_NANOS + 1) * SLICE_NANOS;
            long next = Math.min(sliceEnd, end);
            long spreadThen = part(newCalls, step - (end - next), step);
            addCalls(spreadThen - spread);
            spread = spreadThen;
            time = next;
            if (next == sliceEnd) {
                calls[slice()] = 0;
                retries[slice()] = 0;
            }
        }
    }

    private void addCalls(long more) {
        calls[slice()] = Math.min(calls[slice()] + more, MOST_CALLS);
    }

    private int slice() {
        return (int) (time / SLICE_NANOS % PERIOD_SECONDS);
    }

    /** {@code calls * elapsed / step} without overflow: a step may last for years. */
    private static long part(long calls, long elapsed, long step) {
        return calls == 0
                ? 0
                : BigInteger.valueOf(calls)
                        .multiply(BigInteger.valueOf(elapsed))
                        .divide(BigInteger.valueOf(step))
                        .longValue();
    }

    private static long sum(long[] slices) {
        long sum = 0;
        for (long slice : slices) {
            sum += slice;
        }
        return sum;
    }
}
