package io.breakwater.core.circuit;

import io.breakwater.core.CircuitState;

/**
 * Refusals are negative numbers: why, and how long until a trial call is admitted. Packed, so that whoever only wants to
 * know that it was refused pays for nothing else, and the exception needs no second look at state and clock.
 */
final class Refusal {

    private static final int REASON_BITS = 2;
    private static final long REASON_MASK = (1 << REASON_BITS) - 1;

    private static final int OPEN = 0;
    private static final int HALF_OPEN = 1;
    private static final int FORCED_OPEN = 2;
    private static final int TOO_MANY = 3;

    static final long TRIALS_IN_FLIGHT = encode(HALF_OPEN, 0);
    static final long BY_OPERATOR = encode(FORCED_OPEN, 0);
    static final long TOO_MANY_CALLS = encode(TOO_MANY, 0);

    private Refusal() {}

    /** The circuit is open for so long, which is below 2^60 ns. */
    static long open(long remainingNanos) {
        return encode(OPEN, remainingNanos);
    }

    private static long encode(int reason, long remainingNanos) {
        return -1 - (remainingNanos << REASON_BITS | reason);
    }

    static boolean isTooManyCalls(long refusal) {
        return (decoded(refusal) & REASON_MASK) == TOO_MANY;
    }

    static CircuitState state(long refusal) {
        return switch ((int) (decoded(refusal) & REASON_MASK)) {
            case HALF_OPEN -> CircuitState.HALF_OPEN;
            case FORCED_OPEN -> CircuitState.FORCED_OPEN;
            default -> CircuitState.OPEN;
        };
    }

    static long remainingNanos(long refusal) {
        return decoded(refusal) >>> REASON_BITS;
    }

    private static long decoded(long refusal) {
        return -1 - refusal;
    }
}
