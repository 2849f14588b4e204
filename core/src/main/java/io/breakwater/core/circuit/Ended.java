package io.breakwater.core.circuit;

import io.breakwater.core.Outcome;

/**
 * A call that has ended.
 *
 * @param id under which it was admitted
 * @param outcome how it ended
 * @param slow whether it took longer than is allowed
 * @param nanos when it ended, by the monotonic clock, where anybody needs to know
 * @param failure what the failure was
 */
record Ended(long id, Outcome outcome, boolean slow, long nanos, String failure) {

    /** Whether it can open a circuit. */
    boolean speaksAgainst() {
        return outcome == Outcome.FAILED || slow;
    }
}
