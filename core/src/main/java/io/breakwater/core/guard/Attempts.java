package io.breakwater.core.guard;

import io.breakwater.core.Failures;
import io.breakwater.core.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** What one call has been through so far. Made at its first failure; used by one thread at a time. */
public final class Attempts {

    /** Earlier failures beyond these do not ride along: an exception is no place for a log. */
    private static final int KEPT = 8;

    private List<Throwable> earlier = List.of();
    private int ended;
    private long firstStartedNanos;
    private long previousDelayNanos;
    private boolean failed;
    private boolean mayFallBack;
    private boolean wouldFallBack;
    private final boolean write;
    private final boolean onItsThread;

    /** Of a call that stays on its thread and waits there, and is a write if its method is one. */
    public Attempts() {
        this(false);
    }

    /** Of a call that answers as a stage and waits nowhere, and is a write if its method is one. */
    public static Attempts ofStage() {
        return ofStage(false);
    }

    /**
     * Of a call that answers as a stage and waits nowhere.
     *
     * @param write as above
     */
    public static Attempts ofStage(boolean write) {
        return new Attempts(write, false);
    }

    /**
     * Of a call that stays on its thread and waits there.
     *
     * @param write whether this call acts each time it is made, whatever its method does in general
     */
    public Attempts(boolean write) {
        this(write, true);
    }

    private Attempts(boolean write, boolean onItsThread) {
        this.write = write;
        this.onItsThread = onItsThread;
    }

    /** Whether this call is known to act each time it is made. */
    public boolean isWrite() {
        return write;
    }

    /** How many attempts have ended. */
    public int ended() {
        return ended;
    }

    /** Whether the last attempt failed in a way that another tier may answer instead. */
    public boolean mayFallBack() {
        return mayFallBack;
    }

    /**
     * Whether the call is only observed, and would else have been the business of another tier now: it was not to be retried
     * first.
     */
    public boolean wouldFallBack() {
        return wouldFallBack;
    }

    boolean onItsThread() {
        return onItsThread;
    }

    /** Whether the call was told to stop: its thread by an interrupt, or its stage by a cancellation. */
    boolean toldToStop(@Nullable Throwable failure) {
        return onItsThread ? Thread.currentThread().isInterrupted() : failure instanceof CancellationException;
    }

    void attemptEnded(long startedNanos, Outcome outcome, boolean elsewhereAllowed) {
        if (ended == 0) {
            firstStartedNanos = startedNanos;
        }
        ended++;
        failed = outcome == Outcome.FAILED;
        mayFallBack = elsewhereAllowed;
    }

    /** Whether the last attempt counts as a failure: it is not ignored, and it is over. */
    boolean hasFailed() {
        return failed;
    }

    /** The last attempt has not failed. */
    void succeeded() {
        failed = false;
        mayFallBack = false;
        wouldFallBack = false;
    }

    /** The thread was told to stop: nothing more is tried, here or elsewhere. */
    void interrupted() {
        mayFallBack = false;
    }

    /**
     * The call is only observed: nothing is done for it, here or elsewhere.
     *
     * @param retried whether it would have been retried first
     */
    void observed(boolean retried) {
        wouldFallBack = mayFallBack && !retried;
        mayFallBack = false;
    }

    /** When the first attempt started, where calls are timed. */
    long firstStartedNanos() {
        return firstStartedNanos;
    }

    long previousDelayNanos() {
        return previousDelayNanos;
    }

    /** The attempt that ended is followed by another one, after this delay. */
    void retrying(@Nullable Throwable failure, long delayNanos) {
        previousDelayNanos = delayNanos;
        if (failure != null && earlier.size() < KEPT) {
            earlier = earlier.isEmpty() ? new ArrayList<>(2) : earlier;
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
