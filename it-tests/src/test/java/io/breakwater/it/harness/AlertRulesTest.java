package io.breakwater.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What promtool does not say of the alerts: that each is whole, and has a case for which it fires and one for which not. */
class AlertRulesTest {

    private static final String CASES = OpsFiles.text("alerts-test.yml");

    @Test
    void alerts_areThoseThatRunbooksAreWrittenFor() {
        assertThat(OpsFiles.alerts().keySet())
                .containsExactlyInAnyOrder(
                        "BreakwaterCircuitOpenTooLong",
                        "BreakwaterCircuitFlapping",
                        "BreakwaterCircuitForcedOpen",
                        "BreakwaterSwitchedOff",
                        "BreakwaterConfigProblems",
                        "BreakwaterRetryBudgetExhausted",
                        "BreakwaterAllTiersFailed",
                        "BreakwaterHealthProbeFailing",
                        "BreakwaterWeaveFailures",
                        "BreakwaterNoCalls");
    }

    @Test
    void alert_saysHowBadItIs_whatHasHappened_andWhatToDo() {
        for (Map.Entry<String, String> alert : OpsFiles.alerts().entrySet()) {
            assertThat(alert.getValue())
                    .as(alert.getKey())
                    .containsPattern("severity: (critical|warning|info)\n")
                    .containsPattern("summary: '.*\\{\\{ \\$labels.instance }}.*'\n")
                    .containsPattern("description: >-\n")
                    .contains("runbook_url: docs/runbooks.md#" + alert.getKey().toLowerCase(Locale.ROOT) + "\n");
        }
    }

    @Test
    void alert_hasACaseForWhichItFires_andOneForWhichItDoesNot() {
        for (String alert : OpsFiles.alerts().keySet()) {
            String asked = "alertname: " + alert + "\n";
            assertThat(CASES).as(alert).containsPattern(Pattern.quote(asked) + " +exp_alerts:");
            assertThat(CASES).as(alert).containsPattern(Pattern.quote(asked) + "(?! +exp_alerts:)");
        }
    }
}
