package io.breakwater.core.time;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves only when told, in either direction and across the ends of {@code long}. */
public final class ManualClock implements Clock {

    private final AtomicLong nanos;
    private final AtomicLong wallMillis = new AtomicLong(1_000_000_000_000L);

    /** A clock that stands at zero. */
    public ManualClock() {
        this(0);
    }

    /** A clock that stands anywhere. */
    public ManualClock(long nanos) {
        this.nanos = new AtomicLong(nanos);
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public long wallMillis() {
        return wallMillis.get();
    }

    /** Moves the monotonic clock; a negative step moves it back. The sum may wrap around. The wall clock stays. */
    public void advance(Duration step) {
        advanceNanos(step.toNanos());
    }

    /** Moves the monotonic clock by nanoseconds. */
    public void advanceNanos(long step) {
        nanos.addAndGet(step);
    }

    /** Puts the wall clock anywhere. */
    public void setWallMillis(long millis) {
        wallMillis.set(millis);
    }
}
