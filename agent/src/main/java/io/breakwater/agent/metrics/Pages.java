package io.breakwater.agent.metrics;

import io.breakwater.agent.control.AgentFacts;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Answers requests: {@code /metrics}, {@code /health} and {@code /}. Only shows, and only to whom it is meant for. Thread-safe.
 */
final class Pages {

    private static final List<String> PAGE_HEADERS = List.of("Content-Security-Policy: " + StatusPage.POLICY);

    private final AgentFacts facts;
    private final AgentMetrics metrics;
    private final LocalNames names;

    private final ExpositionFormatWriter plain = PrometheusTextFormatWriter.create();
    private final ExpositionFormatWriter open = OpenMetricsTextFormatWriter.create();

    Pages(AgentFacts facts, AgentMetrics metrics, LocalNames names) {
        this.facts = facts;
        this.metrics = metrics;
        this.names = names;
    }

    /**
     * The answer to a request.
     *
     * @param onLoopback whether this machine alone can ask: then nobody may ask under another machine's name
     */
    HttpResponse answer(HttpRequest request, boolean onLoopback) throws IOException {
        if (request.method().isEmpty()) {
            return HttpResponse.text(400, "This is no request that is understood here.");
        }
        boolean isNamed = !request.host().isEmpty(); // as it is by every browser
        if (onLoopback && isNamed && !names.contain(request.host())) {
            return HttpResponse.text(421, "This is for programs on this machine.");
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return HttpResponse.text(405, "Nothing can be changed here.", "Allow: GET, HEAD");
        }
        return switch (request.path()) {
            case "/metrics" -> metrics(request.accept());
            case "/health" -> new HttpResponse(200, "application/json", HealthJson.of(facts), List.of());
            case "/" -> new HttpResponse(200, "text/html; charset=utf-8", StatusPage.of(facts), PAGE_HEADERS);
            default -> HttpResponse.text(404, "There are /metrics, /health and /.");
        };
    }

    private HttpResponse metrics(String accepted) throws IOException {
        ExpositionFormatWriter writer = open.accepts(accepted) ? open : plain;
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        writer.write(text, metrics.now(), EscapingScheme.DEFAULT);
        return new HttpResponse(200, writer.getContentType(), text.toString(StandardCharsets.UTF_8), List.of());
    }
}
