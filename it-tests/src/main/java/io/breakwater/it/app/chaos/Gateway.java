package io.breakwater.it.app.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A way to a server over HTTP. */
abstract class Gateway {

    private static final Duration PATIENCE = Duration.ofMillis(400);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final String url;

    Gateway(String url) {
        this.url = url;
    }

    final String ask(String method, String id) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/accounts/" + id))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(PATIENCE)
                .build();
        HttpResponse<String> response;
        try {
            response = client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
        if (response.statusCode() != 200) {
            throw new StatusException(
                    response.statusCode(),
                    response.headers().firstValue("Retry-After").orElse(""));
        }
        if (!response.body().equals("account " + id)) {
            throw new IOException("no answer to what was asked");
        }
        return response.body();
    }
}
