package io.breakwater.core;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A call was refused by its circuit. It never ran: nothing was sent anywhere. Trying again at once is of no use.
 *
 * <p>Refusals come in masses when something is down, so they are cheap: the message is put together only when somebody
 * reads it, and most carry no stack trace.
 *
 * <p>A caller that cannot know this type may get the refusal in another one's dress: as the cause of an exception that it
 * does know. What recognises refusals asks {@link #of}, so that the dress makes no difference.
 */
public abstract sealed class CallRefusedException extends RuntimeException
        permits CircuitOpenException, TooManyConcurrentCallsException {

    private static final long serialVersionUID = 1L;

    private final String circuit;
    private final boolean traced;
    /**
     * Whether another exception goes out in its place. Written before that one goes out, by the thread that throws it. A
     * flag and not the other exception: a flag takes no room where refusals are plain.
     */
    private boolean dressed;

    CallRefusedException(String circuit, boolean traced) {
        super(null, null, true, traced);
        this.circuit = requireNonNull(circuit, "circuit");
        this.traced = traced;
    }

    /**
     * The refusal that this is: itself, or the one that it dresses. Null = it is none. An exception that an application
     * has put around a refusal of its own accord is that application's failure, and no refusal.
     */
    public static @Nullable CallRefusedException of(@Nullable Throwable thrown) {
        if (thrown == null || thrown instanceof CallRefusedException) {
            return (CallRefusedException) thrown;
        }
        return Failures.causeOf(thrown) instanceof CallRefusedException refusal && refusal.dressed ? refusal : null;
    }

    /** Says that it goes out as the cause of an exception that its caller knows, which is nothing but its dress. */
    public void setDressed() {
        dressed = true;
    }

    /** The name of the circuit that refused. */
    public String circuit() {
        return circuit;
    }

    /** Why, in words. */
    public abstract String reason();

    @Override
    public @Nullable String getMessage() {
        return "circuit '" + circuit + "' " + reason() + (traced ? "" : " [stack trace left out]");
    }
}
