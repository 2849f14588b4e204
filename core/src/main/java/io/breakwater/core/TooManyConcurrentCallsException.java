package io.breakwater.core;

/** A call was refused because as many calls of its circuit as are allowed at once are in flight already. */
public final class TooManyConcurrentCallsException extends CallRefusedException {

    private static final long serialVersionUID = 1L;

    private final int limit;

    /**
     * Creates a refusal.
     *
     * @param circuit the circuit's name
     * @param limit how many calls may be in flight at once
     * @param traced whether this one carries a stack trace
     */
    public TooManyConcurrentCallsException(String circuit, int limit, boolean traced) {
        super(circuit, traced);
        this.limit = limit;
    }

    @Override
    public String reason() {
        return "has " + limit + (limit == 1 ? " call" : " calls") + " in flight, as many as it allows at once";
    }

    /** How many calls may be in flight at once. */
    public int limit() {
        return limit;
    }
}
