package io.breakwater.core;

/** The states of a circuit. The codes are fixed: dashboards rely on them. */
public enum CircuitState {
    /** Calls pass and their outcomes count. */
    CLOSED(0),
    /** A few trial calls pass; their outcomes decide. */
    HALF_OPEN(1),
    /** Calls are refused until the recovery timeout has passed. */
    OPEN(2),
    /** Calls are refused until an operator says otherwise. */
    FORCED_OPEN(3),
    /** Calls pass, outcomes are counted, and nothing opens the circuit. */
    DISABLED(4);

    private final int code;

    CircuitState(int code) {
        this.code = code;
    }

    /** The number that stands for this state in metrics and charts. */
    public int code() {
        return code;
    }
}
