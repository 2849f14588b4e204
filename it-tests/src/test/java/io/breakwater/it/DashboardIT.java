package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.harness.Dashboard;
import io.breakwater.it.harness.OpsFiles;
import io.breakwater.it.harness.PrometheusServer;
import io.breakwater.it.harness.ScrapedApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The dashboard, and those that users of resilience4j have: whatever they ask, the real Prometheus has an answer. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class DashboardIT {

    /** What dashboards for resilience4j ask, by its names and labels; {@code R} is a range. */
    private static final List<String> RESILIENCE4J = List.of(
            "sum by (state) (resilience4j_circuitbreaker_state)",
            "resilience4j_circuitbreaker_state{state='closed'} == 1",
            "resilience4j_circuitbreaker_state{state='open'} == 1",
            "resilience4j_circuitbreaker_state{state='forced_open'} == 1",
            "resilience4j_circuitbreaker_state{state='half_open'}",
            "resilience4j_circuitbreaker_state{state='disabled'}",
            "sum by (name, kind) (rate(resilience4j_circuitbreaker_calls_seconds_count[R])) > 0",
            "sum by (kind) (resilience4j_circuitbreaker_calls_seconds_count{kind='successful'}) > 0",
            "sum by (kind) (resilience4j_circuitbreaker_calls_seconds_count{kind='failed'}) > 0",
            "sum by (kind) (resilience4j_circuitbreaker_calls_seconds_count{kind='ignored'})",
            "rate(resilience4j_circuitbreaker_calls_seconds_sum[R])"
                    + " / rate(resilience4j_circuitbreaker_calls_seconds_count[R]) > 0",
            "resilience4j_circuitbreaker_failure_rate{name='well'} > 0",
            "resilience4j_circuitbreaker_failure_rate{name='held'} == -1",
            "resilience4j_circuitbreaker_slow_call_rate{name='well'} > 0",
            "increase(resilience4j_circuitbreaker_not_permitted_calls_total{kind='not_permitted'}[R]) > 0",
            "resilience4j_circuitbreaker_buffered_calls{name='well', kind='successful'} > 0",
            "resilience4j_circuitbreaker_buffered_calls{name='well', kind='failed'} > 0",
            "sum by (name) (resilience4j_circuitbreaker_slow_calls{name='well'}) > 0",
            "resilience4j_retry_calls_total{name='well', kind='successful_without_retry'} > 0",
            "resilience4j_retry_calls_total{name='well', kind='successful_with_retry'} > 0",
            "resilience4j_retry_calls_total{kind='failed_without_retry'} > 0",
            "resilience4j_retry_calls_total{name='well', kind='failed_with_retry'} > 0",
            "resilience4j_bulkhead_available_concurrent_calls{name='well'} == 5",
            "resilience4j_bulkhead_max_allowed_concurrent_calls{name='well'} == 5");

    @TempDir
    private static Path directory;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static ScrapedApplication scraped;

    @BeforeAll
    static void start() throws Exception {
        scraped = new ScrapedApplication(directory);
    }

    @AfterAll
    static void stop() {
        scraped.close();
    }

    @Test
    void everyQuestion_hasAnAnswer() throws Exception {
        List<String> unanswered = new ArrayList<>();
        for (Dashboard.Query query : new Dashboard().queries()) {
            if (!isAnswered(scraped.prometheus().query(query.filled()))) {
                unanswered.add(query.where() + ": " + query.filled());
            }
        }
        assertThat(unanswered).isEmpty();
    }

    /** Where an expression says {@code or vector(0)}, it has an answer whatever it asks. */
    @Test
    void everyMetric_isExported() throws Exception {
        Set<String> metrics = new TreeSet<>();
        for (Dashboard.Query query : new Dashboard().queries()) {
            for (String selector : OpsFiles.selectors(query.expression())) {
                metrics.add(selector.replaceFirst("\\{.*", ""));
            }
        }
        assertThat(metrics).hasSizeGreaterThan(30);
        for (String metric : metrics) {
            assertThat(scraped.prometheus().query("count(" + metric + ")"))
                    .as(metric)
                    .isNotEmpty();
        }
    }

    /** A number, and no empty label among those that an expression asks for. */
    private static boolean isAnswered(List<PrometheusServer.Sample> samples) {
        return samples.stream()
                .anyMatch(sample ->
                        Double.isFinite(sample.value()) && !sample.labels().containsValue(""));
    }

    @Test
    void circuits_haveTheStatesThatTheDashboardDraws() throws Exception {
        Dashboard.Query states = new Dashboard()
                .queries().stream()
                        .filter(query -> query.where().startsWith("Circuits over time"))
                        .findFirst()
                        .orElseThrow();
        List<String> drawn = new ArrayList<>();
        for (PrometheusServer.Sample sample : scraped.prometheus().query(states.filled())) {
            drawn.add(sample.labels().get("name") + " " + (int) sample.value());
        }
        assertThat(drawn).contains("well 0", "broken 2", "held 3");
    }

    @Test
    void dashboardsForResilience4j_haveAnswers() throws Exception {
        List<String> unanswered = new ArrayList<>();
        for (String query : RESILIENCE4J) {
            if (scraped.prometheus().query(query.replace("[R]", "[30s]")).isEmpty()) {
                unanswered.add(query);
            }
        }
        assertThat(unanswered).isEmpty();
    }
}
