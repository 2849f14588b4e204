package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.harness.OpsFiles;
import io.breakwater.it.harness.PrometheusServer;
import io.breakwater.it.harness.ScrapedApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The alerts: as promtool sees them, and in the real Prometheus, with an application that has reason for most of them. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class AlertsIT {

    @TempDir
    private Path directory;

    @Test
    void rules_areValid_andHoldInEveryCase() throws Exception {
        assertSuccess("check", "rules", "alerts.yml");
        assertSuccess("test", "rules", "alerts-test.yml");
        assertSuccess("check", "config", "prometheus.yml");
    }

    private static void assertSuccess(String verb, String what, String file) throws Exception {
        PrometheusServer.Output promtool =
                PrometheusServer.promtool(verb, what, OpsFiles.file(file).toString());
        assertThat(promtool.exitCode()).as(promtool.text()).isZero();
        assertThat(promtool.text()).contains("SUCCESS");
    }

    /** The rules as they are, but for the minutes that they wait. Other ranges are looked back on, and need no waiting. */
    @Test
    void alerts_goFromPendingToFiring_whereThereIsReason_andNowhereElse() throws Exception {
        String rules = OpsFiles.text("alerts.yml");
        Path hasty =
                Files.writeString(directory.resolve("alerts.yml"), rules.replaceAll("(?m)^( *for:) \\d+m$", "$1 4s"));
        try (ScrapedApplication scraped = new ScrapedApplication(directory, hasty)) {
            // It may not be pending any more when this is asked.
            scraped.awaitData("last_over_time(ALERTS{alertname='BreakwaterCircuitOpenTooLong', name='broken',"
                    + " alertstate='pending'}[1m])");
            for (String selector : OpsFiles.selectors(rules)) {
                assertThat(scraped.prometheus().query(selector)).as(selector).isNotEmpty();
            }
            scraped.awaitData("ALERTS{alertname='BreakwaterCircuitOpenTooLong', name='broken', alertstate='firing'}");
            scraped.awaitData("count(count by (alertname) (ALERTS{alertstate='firing'})) >= 6");
            Set<String> alerts = new TreeSet<>();
            for (PrometheusServer.Sample alert : scraped.prometheus().query("ALERTS")) {
                alerts.add(alert.labels().get("alertname") + " "
                        + alert.labels().getOrDefault("name", alert.labels().getOrDefault("chain", "")));
            }
            assertThat(alerts)
                    .containsExactly(
                            "BreakwaterAllTiersFailed lost",
                            "BreakwaterAllTiersFailed served",
                            "BreakwaterCircuitForcedOpen held",
                            "BreakwaterCircuitOpenTooLong broken",
                            "BreakwaterConfigProblems ",
                            "BreakwaterHealthProbeFailing broken",
                            "BreakwaterWeaveFailures ");
        }
    }
}
