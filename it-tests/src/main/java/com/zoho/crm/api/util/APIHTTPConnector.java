package com.zoho.crm.api.util;

import com.zoho.crm.api.Initializer;
import com.zoho.crm.api.SDKConfig;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpDelete;
import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPatch;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpPut;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.client.utils.URIBuilder;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;

/** Sends one request, with a client of its own that nobody closes. */
public class APIHTTPConnector {
    private String url;
    private String requestMethod;
    private String contentType;
    private Object requestBody;
    private Map<String, String> headers = new HashMap<>();
    private Map<String, String> params = new HashMap<>();

    public void setURL(String url) {
        this.url = url;
    }

    public void setRequestMethod(String requestMethod) {
        this.requestMethod = requestMethod;
    }

    public void setContentType(String contentType) {
        this.contentType = contentType;
    }

    public void setRequestBody(Object requestBody) {
        this.requestBody = requestBody;
    }

    /** Takes the caller's map as it is, so what is added later shows up there. */
    public void setHeaders(Map<String, String> headers) {
        this.headers = headers;
    }

    public Map<String, String> getHeaders() {
        return headers;
    }

    public void setParams(Map<String, String> params) {
        this.params = params;
    }

    /** Adds a header unless there is one already, be it from an earlier call with the same map. */
    public void addHeader(String name, String value) {
        headers.putIfAbsent(name, value);
    }

    public HttpResponse fireRequest(Converter converter) throws Exception {
        SDKConfig config = Initializer.getInitializer().getSDKConfig();
        RequestConfig limits = RequestConfig.custom()
                .setConnectionRequestTimeout(config.getConnectionRequestTimeout())
                .setConnectTimeout(config.getConnectionTimeout())
                .setSocketTimeout(config.getSocketTimeout())
                .build();
        CloseableHttpClient client =
                HttpClientBuilder.create().setDefaultRequestConfig(limits).build();
        return client.execute(request(converter));
    }

    private HttpRequestBase request(Converter converter) throws Exception {
        URIBuilder address = new URIBuilder(url);
        params.forEach(address::addParameter);
        HttpRequestBase request = withMethod(requestMethod, address.build());
        headers.forEach(request::setHeader);
        if (converter != null && request instanceof HttpEntityEnclosingRequestBase enclosing) {
            converter.appendToRequest(enclosing, requestBody);
            enclosing.setHeader("Content-Type", contentType);
        }
        return request;
    }

    private static HttpRequestBase withMethod(String method, URI address) {
        return switch (method) {
            case Constants.REQUEST_METHOD_GET -> new HttpGet(address);
            case Constants.REQUEST_METHOD_DELETE -> new HttpDelete(address);
            case Constants.REQUEST_METHOD_PUT -> new HttpPut(address);
            case Constants.REQUEST_METHOD_PATCH -> new HttpPatch(address);
            default -> new HttpPost(address);
        };
    }
}
