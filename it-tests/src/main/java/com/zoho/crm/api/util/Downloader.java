package com.zoho.crm.api.util;

import com.zoho.crm.api.Initializer;
import java.util.Arrays;
import java.util.List;
import org.apache.http.HttpEntity;
import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;

/** Takes a reply that is not JSON for a file. Its body stays unread. */
public class Downloader extends Converter {

    public Downloader(CommonAPIHandler commonAPIHandler) {
        super(commonAPIHandler);
    }

    @Override
    public Object formRequest(Object requestInstance, String pack) {
        return null;
    }

    @Override
    public void appendToRequest(HttpEntityEnclosingRequestBase requestBase, Object requestObject) {}

    @Override
    public Object getResponse(Object response, String pack) throws Exception {
        String name = Initializer.jsonDetails.getJSONObject(pack).optString("stream", null);
        if (name == null) {
            return null;
        }
        Class<?> type = Class.forName(name);
        Object model = type.getDeclaredConstructor().newInstance();
        StreamWrapper file = new StreamWrapper("", ((HttpEntity) response).getContent());
        type.getMethod("setFile", StreamWrapper.class).invoke(model, file);
        return model;
    }

    @Override
    public List<Object> getWrappedResponse(Object response, String pack) throws Exception {
        return Arrays.asList(getResponse(response, pack), null);
    }
}
