package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.small.CommandedCalls;
import io.breakwater.it.harness.Eventually;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.harness.PrometheusServer;
import io.breakwater.it.process.FreePort;
import io.breakwater.it.process.JavaProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real Prometheus scrapes a guarded application, and its own tool has nothing to say against the metrics. */
@Timeout(120)
class PrometheusIT {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void metrics_areScrapedAndFlawless(Path jdk) throws Exception {
        int port = FreePort.any();
        Path config = Guarded.config(directory, """
                retry.max-attempts = 2
                retry.base-delay = 1ms
                failure-rate-threshold = 100
                slow-call-duration = 10s
                max-concurrent-calls = 10
                metrics.port = %d
                health.interval = 200ms
                circuit.crm.methods = io.breakwater.it.app.small.FlakyAccounts#getAccount
                circuit.crm.health.probe = tcp://127.0.0.1:%d
                fallback.get.tiers = io.breakwater.it.app.small.FlakyAccounts#getAccount
                fallback.get.value = nobody
                """.formatted(port, port));
        try (JavaProcess app = Guarded.start(jdk, config, CommandedCalls.class.getName())) {
            for (int i = 0; i < 20; i++) {
                app.command("get");
            }
            app.command("fail 1");
            app.command("get");
            try (PrometheusServer prometheus = PrometheusServer.start(directory, List.of("127.0.0.1:" + port))) {
                assertThat(prometheus.await(
                                "resilience4j_circuitbreaker_calls_seconds_count{kind='successful',name='crm'}"))
                        .isEqualTo(21);
                assertThat(prometheus.await("breakwater_retries_total")).isEqualTo(1);
                assertThat(prometheus.await("resilience4j_retry_calls_total{kind='successful_without_retry'}"))
                        .isEqualTo(20);
                assertThat(prometheus.await("resilience4j_retry_calls_total{kind='successful_with_retry'}"))
                        .isEqualTo(1);
                assertThat(prometheus.await("breakwater_build_info{version='1.0.0'}"))
                        .isEqualTo(1);
                Eventually.holds(() -> prometheus.await("breakwater_health_healthy") == 1);
            }
            String text = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            assertThat(families(text)).isEqualTo(documented());
            assertThat(PrometheusServer.promtoolOn(text, "check", "metrics"))
                    .as(text)
                    .isEqualTo(new PrometheusServer.Output(0, ""));
            assertThat(PrometheusServer.promtoolOn("a_total 1\n", "check", "metrics")
                            .exitCode())
                    .as("it does look")
                    .isNotZero();
        }
    }

    /** What is exported: name and type. */
    private static Map<String, String> families(String text) {
        Map<String, String> families = new TreeMap<>();
        text.lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" ", -1))
                .forEach(words -> families.put(words[2], words[3]));
        return families;
    }

    /** The tables of docs/metrics.md. */
    private static Map<String, String> documented() throws Exception {
        Map<String, String> documented = new TreeMap<>();
        Matcher row = Pattern.compile("(?m)^\\| `([a-z0-9_]+)` \\| (gauge|counter|summary) \\|")
                .matcher(Files.readString(Path.of("..", "docs", "metrics.md")));
        while (row.find()) {
            documented.put(row.group(1), row.group(2));
        }
        return documented;
    }
}
