package io.breakwater.it.clients;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The client of the JDK, asked for stages, with bodies that are read as they come. */
public final class JdkStageRequests implements AsyncRequests {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private @Nullable CompletableFuture<HttpResponse<InputStream>> begun;

    private JdkStageRequests() {}

    public static void main(String[] args) throws IOException {
        Requests.serve(new JdkStageRequests());
    }

    private CompletableFuture<HttpResponse<InputStream>> ask(String method, String url, int timeoutMillis) {
        HttpRequest.BodyPublisher body = method.equals("POST")
                ? HttpRequest.BodyPublishers.ofString("a text")
                : HttpRequest.BodyPublishers.noBody();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .method(method, body)
                .timeout(Duration.ofMillis(timeoutMillis))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    private static String read(CompletableFuture<HttpResponse<InputStream>> answer) throws Exception {
        HttpResponse<InputStream> response = answer.get();
        try (InputStream in = response.body()) {
            return response.statusCode() + " " + new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public String send(String method, String url) throws Exception {
        return read(ask(method, url, TIMEOUT_MILLIS));
    }

    @Override
    public void begin(String url) {
        begun = ask("GET", url, LONG_MILLIS);
    }

    @Override
    public void giveUp() {
        requireNonNull(begun).cancel(true);
    }

    @Override
    public String limited(String url) throws Exception {
        return read(ask("GET", url, LONG_MILLIS).orTimeout(OWN_LIMIT_MILLIS, TimeUnit.MILLISECONDS));
    }

    /** It does not say. */
    @Override
    public int lent() {
        return 0;
    }
}
