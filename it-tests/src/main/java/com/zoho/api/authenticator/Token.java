package com.zoho.api.authenticator;

import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.util.APIHTTPConnector;

/** Something that proves who is calling. */
public interface Token {
    void authenticate(APIHTTPConnector connector) throws SDKException;

    void generateToken() throws SDKException;

    void remove() throws SDKException;

    String getId();
}
