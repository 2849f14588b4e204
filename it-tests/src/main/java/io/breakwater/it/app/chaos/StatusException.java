package io.breakwater.it.app.chaos;

import java.io.IOException;

/** The server has answered with an error. */
public final class StatusException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int statusCode;
    private final String retryAfter;

    StatusException(int statusCode, String retryAfter) {
        super("HTTP " + statusCode);
        this.statusCode = statusCode;
        this.retryAfter = retryAfter;
    }

    public int statusCode() {
        return statusCode;
    }

    /** As the server said it; empty if it did not. */
    public String retryAfter() {
        return retryAfter;
    }
}
