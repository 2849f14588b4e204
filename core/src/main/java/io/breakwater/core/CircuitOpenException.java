package io.breakwater.core;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** A call was refused because its circuit does not admit calls in the state that it is in. */
public final class CircuitOpenException extends CallRefusedException {

    private static final long serialVersionUID = 1L;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final CircuitState state;
    private final long remainingNanos;

    /**
     * Creates a refusal.
     *
     * @param circuit the circuit's name
     * @param state its state when it refused
     * @param remainingNanos the time until it will admit a trial call; zero where that is not known
     * @param traced whether this one carries a stack trace
     */
    public CircuitOpenException(String circuit, CircuitState state, long remainingNanos, boolean traced) {
        super(circuit, traced);
        this.state = requireNonNull(state, "state");
        this.remainingNanos = remainingNanos;
    }

    @Override
    public String reason() {
        return switch (state) {
            case FORCED_OPEN -> "is FORCED_OPEN: an operator opened it and must close it";
            case HALF_OPEN -> "is HALF_OPEN and its trial calls are all in flight";
            default -> "is " + state + ": no call passes for another " + remainingNanos / NANOS_PER_MILLI + " ms";
        };
    }

    /** The state in which it refused. */
    public CircuitState state() {
        return state;
    }

    /** Time until the circuit admits a trial call; zero where that is not known. */
    public Duration remaining() {
        return Duration.ofNanos(remainingNanos);
    }
}
