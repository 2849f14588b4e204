package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.Documents;
import io.breakwater.agent.Documents.Block;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/guide.md says of each setting what is so; and what any page shows as a configuration is one. */
final class GuideDocTest {

    /** A value, and no words such as "a duration". */
    private static final Pattern ACCEPTED = Pattern.compile("`([^`]+)`");

    /** Beginnings of blocks that show a part of a configuration; their keys exist all the same. */
    private static final List<String> FRAGMENTS =
            List.of("# new, or a static method that returns one, such as com.acme.crm.Clients#rest");

    private final Map<String, List<String>> rows = rows();

    GuideDocTest() throws IOException {}

    /** The rows of the tables of settings, by key. */
    private static Map<String, List<String>> rows() throws IOException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (List<String> row : Documents.rows(Documents.page("docs/guide.md"), "## Every setting")) {
            if (!row.get(0).equals("key")) {
                assertThat(row).as("%s", row).hasSize(5);
                assertThat(rows.put(Documents.code(row.get(0)).get(0), row))
                        .as("%s is there once", row)
                        .isNull();
            }
        }
        return rows;
    }

    @Test
    void everySetting_isThere_andNothingElse() {
        List<String> keys = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            keys.add(setting.key());
        }
        assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void everyDefault_isTheDefault() {
        for (Setting setting : Setting.values()) {
            String shown = rows.getOrDefault(setting.key(), List.of("", "")).get(1);
            assertThat(shown)
                    .as(setting.key())
                    .isEqualTo(setting.standard().isEmpty() ? "" : "`" + setting.standard() + "`");
        }
    }

    /** Ends of ranges and words, each as the value of a file. Patterns and literals stand for others, and are left out. */
    @Test
    void everyValueThatIsSaidToBeAccepted_is() {
        int seen = 0;
        for (Setting setting : Setting.values()) {
            boolean circuit = setting.scope() == Setting.Scope.CIRCUIT || setting == Setting.PRESET;
            if (!circuit && setting.scope() != Setting.Scope.GLOBAL) {
                continue;
            }
            String accepted =
                    rows.getOrDefault(setting.key(), List.of("", "", "")).get(2);
            for (String value : ACCEPTED.matcher(accepted)
                    .results()
                    .map(match -> match.group(1))
                    .toList()) {
                String prefix = circuit ? "circuit.a." : "";
                assertThat(ConfigText.problems(
                                "circuit.a.methods = com.acme.A#b",
                                prefix + setting.key() + " = " + value,
                                setting == Setting.WINDOW ? "minimum-calls = 1" : "",
                                setting == Setting.PRESET ? "circuit.a.where = 0.uri.host in localhost" : ""))
                        .as(value)
                        .isEmpty();
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(60);
    }

    @Test
    void justOutsideOfARange_isRefused() {
        String[] wrong = {
            "failure-threshold = -1",
            "failure-rate-threshold = 101",
            "slow-call-rate-threshold = 0",
            "window = 10001 calls",
            "window = 25h",
            "minimum-calls = 0",
            "recovery-timeout = 366d",
            "recovery-backoff = 0.9",
            "recovery-backoff = 101",
            "half-open-calls = 0",
            "half-open-calls = 1001",
            "success-threshold = 0",
            "retry.max-attempts = 0",
            "retry.exponential-base = 1001",
            "retry.base-delay = 366d",
            "retry.budget = 101",
            "health.interval = 0s",
            "metrics.port = 65536"
        };
        for (String line : wrong) {
            assertThat(ConfigText.problems("circuit.a.methods = com.acme.A#b", line))
                    .as(line)
                    .hasSize(1);
        }
    }

    @Test
    void everyConfigurationThatAPageShows_loads() throws IOException {
        int loaded = 0;
        for (Block block : Documents.blocks("properties")) {
            String[] lines = block.lines().toArray(new String[0]);
            if (FRAGMENTS.contains(lines[0]) || block.text().contains("…")) {
                assertThat(withoutUnknownKeys(lines)).as("%s", block).isEmpty();
            } else {
                assertThat(ConfigText.problems(lines)).as("%s", block).isEmpty();
                loaded++;
            }
        }
        assertThat(loaded).isGreaterThan(20);
    }

    private static List<String> withoutUnknownKeys(String[] lines) {
        List<String> unknown = new ArrayList<>();
        for (String problem : ConfigText.problems(lines)) {
            if (problem.contains("unknown")) {
                unknown.add(problem);
            }
        }
        return unknown;
    }
}
