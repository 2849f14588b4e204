package io.breakwater.it.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Asks an agent for its metrics, its health and its page, many times a second. */
final class Scraper implements AutoCloseable {

    private static final long PERIOD_MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Each page, and what is on it whatever happens. */
    private static final Map<String, String> PAGES =
            Map.of("/metrics", "breakwater_build_info", "/health", "\"status\":\"up\"", "/", "Breakwater");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String address;
    private final Thread thread;
    private final AtomicLong answers = new AtomicLong();
    private volatile boolean stopping;
    private volatile boolean answered;
    private volatile String trouble = "";

    Scraper(int port) {
        address = "http://127.0.0.1:" + port;
        thread = new Thread(this::scrape, "scraper");
        thread.setDaemon(true);
        thread.start();
    }

    private void scrape() {
        try {
            while (!stopping) {
                for (Map.Entry<String, String> page : PAGES.entrySet()) {
                    ask(page.getKey(), page.getValue());
                }
                TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(String path, String expected) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            answered = true;
            answers.incrementAndGet();
            if (response.statusCode() != 200 || !response.body().contains(expected)) {
                trouble = path + " answered " + response.statusCode() + ": " + response.body();
            }
        } catch (IOException notThere) {
            answered = false; // somebody may have saved an empty file, which has no port
        }
    }

    long answers() {
        return answers.get();
    }

    /** What was wrong; empty if nothing was, and there was an answer in the end. */
    String trouble() {
        return trouble.isEmpty() && !answered ? "there is no answer at " + address : trouble;
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
