package io.breakwater.core;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A call was refused by its circuit. It never ran: nothing was sent anywhere. Trying again at once is of no use.
 *
 * <p>Refusals come in masses when something is down, so they are cheap: the message is put together only when somebody
 * reads it, and most carry no stack trace.
 */
public abstract sealed class CallRefusedException extends RuntimeException
        permits CircuitOpenException, TooManyConcurrentCallsException {

    private static final long serialVersionUID = 1L;

    private final String circuit;
    private final boolean traced;

    CallRefusedException(String circuit, boolean traced) {
        super(null, null, true, traced);
        this.circuit = requireNonNull(circuit, "circuit");
        this.traced = traced;
    }

    /** The name of the circuit that refused. */
    public String circuit() {
        return circuit;
    }

    /** Why, in words. */
    public abstract String reason();

    @Override
    public @Nullable String getMessage() {
        return "circuit '" + circuit + "' " + reason() + (traced ? "" : " [stack trace left out]");
    }
}
