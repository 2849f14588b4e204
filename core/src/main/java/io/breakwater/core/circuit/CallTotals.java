package io.breakwater.core.circuit;

/**
 * Counts of calls at one moment.
 *
 * @param succeeded calls that ended well
 * @param failed calls that ended as failures
 * @param ignored calls whose end says nothing
 * @param inFlight admitted calls that have not ended
 * @param slow calls that took longer than is allowed, among the ended ones
 * @param late calls among the ended ones that ended after the state that admitted them
 * @param rejected calls that were refused
 * @param retries attempts after the first
 * @param retriesExhausted calls that still failed after the last attempt allowed
 * @param opened how often the circuit has opened
 */
public record CallTotals(
        long succeeded,
        long failed,
        long ignored,
        long inFlight,
        long slow,
        long late,
        long rejected,
        long retries,
        long retriesExhausted,
        long opened) {

    static final CallTotals NONE = new CallTotals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** All admitted calls: the ended ones and those in flight. */
    public long total() {
        return succeeded + failed + ignored + inFlight;
    }

    CallTotals minus(CallTotals earlier) {
        return new CallTotals(
                succeeded - earlier.succeeded,
                failed - earlier.failed,
                ignored - earlier.ignored,
                inFlight,
                slow - earlier.slow,
                late - earlier.late,
                rejected - earlier.rejected,
                retries - earlier.retries,
                retriesExhausted - earlier.retriesExhausted,
                opened - earlier.opened);
    }
}
