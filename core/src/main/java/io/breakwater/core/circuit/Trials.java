package io.breakwater.core.circuit;

import java.util.Arrays;

/**
 * The trial calls of one stay in HALF_OPEN: those in flight with the time at which they started, and how many have
 * succeeded. Immutable: every change is a new object, for the circuit to install with a compare-and-set. At most
 * {@code half-open-calls} are in flight, so the arrays are short.
 */
final class Trials {

    static final Trials NONE = new Trials(new long[0], new long[0], 0);

    private final long[] permits;
    private final long[] startedNanos;
    private final int succeeded;

    private Trials(long[] permits, long[] startedNanos, int succeeded) {
        this.permits = permits;
        this.startedNanos = startedNanos;
        this.succeeded = succeeded;
    }

    int inFlight() {
        return permits.length;
    }

    int succeeded() {
        return succeeded;
    }

    boolean holds(long permit) {
        return indexOf(permit) >= 0;
    }

    /** With one trial more. */
    Trials start(long permit, long nowNanos) {
        int n = permits.length;
        long[] morePermits = Arrays.copyOf(permits, n + 1);
        long[] moreStarts = Arrays.copyOf(startedNanos, n + 1);
        morePermits[n] = permit;
        moreStarts[n] = nowNanos;
        return new Trials(morePermits, moreStarts, succeeded);
    }

    /** Without this trial, which has succeeded. */
    Trials success(long permit) {
        return without(permit, 1);
    }

    /** Without this trial, which has said nothing. */
    Trials neutral(long permit) {
        return without(permit, 0);
    }

    /** Whether a trial has been in flight for at least this long, or since a time that the clock has yet to reach. */
    boolean anyOlderThan(long leaseNanos, long nowNanos) {
        for (long started : startedNanos) {
            if (nowNanos - started >= leaseNanos || nowNanos - started < 0) {
                return true;
            }
        }
        return false;
    }

    private Trials without(long permit, int successes) {
        int gone = indexOf(permit);
        return new Trials(remove(permits, gone), remove(startedNanos, gone), succeeded + successes);
    }

    private static long[] remove(long[] values, int index) {
        long[] rest = Arrays.copyOf(values, values.length - 1);
        System.arraycopy(values, index + 1, rest, index, rest.length - index);
        return rest;
    }

    private int indexOf(long permit) {
        for (int i = 0; i < permits.length; i++) {
            if (permits[i] == permit) {
                return i;
            }
        }
        return -1;
    }
}
