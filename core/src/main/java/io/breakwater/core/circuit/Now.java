package io.breakwater.core.circuit;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.time.Clock;

/**
 * The circuit's clock, which never throws: a permit that was just taken must not be lost because somebody's clock is
 * broken. A reading that fails is zero, which the circuit survives as it survives any other jump.
 */
record Now(Clock clock) implements Clock {

    Now {
        requireNonNull(clock, "clock");
    }

    @Override
    public long nanos() {
        try {
            return clock.nanos();
        } catch (RuntimeException broken) {
            return 0;
        }
    }

    @Override
    public long wallMillis() {
        try {
            return clock.wallMillis();
        } catch (RuntimeException broken) {
            return 0;
        }
    }
}
