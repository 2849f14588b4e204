package io.breakwater.core.health;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one watched name.
 *
 * @param name the name
 * @param health what the last check said
 * @param lastCheck when the last check ended, by the wall clock; null before
 * @param lastDuration how long it took; zero before the first
 * @param lastError why it failed, free of secrets: the message of a probe of ours, for any other the classes of what it
 *     threw; null if it did not fail
 * @param consecutiveFailures how many checks have failed since the last that did not
 * @param checks how many have ended
 */
public record HealthStatus(
        String name,
        Health health,
        @Nullable Instant lastCheck,
        Duration lastDuration,
        @Nullable String lastError,
        long consecutiveFailures,
        long checks) {

    public HealthStatus {
        requireNonNull(name, "name");
        requireNonNull(health, "health");
        requireNonNull(lastDuration, "lastDuration");
    }

    /** Before the first check. */
    public static HealthStatus unknown(String name) {
        return new HealthStatus(name, Health.UNKNOWN, null, Duration.ZERO, null, 0, 0);
    }

    /** After one more check; {@code error} is null if it went well. */
    HealthStatus after(Instant end, Duration duration, @Nullable String error) {
        return error == null
                ? new HealthStatus(name, Health.HEALTHY, end, duration, null, 0, checks + 1)
                : new HealthStatus(name, Health.UNHEALTHY, end, duration, error, consecutiveFailures + 1, checks + 1);
    }
}
