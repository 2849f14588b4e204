package io.breakwater.it.clients;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/** Apache HttpClient 5, with a pool of two connections: whoever does not give them back has none left. */
public final class ApacheRequests implements Requests {

    private final PoolingHttpClientConnectionManager pool = PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(2)
            .setMaxConnPerRoute(2)
            .setDefaultConnectionConfig(ConnectionConfig.custom()
                    .setSocketTimeout(Timeout.of(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS))
                    .build())
            .build();
    private final CloseableHttpClient client = HttpClients.custom()
            .setConnectionManager(pool)
            .disableAutomaticRetries()
            .setDefaultRequestConfig(RequestConfig.custom()
                    .setConnectionRequestTimeout(Timeout.of(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS))
                    .build())
            .build();

    private ApacheRequests() {}

    public static void main(String[] args) throws IOException {
        Requests.serve(new ApacheRequests());
    }

    @Override
    @SuppressWarnings("deprecation") // and yet what applications call
    public String send(String method, String url) throws Exception {
        HttpUriRequestBase request = new HttpUriRequestBase(method, URI.create(url));
        if (method.equals("POST")) {
            request.setEntity(new StringEntity("a text"));
        }
        try (CloseableHttpResponse response = client.execute(request)) {
            return response.getCode() + " " + EntityUtils.toString(response.getEntity());
        }
    }

    @Override
    public int lent() {
        return pool.getTotalStats().getLeased();
    }
}
