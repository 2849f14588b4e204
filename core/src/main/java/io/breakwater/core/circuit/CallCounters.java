package io.breakwater.core.circuit;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * What has happened to the calls of one circuit since it was made. Every admitted call ends as exactly one of succeeded,
 * failed, ignored; refusals are counted apart. The counters only grow, and a reset is a subtraction: it never disturbs
 * what is in flight.
 */
@SuppressWarnings("EnumOrdinal") // an index into an array of our own
final class CallCounters {

    /** Admitted and succeeded: the two that every call needs. */
    final Stripes stripes = new Stripes();

    final LongAdder failed = new LongAdder();
    final LongAdder rejected = new LongAdder();

    /** What happens seldom, or after a failure: shared, for adders of their own would make a circuit too large. */
    private final AtomicLongArray seldom = new AtomicLongArray(Seldom.values().length);

    /** The counts of {@code seldom}. */
    enum Seldom {
        IGNORED,
        SLOW,
        LATE,
        RETRIES,
        /** Those that would have been made: shown with the others, but nothing was admitted for them. */
        OBSERVED_RETRIES,
        RETRIES_EXHAUSTED,
        RETRIES_OVER_BUDGET,
        /** Calls, not attempts: a retry has succeeded; the only attempt has failed; the last of several has. */
        SUCCEEDED_AGAIN,
        FAILED_AT_ONCE,
        FAILED_AGAIN,
        OPENED
    }

    void count(Seldom what) {
        seldom.incrementAndGet(what.ordinal());
    }

    /** How often that has happened since the circuit was made. */
    long of(Seldom what) {
        return seldom.get(what.ordinal());
    }

    private volatile CallTotals baseline = CallTotals.NONE;

    /** The counts since the last reset. */
    CallTotals totals() {
        // The baseline is read first: one that is set after the counts were read would make them negative.
        CallTotals since = baseline;
        return raw().minus(since);
    }

    /** From here on the counts start at zero; calls in flight stay in flight. */
    void reset() {
        baseline = raw();
    }

    /** Admitted calls that were no retries, since the circuit was made. */
    long firstAttempts() {
        // The retries are read first, so that the difference is never too small.
        long again = of(Seldom.RETRIES);
        return stripes.admitted() - again;
    }

    /** The counts since the circuit was made: they only grow, but for what is in flight. */
    CallTotals raw() {
        // The ends are read before the admissions: a call that starts and ends in between is then seen as in flight,
        // never as an end without a start.
        long ended = stripes.succeeded();
        long failures = failed.sum();
        long neutral = of(Seldom.IGNORED);
        long inFlight = Math.max(0, stripes.admitted() - ended - failures - neutral);
        return new CallTotals(
                ended,
                failures,
                neutral,
                inFlight,
                of(Seldom.SLOW),
                of(Seldom.LATE),
                rejected.sum(),
                of(Seldom.RETRIES) + of(Seldom.OBSERVED_RETRIES),
                of(Seldom.RETRIES_EXHAUSTED),
                of(Seldom.OPENED));
    }
}
