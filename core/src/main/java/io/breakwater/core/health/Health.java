package io.breakwater.core.health;

/** What the last check said. */
public enum Health {
    /** No check has ended yet. */
    UNKNOWN,
    /** The probe returned in time. */
    HEALTHY,
    /** The probe failed, or did not return in time. */
    UNHEALTHY
}
