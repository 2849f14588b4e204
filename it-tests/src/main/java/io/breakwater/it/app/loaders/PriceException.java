package io.breakwater.it.app.loaders;

/** The shop did not tell the price. */
public final class PriceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PriceException(String message) {
        super(message);
    }
}
