package io.breakwater.core.time;

/** A way to wait on the calling thread. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface Sleeper {

    /**
     * Waits for the given time, or until the calling thread is interrupted. The interrupt flag is left as it is, so
     * the caller still sees it.
     *
     * @param nanos how long to wait, in nanoseconds; zero or less returns at once
     * @return whether the whole time has passed; false = the thread is interrupted
     */
    boolean sleep(long nanos);

    /** Parks the calling thread. Holds no monitor, so a virtual thread leaves its carrier. */
    static Sleeper parking() {
        return ParkingSleeper.INSTANCE;
    }
}
