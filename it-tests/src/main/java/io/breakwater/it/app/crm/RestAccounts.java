package io.breakwater.it.app.crm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.json.JSONObject;

/** Accounts from the plain REST interface of the CRM. */
public class RestAccounts {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final String baseUrl;

    public RestAccounts(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public Account getAccount(String id) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + "/accounts/" + id))
                .timeout(TIMEOUT)
                .build();
        HttpResponse<String> response;
        try {
            response = client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AccountLookupException("REST: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AccountLookupException("REST: interrupted", e);
        }
        if (response.statusCode() != 200) {
            throw new AccountLookupException("REST answered " + response.statusCode());
        }
        JSONObject json = new JSONObject(response.body());
        return new Account(json.getString("id"), json.getString("name"), json.getString("served_by"));
    }
}
