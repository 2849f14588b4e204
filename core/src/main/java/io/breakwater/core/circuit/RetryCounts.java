package io.breakwater.core.circuit;

import io.breakwater.core.circuit.CallCounters.Seldom;

/**
 * Where those who retry the calls of a circuit tell what they do. Nothing is told of a call that succeeds at once. Safe for
 * use by many threads.
 */
public final class RetryCounts {

    private final CallCounters counters;

    RetryCounts(CallCounters counters) {
        this.counters = counters;
    }

    /**
     * Counts an attempt after the first.
     *
     * @param permit under which it runs; above {@link Circuit#PASS}
     * @return the same permit, marked: so its success is known for what it is
     */
    public long made(long permit) {
        counters.count(Seldom.RETRIES);
        return Permit.retry(permit);
    }

    /** Counts an attempt after the first that would have been made. */
    public void observed() {
        counters.count(Seldom.OBSERVED_RETRIES);
    }

    /** Counts a call that still failed after the last attempt allowed. */
    public void exhausted() {
        counters.count(Seldom.RETRIES_EXHAUSTED);
    }

    /** Counts a call that was not retried because the budget of retries was used up. */
    public void overBudget() {
        counters.count(Seldom.RETRIES_OVER_BUDGET);
    }

    /**
     * Counts a call that has failed.
     *
     * @param attempts how many it had
     */
    public void failedAfter(int attempts) {
        counters.count(attempts > 1 ? Seldom.FAILED_AGAIN : Seldom.FAILED_AT_ONCE);
    }

    /** What has been told since the circuit was made; a reset of the statistics changes nothing here. */
    public RetryTotals totals() {
        return new RetryTotals(
                counters.of(Seldom.SUCCEEDED_AGAIN),
                counters.of(Seldom.FAILED_AT_ONCE),
                counters.of(Seldom.FAILED_AGAIN),
                counters.of(Seldom.RETRIES_OVER_BUDGET));
    }
}
