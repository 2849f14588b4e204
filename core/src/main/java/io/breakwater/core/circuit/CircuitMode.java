package io.breakwater.core.circuit;

/** What a circuit may do to the calls that it watches. */
public enum CircuitMode {
    /** Calls are refused, as the state says. */
    ENFORCE,
    /**
     * States, counters and events are as they would be, but every call passes. A call that is made inside of one that
     * would have been refused is looked at on its own, though in {@link #ENFORCE} it would never have been made.
     */
    OBSERVE,
    /** Calls pass and are not even counted. */
    OFF
}
