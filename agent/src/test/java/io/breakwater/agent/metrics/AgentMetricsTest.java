package io.breakwater.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.Outcome;
import io.breakwater.core.circuit.CallTotals;
import io.breakwater.core.circuit.TimedCalls;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AgentMetricsTest {

    private final MetricsFixture it = new MetricsFixture();
    private final AgentMetrics metrics = new AgentMetrics(it.facts);

    AgentMetricsTest() throws Exception {}

    private List<String> text() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(text, metrics.now(), EscapingScheme.DEFAULT);
        return text.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void circuit_isShownUnderTheNamesOfResilience4j() throws IOException {
        it.call(Outcome.SUCCEEDED);
        it.call(Outcome.FAILED);
        assertThat(text())
                .contains(
                        "resilience4j_circuitbreaker_state{name=\"crm\",state=\"open\"} 1.0",
                        "resilience4j_circuitbreaker_state{name=\"crm\",state=\"closed\"} 0.0",
                        "resilience4j_circuitbreaker_state{name=\"rest\",state=\"closed\"} 1.0",
                        "resilience4j_circuitbreaker_calls_seconds_count{kind=\"successful\",name=\"crm\"} 1",
                        "resilience4j_circuitbreaker_calls_seconds_count{kind=\"failed\",name=\"crm\"} 1",
                        "resilience4j_circuitbreaker_not_permitted_calls_total{kind=\"not_permitted\",name=\"crm\"} 0.0",
                        "resilience4j_circuitbreaker_failure_rate{name=\"crm\"} -1.0",
                        "resilience4j_bulkhead_max_allowed_concurrent_calls{name=\"crm\"} 5.0",
                        "resilience4j_bulkhead_available_concurrent_calls{name=\"crm\"} 5.0",
                        "breakwater_circuit_opened_total{name=\"crm\"} 1.0")
                .noneMatch(line -> line.startsWith("resilience4j_bulkhead") && line.contains("rest"));
    }

    @Test
    void window_isShownWhileClosed() throws IOException {
        it.call(Outcome.SUCCEEDED);
        it.call(Outcome.SUCCEEDED);
        it.call(Outcome.SUCCEEDED);
        it.call(Outcome.FAILED);
        assertThat(text())
                .contains(
                        "resilience4j_circuitbreaker_buffered_calls{kind=\"failed\",name=\"crm\"} 1.0",
                        "resilience4j_circuitbreaker_buffered_calls{kind=\"successful\",name=\"crm\"} 3.0",
                        "resilience4j_circuitbreaker_failure_rate{name=\"crm\"} 25.0",
                        "resilience4j_circuitbreaker_slow_call_rate{name=\"crm\"} 0.0");
    }

    @Test
    void counters_doNotGoBackWhenStatisticsAreReset() throws IOException {
        it.call(Outcome.SUCCEEDED);
        it.call(Outcome.IGNORED);
        it.crm().retries().overBudget();
        it.crm().resetStatistics();
        assertThat(text())
                .contains(
                        "resilience4j_circuitbreaker_calls_seconds_count{kind=\"successful\",name=\"crm\"} 1",
                        "resilience4j_circuitbreaker_calls_seconds_count{kind=\"ignored\",name=\"crm\"} 1",
                        "breakwater_retry_budget_exhausted_total{name=\"crm\"} 1.0",
                        "breakwater_retry_budget_available{name=\"crm\"} 100.0");
    }

    @Test
    void calls_areToldApartByWhetherTheyWereRetried() throws IOException {
        it.call(Outcome.SUCCEEDED);
        it.call(Outcome.SUCCEEDED);
        it.retry(Outcome.SUCCEEDED);
        it.crm().retries().failedAfter(1);
        it.crm().retries().failedAfter(2);
        it.crm().retries().failedAfter(3);
        assertThat(text())
                .contains(
                        "resilience4j_retry_calls_total{kind=\"successful_without_retry\",name=\"crm\"} 2.0",
                        "resilience4j_retry_calls_total{kind=\"successful_with_retry\",name=\"crm\"} 1.0",
                        "resilience4j_retry_calls_total{kind=\"failed_without_retry\",name=\"crm\"} 1.0",
                        "resilience4j_retry_calls_total{kind=\"failed_with_retry\",name=\"crm\"} 2.0",
                        "resilience4j_retry_calls_total{kind=\"successful_without_retry\",name=\"rest\"} 0.0");
    }

    @Test
    void agentChainsAndProbes_areShown() throws IOException {
        assertThat(text())
                .contains(
                        "breakwater_build_info{version=\"1.2.3\"} 1",
                        "breakwater_mode{mode=\"enforce\"} 1.0",
                        "breakwater_mode{mode=\"off\"} 0.0",
                        "breakwater_weave_failures 1.0",
                        "breakwater_unmatched_patterns 1.0",
                        "breakwater_circuit_guarded_methods{name=\"crm\"} 1.0",
                        "breakwater_circuit_guarded_methods{name=\"rest\"} 0.0",
                        "breakwater_suppressed_errors_total 0.0",
                        "breakwater_config_loaded_timestamp_seconds 1.0",
                        "breakwater_fallback_calls_total{chain=\"get\"} 0.0",
                        "breakwater_fallback_served_total{chain=\"get\",tier=\"2\"} 0.0",
                        "breakwater_fallback_served_total{chain=\"get\",tier=\"value\"} 0.0",
                        "breakwater_fallback_all_tiers_failed_total{chain=\"get\"} 0.0",
                        "breakwater_health_healthy{name=\"rest\"} 0.0")
                .noneMatch(line -> line.startsWith("breakwater_health_last"));
    }

    @Test
    void circuit_thatIsTakenOut_isGone() throws IOException {
        text();
        it.gate.registry.remove("crm");
        assertThat(text()).noneMatch(line -> line.contains("name=\"crm\"") && line.startsWith("resilience4j"));
    }

    @Test
    void callTime_letsTimedCallsStandForTheOthers_andOnlyGrows() {
        CallTime time = new CallTime();
        time.advance(new CallTotals(16, 2, 1, 0, 0, 0, 0, 0, 0, 0), new TimedCalls(2, 1_000_000));
        assertThat(time.succeededSeconds()).isEqualTo(8);
        assertThat(time.failedSeconds()).isEqualTo(1);
        assertThat(time.ignoredSeconds()).isEqualTo(0.5);
        time.advance(new CallTotals(20, 2, 1, 0, 0, 0, 0, 0, 0, 0), new TimedCalls(2, 1_000_000));
        assertThat(time.succeededSeconds()).as("by the mean that is known").isEqualTo(10);
        time.advance(new CallTotals(21, 2, 1, 0, 0, 0, 0, 0, 0, 0), new TimedCalls(3, 1_000_000));
        assertThat(time.succeededSeconds()).as("a call that took no time").isEqualTo(10);
    }
}
