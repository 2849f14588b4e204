package io.breakwater.core.circuit;

/** Which refusals carry a stack trace. Filling one in costs far more than all the rest of a refusal. */
public enum RefusalTrace {
    /** About one refusal a second. */
    SAMPLED,
    /** Every refusal. */
    ALWAYS,
    /** None. */
    NEVER
}
