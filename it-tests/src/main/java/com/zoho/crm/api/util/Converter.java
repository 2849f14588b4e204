package com.zoho.crm.api.util;

import com.zoho.crm.api.Initializer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;

/** Turns models into request bodies and replies into models. */
public abstract class Converter {
    protected final CommonAPIHandler commonAPIHandler;

    protected Converter(CommonAPIHandler commonAPIHandler) {
        this.commonAPIHandler = commonAPIHandler;
    }

    public abstract Object formRequest(Object requestInstance, String pack) throws Exception;

    public abstract void appendToRequest(HttpEntityEnclosingRequestBase requestBase, Object requestObject)
            throws Exception;

    public abstract Object getResponse(Object response, String pack) throws Exception;

    /** The model of a reply, then its JSON; each may be null. */
    public abstract List<Object> getWrappedResponse(Object response, String pack) throws Exception;

    /** Name of the file that holds the field metadata, different for each CRM and each token. */
    static String getEncodedFileName() {
        Initializer initializer = Initializer.getInitializer();
        String token = Utility.lastingToken(initializer.getToken());
        String name = initializer.getEnvironment().getUrl() + token.substring(token.length() - 32);
        return Base64.getUrlEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8)) + ".json";
    }
}
