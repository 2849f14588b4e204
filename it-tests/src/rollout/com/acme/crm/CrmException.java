package com.acme.crm;

/** A lookup that failed. */
public final class CrmException extends Exception {

    private static final long serialVersionUID = 1;

    public CrmException(String message) {
        super(message);
    }
}
