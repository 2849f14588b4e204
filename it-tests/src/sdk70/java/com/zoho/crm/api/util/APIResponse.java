package com.zoho.crm.api.util;

import java.util.HashMap;
import org.json.JSONObject;

/**
 * A reply of the CRM, as in 7.0 and 2.1: without its JSON.
 *
 * @param <T> the kind of reply that was expected
 */
@SuppressWarnings("NonApiType") // the published signature
public class APIResponse<T> {
    private final HashMap<String, String> headers;
    private final int statusCode;
    private final Model object;
    private final boolean isExpected;

    public APIResponse(HashMap<String, String> headers, int statusCode, Model object, boolean isExpected) {
        this.headers = headers;
        this.statusCode = statusCode;
        this.object = object;
        this.isExpected = isExpected;
    }

    static <T> APIResponse<T> of(
            HashMap<String, String> headers, int statusCode, Model object, boolean isExpected, JSONObject unused) {
        return new APIResponse<>(headers, statusCode, object, isExpected);
    }

    public HashMap<String, String> getHeaders() {
        return headers;
    }

    public int getStatusCode() {
        return statusCode;
    }

    public boolean isExpected() {
        return isExpected;
    }

    public Model getModel() {
        return object;
    }

    @SuppressWarnings("unchecked") // the type parameter is only a promise
    public T getObject() {
        return (T) object;
    }
}
