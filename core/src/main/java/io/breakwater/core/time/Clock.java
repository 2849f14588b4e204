package io.breakwater.core.time;

/**
 * The one source of time of the engine.
 *
 * <p>Decisions rest on {@link #nanos()} alone. Two readings are compared by subtraction, never by {@code <}, because
 * the origin is arbitrary and the value may wrap around. The wall clock is for people to read and decides nothing.
 * Implementations are safe for use by many threads.
 */
public interface Clock {

    /** Nanoseconds since an arbitrary origin; meaningful only as the difference of two readings. */
    long nanos();

    /** Milliseconds since the epoch, for display. May jump in either direction. */
    long wallMillis();

    /** The clock of this machine. */
    static Clock system() {
        return SystemClock.INSTANCE;
    }
}
