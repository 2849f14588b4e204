package io.breakwater.it.app.adapters;

import com.zoho.crm.api.HeaderMap;
import com.zoho.crm.api.ParameterMap;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The same records over REST: what an operator adds as a second tier, in a jar of its own. */
public final class RestRecords {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private RestRecords() {}

    /** Takes what the operation of the SDK takes, and returns what the server says. */
    public static HttpResponse<String> getRecord(Long id, ParameterMap parameters, HeaderMap headers)
            throws IOException, InterruptedException {
        URI uri = URI.create(System.getProperty("rest.url") + "/crm/v8/Accounts/" + id);
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
