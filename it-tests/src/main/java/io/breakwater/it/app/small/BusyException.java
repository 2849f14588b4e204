package io.breakwater.it.app.small;

/** A server that has had enough, and says when it wants to be asked again. */
public final class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final double retryAfter;

    BusyException(double retryAfterSeconds) {
        super("429");
        this.retryAfter = retryAfterSeconds;
    }

    /** In seconds. */
    public double getRetryAfter() {
        return retryAfter;
    }
}
