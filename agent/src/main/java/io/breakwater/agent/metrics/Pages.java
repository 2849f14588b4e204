package io.breakwater.agent.metrics;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.breakwater.agent.control.AgentFacts;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Answers requests: {@code /metrics}, {@code /health} and {@code /}. Only shows, and only to whom it is meant for. */
final class Pages implements HttpHandler {

    private static final String TEXT = "text/plain; charset=utf-8";

    private final AgentFacts facts;
    private final AgentMetrics metrics;
    /** Null = anybody may ask under any name. */
    private final @Nullable LocalNames names;

    private final ExpositionFormatWriter plain = PrometheusTextFormatWriter.create();
    private final ExpositionFormatWriter open = OpenMetricsTextFormatWriter.create();

    Pages(AgentFacts facts, @Nullable LocalNames names) {
        this.facts = facts;
        this.metrics = new AgentMetrics(facts);
        this.names = names;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            answer(exchange);
        } catch (IOException gone) {
            throw gone; // who asked does not wait any more
        } catch (Throwable broken) {
            facts.errors().accept(broken);
            send(exchange, 500, TEXT, "This went wrong, which it should not; the application is not affected.\n");
        } finally {
            exchange.close();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            send(exchange, 405, TEXT, "Nothing can be changed here.\n");
        } else if (names != null && !names.contain(exchange.getRequestHeaders().getFirst("Host"))) {
            send(exchange, 421, TEXT, "This is for programs on this machine.\n");
        } else {
            page(exchange);
        }
    }

    private void page(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/metrics" -> {
                String accepted = exchange.getRequestHeaders().getFirst("Accept");
                ExpositionFormatWriter writer = open.accepts(accepted == null ? "" : accepted) ? open : plain;
                ByteArrayOutputStream text = new ByteArrayOutputStream();
                writer.write(text, metrics.now(), EscapingScheme.DEFAULT);
                send(exchange, 200, writer.getContentType(), text.toByteArray());
            }
            case "/health" -> send(exchange, 200, "application/json", HealthJson.of(facts));
            case "/" -> {
                Headers headers = exchange.getResponseHeaders();
                headers.set(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
                send(exchange, 200, "text/html; charset=utf-8", StatusPage.of(facts));
            }
            default -> send(exchange, 404, TEXT, "There are /metrics, /health and /.\n");
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        send(exchange, status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }
}
