package io.breakwater.core.circuit;

/**
 * Permits are positive numbers: an id that the admitting state knows, the stripe of the thread that entered, and three bits
 * that say what has to be done when the call ends. Packed, so that a permit fits a local variable and admitting allocates
 * nothing.
 */
final class Permit {

    /** The time of the call is taken. */
    private static final long TIMED = 1;

    /** The call holds one of the places of {@code max-concurrent-calls}. */
    private static final long HOLDS_PLACE = 2;

    private static final int STRIPE_SHIFT = 2;
    private static final long STRIPE_MASK = 15;
    /** The call has been attempted before. Not looked at on the way of a call that succeeds at once: it has another permit. */
    private static final long RETRY = 64;

    private static final int ID_SHIFT = 7;

    private Permit() {}

    static long of(long id, boolean timed, boolean holdsPlace) {
        return id << ID_SHIFT | (timed ? TIMED : 0) | (holdsPlace ? HOLDS_PLACE : 0);
    }

    /** The same permit, and its time is taken. */
    static long timed(long permit) {
        return permit | TIMED;
    }

    /** The same permit, of an attempt after the first. */
    static long retry(long permit) {
        return permit | RETRY;
    }

    /**
     * The same permit, of a call that entered on a thread with this stripe.
     *
     * @param place of the stripe, 0 to 14
     */
    static long onStripe(long permit, int place) {
        return permit | (place + 1L) << STRIPE_SHIFT;
    }

    /** The place of the stripe on which the call entered; negative = on none. */
    static int stripe(long permit) {
        return (int) (permit >>> STRIPE_SHIFT & STRIPE_MASK) - 1;
    }

    /** The same permit without its stripe. */
    static long withoutStripe(long permit) {
        return permit & ~(STRIPE_MASK << STRIPE_SHIFT);
    }

    static long id(long permit) {
        return permit >>> ID_SHIFT;
    }

    static boolean isTimed(long permit) {
        return (permit & TIMED) != 0;
    }

    static boolean isRetry(long permit) {
        return (permit & RETRY) != 0;
    }

    static boolean holdsPlace(long permit) {
        return (permit & HOLDS_PLACE) != 0;
    }
}
