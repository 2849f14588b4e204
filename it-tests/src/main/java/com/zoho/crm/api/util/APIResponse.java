package com.zoho.crm.api.util;

import java.util.HashMap;
import org.json.JSONObject;

/**
 * A reply of the CRM, good or bad: only the status code tells.
 *
 * @param <T> the kind of reply that was expected
 */
@SuppressWarnings("NonApiType") // the published signature
public class APIResponse<T> {
    private final HashMap<String, String> headers;
    private final int statusCode;
    private final Model object;
    private final boolean isExpected;
    private final JSONObject responseJSON;

    public APIResponse(
            HashMap<String, String> headers,
            int statusCode,
            Model object,
            boolean isExpected,
            JSONObject responseJSON) {
        this.headers = headers;
        this.statusCode = statusCode;
        this.object = object;
        this.isExpected = isExpected;
        this.responseJSON = responseJSON;
    }

    /** What the handler calls: the constructor is not the same in all versions of the SDK. */
    static <T> APIResponse<T> of(
            HashMap<String, String> headers, int statusCode, Model object, boolean isExpected, JSONObject json) {
        return new APIResponse<>(headers, statusCode, object, isExpected, json);
    }

    /** Headers as the server spelled them; looking them up is case-sensitive. */
    public HashMap<String, String> getHeaders() {
        return headers;
    }

    public int getStatusCode() {
        return statusCode;
    }

    /** Whether the object is of the expected kind, which an error that the CRM describes is, too. */
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

    public JSONObject getResponseJSON() {
        return responseJSON;
    }
}
