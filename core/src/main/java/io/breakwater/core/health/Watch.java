package io.breakwater.core.health;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.health.CheckThreads.Task;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One name being watched: its settings, and what is known. The fields that change are guarded by the lock of {@link Watches}. */
final class Watch {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    final String name;
    final Probe probe;
    final Duration interval;
    final Duration timeout;
    final HealthListener listener;

    HealthStatus status;
    /** The number of the one appointment that is valid; any other that comes true is void. */
    long appointment;
    /** Whether the appointment could not be made. */
    boolean stranded;

    @Nullable
    Task next;

    Watch(String name, Probe probe, Duration interval, Duration timeout, HealthListener listener) {
        this.name = requireNonNull(name, "name");
        this.probe = requireNonNull(probe, "probe");
        this.interval = checked(interval, "interval");
        this.timeout = checked(timeout, "timeout");
        this.listener = requireNonNull(listener, "listener");
        this.status = HealthStatus.unknown(name);
    }

    /** Voids the appointment, and returns the number of the next. */
    long newAppointment() {
        if (next != null) {
            next.cancel();
            next = null;
        }
        stranded = false;
        return ++appointment;
    }

    private static Duration checked(Duration value, String what) {
        if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the " + what + " must be between 1 ms and 365 days, got " + value);
        }
        return value;
    }
}
