package io.breakwater.core.guard;

import io.breakwater.core.Failures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one call has been through so far. Made at its first failure; used by its thread alone. */
public final class Attempts {

    /** Earlier failures beyond these do not ride along: an exception is no place for a log. */
    private static final int KEPT = 8;

    private final List<Throwable> earlier = new ArrayList<>(2);
    private int ended;
    private long previousDelayNanos;
    private boolean mayFallBack;

    /** How many attempts have ended. */
    public int ended() {
        return ended;
    }

    /** Whether the last attempt failed in a way that another tier may answer instead. */
    public boolean mayFallBack() {
        return mayFallBack;
    }

    void attemptEnded(boolean elsewhereAllowed) {
        ended++;
        mayFallBack = elsewhereAllowed;
    }

    /** The thread was told to stop: nothing more is tried, here or elsewhere. */
    void interrupted() {
        mayFallBack = false;
    }

    long previousDelayNanos() {
        return previousDelayNanos;
    }

    /** The attempt that ended is followed by another one, after this delay. */
    void retrying(@Nullable Throwable failure, long delayNanos) {
        previousDelayNanos = delayNanos;
        if (failure != null && earlier.size() < KEPT) {
            earlier.add(failure);
        }
    }

    /** Earlier failures ride along with the one that goes out. */
    void attachEarlierTo(@Nullable Throwable outgoing) {
        if (outgoing != null) {
            for (Throwable failure : earlier) {
                Failures.attach(outgoing, failure);
            }
        }
    }
}
