package com.zoho.crm.api.exception;

import org.json.JSONObject;

/** The one checked exception of the client. Code, message and details may each be null; the cause may carry all there is to know. */
public class SDKException extends Exception {
    private final String code;
    private final String message;
    private final transient JSONObject details;

    public SDKException(String code, String message) {
        this(code, message, null, null);
    }

    public SDKException(String code, JSONObject details) {
        this(code, null, details, null);
    }

    public SDKException(Throwable cause) {
        this(null, cause.getMessage(), null, cause);
    }

    public SDKException(String code, String message, JSONObject details, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.message = message;
        this.details = details;
    }

    public String getCode() {
        return code;
    }

    @Override
    public String getMessage() {
        return message;
    }

    public JSONObject getDetails() {
        return details;
    }

    @Override
    public String toString() {
        return SDKException.class.getName() + ". Code : " + code + ", message : " + message + ", details : " + details;
    }
}
