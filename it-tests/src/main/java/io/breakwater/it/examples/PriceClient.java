package io.breakwater.it.examples;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** What an application has: a client that knows nothing of circuits. */
final class PriceClient {

    private static final int OK = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;

    PriceClient(URI server) {
        this.server = server;
    }

    String price(String article) throws IOException, InterruptedException {
        return body(http.send(request(article).GET().build(), BodyHandlers.ofString()));
    }

    String order(String article) throws IOException, InterruptedException {
        HttpRequest post =
                request(article).POST(HttpRequest.BodyPublishers.ofString("1")).build();
        return "ordered at " + body(http.send(post, BodyHandlers.ofString()));
    }

    CompletionStage<String> priceAsync(String article) {
        return http.sendAsync(request(article).GET().build(), BodyHandlers.ofString())
                .thenApply(PriceClient::bodyUnchecked);
    }

    private HttpRequest.Builder request(String article) {
        return HttpRequest.newBuilder(server.resolve("/price/" + article));
    }

    /** A function of a stage hands a checked exception on like this; it is classified by what it really is. */
    private static String bodyUnchecked(HttpResponse<String> response) {
        try {
            return body(response);
        } catch (IOException failure) {
            throw new CompletionException(failure);
        }
    }

    private static String body(HttpResponse<String> response) throws IOException {
        if (response.statusCode() != OK) {
            throw new IOException("status " + response.statusCode());
        }
        return response.body();
    }
}
