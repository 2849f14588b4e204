package io.breakwater.core.circuit;

import java.util.concurrent.atomic.LongAdder;

/**
 * What has happened to the calls of one circuit since it was made. Every admitted call ends as exactly one of succeeded,
 * failed, ignored; refusals are counted apart. The counters only grow, and a reset is a subtraction: it never disturbs
 * what is in flight.
 */
final class CallCounters {

    /** Admitted and succeeded: the two that every call needs. */
    final Stripes stripes = new Stripes();

    final LongAdder failed = new LongAdder();
    final LongAdder ignored = new LongAdder();
    final LongAdder slow = new LongAdder();
    final LongAdder late = new LongAdder();
    final LongAdder rejected = new LongAdder();
    final LongAdder retries = new LongAdder();
    /** Those that would have been made: shown with the others, but nothing was admitted for them. */
    final LongAdder observedRetries = new LongAdder();

    final LongAdder retriesExhausted = new LongAdder();
    final LongAdder opened = new LongAdder();

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
        long again = retries.sum();
        return stripes.admitted() - again;
    }

    private CallTotals raw() {
        // The ends are read before the admissions: a call that starts and ends in between is then seen as in flight,
        // never as an end without a start.
        long ended = stripes.succeeded();
        long failures = failed.sum();
        long neutral = ignored.sum();
        long inFlight = Math.max(0, stripes.admitted() - ended - failures - neutral);
        return new CallTotals(
                ended,
                failures,
                neutral,
                inFlight,
                slow.sum(),
                late.sum(),
                rejected.sum(),
                retries.sum() + observedRetries.sum(),
                retriesExhausted.sum(),
                opened.sum());
    }
}
