package io.breakwater.it.clients;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The client of the JDK, with bodies that are read as they come. */
public final class JdkRequests implements Requests {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private JdkRequests() {}

    public static void main(String[] args) throws IOException {
        Requests.serve(new JdkRequests());
    }

    @Override
    public String send(String method, String url) throws Exception {
        HttpRequest.BodyPublisher body = method.equals("POST")
                ? HttpRequest.BodyPublishers.ofString("a text")
                : HttpRequest.BodyPublishers.noBody();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .method(method, body)
                .timeout(Duration.ofMillis(TIMEOUT_MILLIS))
                .build();
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            return response.statusCode() + " " + new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** It does not say. */
    @Override
    public int lent() {
        return 0;
    }
}
