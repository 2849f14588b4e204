package io.breakwater.core.differential;

import io.breakwater.core.time.ManualClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** One time for both sides: our clock, and what theirs makes of it. It starts on a whole second. */
final class Times extends Clock {

    static final long SECOND = Duration.ofSeconds(1).toNanos();

    final ManualClock clock = new ManualClock(1_000_000 * SECOND);

    long now() {
        return clock.nanos();
    }

    void advance(long nanos) {
        clock.advanceNanos(nanos);
    }

    /** Nanoseconds until the next whole second; 0 on one. */
    long toNextSecond() {
        return Math.floorMod(-now(), SECOND);
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochSecond(0, now());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
