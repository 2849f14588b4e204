package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeyCheckTest {

    private final Map<String, String> properties = new HashMap<>();
    private final Sources sources = new Sources(properties, Map.of());
    private final Problems problems = new Problems();
    private final KeyCheck check = new KeyCheck(sources, problems);

    private List<String> check(String... keys) {
        for (String key : keys) {
            sources.addFromFile(new Value(key, "x", "f:1", 1));
        }
        check.check();
        List<String> described = new ArrayList<>();
        for (Problem problem : problems.all()) {
            described.add(problem.describe());
        }
        return described;
    }

    @Test
    void everySetting_isKnownWhereItsScopeAllowsIt() {
        for (Setting setting : Setting.values()) {
            switch (setting.scope()) {
                case GLOBAL -> check(setting.key());
                case CIRCUIT -> check(setting.key(), "circuit.a." + setting.key());
                case ONE_CIRCUIT -> check("circuit.a." + setting.key());
                case FALLBACK -> check("fallback.a." + setting.key());
                case FALLBACK_TIER -> check("fallback.a.2." + setting.key());
            }
        }
        assertThat(problems.all()).isEqualTo(List.of());
    }

    @Test
    void circuitsAndFallbacks_areFoundInTheOrderOfTheFile_thenOfSystemProperties() {
        properties.put("breakwater.circuit.added.failure-threshold", "3");
        assertThat(check("circuit.z.methods", "fallback.y.tiers", "circuit.a.methods", "circuit.z.retry.jitter"))
                .isEqualTo(List.of());
        assertThat(check.circuits()).containsExactly("z", "a", "added");
        assertThat(check.fallbacks()).containsExactly("y");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "failure-treshold | unknown key - did you mean failure-threshold?",
                "colour | unknown key",
                "methods | can only be set as circuit.<name>.methods",
                "tiers | can only be set as fallback.<name>.tiers",
                "circuit.a | lacks a setting: write circuit.<name>.<setting>",
                "fallback.a | lacks a setting: write fallback.<name>.<setting>",
                "circuit..methods | '' is not a name: only letters, digits, '_' and '-' can be in it",
                "circuit.t\u00e4r.methods | 't\u00e4r' is not a name: only letters, digits, '_' and '-' can be in it",
                "circuit.a b.methods | 'a b' is not a name: only letters, digits, '_' and '-' can be in it",
                "circuit.a.method | unknown setting 'method' - did you mean methods?",
                "circuit.a.retry.max-atempts | unknown setting 'retry.max-atempts' - did you mean retry.max-attempts?",
                "circuit.a.enabled | unknown setting 'enabled'",
                "circuit.a.tiers | unknown setting 'tiers'",
                "circuit.a. | unknown setting ''",
                "fallback.a.tier | unknown setting 'tier' - did you mean tiers?",
                "fallback.a.methods | unknown setting 'methods'",
                "adapter | can only be set as fallback.<name>.<number of the tier>.adapter",
                "fallback.a.adapter | unknown setting 'adapter': it can only be set as"
                        + " fallback.<name>.<number of the tier>.adapter",
                "fallback.a.two.instance | unknown setting 'two.instance': it can only be set as"
                        + " fallback.<name>.<number of the tier>.instance",
                "fallback.a.2.adaptor | unknown setting '2.adaptor' - did you mean 2.adapter?",
                "fallback.a.2.instanz | unknown setting '2.instanz' - did you mean 2.instance?",
                "fallback.a.2.tiers | unknown setting '2.tiers'",
                "fallback.a.2 | unknown setting '2'",
                "fallback.a.2. | unknown setting '2.'",
                "circuit.a.2.adapter | unknown setting '2.adapter'",
                "extension | unknown key - did you mean extensions?",
                "circuits.a.methods | unknown key",
                "Enabled | unknown key - did you mean enabled?"
            })
    void unknownKey_isReported(String key, String expected) {
        assertThat(check(key)).containsExactly("f:1: " + key + ": " + expected);
    }

    @Test
    void systemProperties_areChecked_butForTheNameOfTheFile() {
        properties.put("breakwater.config", "/etc/agent.properties");
        properties.put("breakwater.jxm.enabled", "false");
        assertThat(check())
                .containsExactly("-Dbreakwater.jxm.enabled: jxm.enabled: unknown key - did you mean jmx.enabled?");
    }

    @Test
    void config_inTheFile_isUnknown() {
        assertThat(check("config")).singleElement().asString().startsWith("f:1: config: unknown key");
    }
}
