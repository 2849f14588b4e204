package io.breakwater.it.app.writes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The CRM over its plain REST interface. */
public class RestTier implements Crm {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI account;
    private volatile Duration patience;

    RestTier(String baseUrl, Duration patience) {
        account = URI.create(baseUrl + "/accounts/1001");
        this.patience = patience;
    }

    @Override
    public void setPatience(Duration patience) {
        this.patience = patience;
    }

    @Override
    public Answer getAccount() throws IOException, InterruptedException {
        return send("GET");
    }

    @Override
    public Answer getByQuery() throws IOException, InterruptedException {
        return send("POST");
    }

    @Override
    public Answer createAccount() throws IOException, InterruptedException {
        return send("POST");
    }

    @Override
    public Answer updateAccount() throws IOException, InterruptedException {
        return send("PUT");
    }

    @Override
    public Answer upsertAccount() throws IOException, InterruptedException {
        return send("POST");
    }

    @Override
    public Answer deleteAccount() throws IOException, InterruptedException {
        return send("DELETE");
    }

    @Override
    public Answer convertLead() throws IOException, InterruptedException {
        return send("POST");
    }

    @Override
    public Answer sendMail() throws IOException, InterruptedException {
        return send("POST");
    }

    @Override
    public Answer cloneAccount() throws IOException, InterruptedException {
        return send("POST");
    }

    @Override
    public Answer deleteAbsence() throws IOException, InterruptedException {
        return send("DELETE");
    }

    private Answer send(String method) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(account)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(patience)
                .build();
        HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
        return new Answer(response.statusCode(), "rest");
    }
}
