package io.breakwater.core.circuit;

/**
 * Permits are positive numbers: an id that the admitting state knows, and two bits that say what has to be done when the
 * call ends. Packed, so that a permit fits a local variable and admitting allocates nothing.
 */
final class Permit {

    /** The time of the call is taken. */
    private static final long TIMED = 1;

    /** The call holds one of the places of {@code max-concurrent-calls}. */
    private static final long HOLDS_PLACE = 2;

    private static final int FLAG_BITS = 2;

    private Permit() {}

    static long of(long id, boolean timed, boolean holdsPlace) {
        return id << FLAG_BITS | (timed ? TIMED : 0) | (holdsPlace ? HOLDS_PLACE : 0);
    }

    static long id(long permit) {
        return permit >>> FLAG_BITS;
    }

    static boolean isTimed(long permit) {
        return (permit & TIMED) != 0;
    }

    static boolean holdsPlace(long permit) {
        return (permit & HOLDS_PLACE) != 0;
    }
}
