package io.breakwater.core.circuit;

/**
 * Calls by how many attempts they took. All others have succeeded at once: nothing is counted for them. What was read before
 * the successes of the circuit is never more than those.
 *
 * @param succeededAgain calls of which an attempt after the first has succeeded
 * @param failedAtOnce calls of which the only attempt has failed
 * @param failedAgain calls of which the last of several attempts has failed
 * @param overBudget calls that were not retried, or not once more, because the budget was used up
 */
public record RetryTotals(long succeededAgain, long failedAtOnce, long failedAgain, long overBudget) {}
