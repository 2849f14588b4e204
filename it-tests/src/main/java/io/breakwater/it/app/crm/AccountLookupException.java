package io.breakwater.it.app.crm;

/** An account could not be read. */
public class AccountLookupException extends RuntimeException {
    public AccountLookupException(String message) {
        super(message);
    }

    public AccountLookupException(String message, Throwable cause) {
        super(message, cause);
    }
}
