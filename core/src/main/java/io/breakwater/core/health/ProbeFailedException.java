package io.breakwater.core.health;

import java.io.Serial;

/**
 * Says why a check failed, in words that may be shown to anyone: hosts, ports, status, class names. Of any other exception
 * only the class is shown.
 */
public final class ProbeFailedException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Throw it from a probe. */
    public ProbeFailedException(String harmlessMessage) {
        super(harmlessMessage, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
