package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.breakwater.it.harness.Eventually;
import io.breakwater.it.harness.PrometheusServer;
import io.breakwater.it.harness.PrometheusServer.Output;
import io.breakwater.it.harness.PrometheusServer.Sample;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Prometheus that other tests rest on really scrapes, answers queries, evaluates rules, and says what is wrong. */
@Timeout(60)
class PrometheusServerIT {

    private static final String TEXT = """
            # HELP water_level_meters How high it stands.
            # TYPE water_level_meters gauge
            water_level_meters{gauge="north"} 2.5
            water_level_meters{gauge="south"} 4.0
            """;

    @TempDir
    private Path directory;

    @Test
    void server_scrapesAndAnswers_andItsRulesFire() throws Exception {
        Path rules = Files.writeString(directory.resolve("rules.yml"), """
                groups:
                  - name: water
                    rules:
                      - alert: WaterHigh
                        expr: water_level_meters > 3
                """);
        HttpServer target = serving(TEXT);
        try (PrometheusServer server = PrometheusServer.start(
                directory, List.of("127.0.0.1:" + target.getAddress().getPort()), rules)) {
            assertThat(server.await("max(water_level_meters)")).isEqualTo(4.0);
            assertThat(server.query("water_level_meters{gauge='north'}"))
                    .singleElement()
                    .satisfies(sample -> assertThat(sample.value()).isEqualTo(2.5))
                    .satisfies(sample -> assertThat(sample.labels())
                            .containsEntry("gauge", "north")
                            .containsEntry("job", "breakwater"));
            assertThat(server.query("no_such_metric")).isEmpty();
            assertThat(server.query("scalar(vector(1) / 0)"))
                    .containsExactly(new Sample(Map.of(), Double.POSITIVE_INFINITY));
            Eventually.holds(() -> !alerts(server).isEmpty());
            assertThat(alerts(server).getJSONObject(0).getString("state")).isEqualTo("firing");
            assertThatThrownBy(() -> server.query("sum(")).hasMessageContaining("parse error");
            assertThat(server.log()).isEmpty();
        } finally {
            target.stop(0);
        }
    }

    private static JSONArray alerts(PrometheusServer server) throws Exception {
        JSONObject data = server.ask("/api/v1/alerts");
        return data.getJSONArray("alerts");
    }

    @Test
    void promtool_judgesWhatItIsGiven() throws Exception {
        assertThat(PrometheusServer.promtoolOn(TEXT, "check", "metrics")).isEqualTo(new Output(0, ""));
        Output verdict = PrometheusServer.promtoolOn("water_level_meters 1\n", "check", "metrics");
        assertThat(verdict.exitCode()).isNotZero();
        assertThat(verdict.text()).contains("no help text");
        Path rules = Files.writeString(directory.resolve("rules.yml"), "groups: [{name: x, rules: [{expr: 'sum('}]}]");
        assertThat(PrometheusServer.promtool("check", "rules", rules.toString()).exitCode())
                .isNotZero();
    }

    private static HttpServer serving(String text) throws Exception {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.createContext("/metrics", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return server;
    }
}
