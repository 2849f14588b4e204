package io.breakwater.core;

import java.time.Duration;

/** A call was refused because its circuit did not admit it. The call never ran: nothing was sent anywhere. */
public final class CircuitOpenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String circuit;
    private final CircuitState state;
    private final long remainingMillis;

    /**
     * Creates a refusal.
     *
     * @param circuit the circuit's name
     * @param state its state when it refused
     * @param remaining the time until it will admit a trial call; zero where that is not known
     */
    public CircuitOpenException(String circuit, CircuitState state, Duration remaining) {
        super(message(circuit, state, remaining));
        this.circuit = circuit;
        this.state = state;
        this.remainingMillis = remaining.toMillis();
    }

    private static String message(String circuit, CircuitState state, Duration remaining) {
        return switch (state) {
            case FORCED_OPEN -> "circuit '" + circuit + "' is FORCED_OPEN: an operator opened it and must close it";
            case HALF_OPEN -> "circuit '" + circuit + "' is HALF_OPEN and its trial calls are all in flight";
            default -> "circuit '" + circuit + "' is OPEN: no call passes for another " + remaining.toMillis() + " ms";
        };
    }

    /** The name of the circuit that refused. */
    public String circuit() {
        return circuit;
    }

    /** The state in which it refused. */
    public CircuitState state() {
        return state;
    }

    /** Time until the circuit admits a trial call; zero where that is not known. */
    public Duration remaining() {
        return Duration.ofMillis(remainingMillis);
    }
}
