package io.breakwater.core.health;

/**
 * Is told of the end of every check of one name: in order, one at a time, on a thread of the monitor and with no lock
 * held. What a listener throws is counted and dropped; a listener that stalls delays the next check of its own name alone.
 */
@FunctionalInterface
public interface HealthListener {

    /** Called after the check; {@link HealthMonitor#status} says the same. */
    void onStatus(HealthStatus status);
}
