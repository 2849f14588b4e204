package io.breakwater.it.app.small;

/** The shop could not say. Whoever asks it is prepared for this. */
public class StockException extends Exception {

    private static final long serialVersionUID = 1L;

    public StockException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The shop has more to do than it can. */
    public static final class Busy extends StockException {

        private static final long serialVersionUID = 1L;

        public Busy(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
