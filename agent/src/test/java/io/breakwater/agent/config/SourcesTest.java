package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SourcesTest {

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final List<Value> file = new ArrayList<>();

    private void file(String key, String text) {
        file.add(new Value(key, text, "file:7", 7));
    }

    /** Of what is set by now. */
    private Sources sources() {
        Sources all = new Sources(properties, environment);
        file.forEach(all::addFromFile);
        return all;
    }

    @Test
    void global_takesTheStrongestSource() {
        Setting setting = Setting.RETRY_MAX_ATTEMPTS;
        assertThat(sources().global(setting)).isEqualTo(new Value("retry.max-attempts", "3", "default"));
        file("retry.max-attempts", "4");
        assertThat(sources().global(setting)).isEqualTo(new Value("retry.max-attempts", "4", "file:7", 7));
        environment.put("MAX_RETRY_ATTEMPTS", " 5 ");
        assertThat(sources().global(setting))
                .isEqualTo(new Value("retry.max-attempts", "5", "environment variable MAX_RETRY_ATTEMPTS"));
        environment.put("BREAKWATER_RETRY_MAX_ATTEMPTS", " 6 ");
        assertThat(sources().global(setting))
                .isEqualTo(new Value("retry.max-attempts", "6", "environment variable BREAKWATER_RETRY_MAX_ATTEMPTS"));
        properties.put("breakwater.retry.max-attempts", " 7 ");
        assertThat(sources().global(setting))
                .isEqualTo(new Value("retry.max-attempts", "7", "-Dbreakwater.retry.max-attempts"));
    }

    @Test
    void ofCircuit_takesTheStrongestSource() {
        Setting setting = Setting.FAILURE_THRESHOLD;
        file("circuit.tier1-mcp.failure-threshold", "4");
        assertThat(sources().ofCircuit("tier1-mcp", setting).text()).isEqualTo("4");
        environment.put("BREAKWATER_CIRCUIT_TIER1_MCP_FAILURE_THRESHOLD", "5");
        assertThat(sources().ofCircuit("tier1-mcp", setting).text()).isEqualTo("5");
        properties.put("breakwater.circuit.tier1-mcp.failure-threshold", "6");
        assertThat(sources().ofCircuit("tier1-mcp", setting).text()).isEqualTo("6");
        assertThat(sources().ofCircuit("another", setting).text())
                .isEqualTo("5")
                .isEqualTo(setting.standard());
    }

    @Test
    void ofCircuit_ownValue_beatsDefaultsOfAllFromAnySource() {
        file("circuit.a.failure-threshold", "4");
        file("failure-threshold", "8");
        environment.put("CIRCUIT_BREAKER_FAILURE_THRESHOLD", "9");
        environment.put("BREAKWATER_FAILURE_THRESHOLD", "10");
        properties.put("breakwater.failure-threshold", "11");
        assertThat(sources().ofCircuit("a", Setting.FAILURE_THRESHOLD).text()).isEqualTo("4");
        assertThat(sources().ofCircuit("b", Setting.FAILURE_THRESHOLD).text()).isEqualTo("11");
    }

    @Test
    void classicNames_areThoseOfTheContract() {
        Map<String, String> classic = new TreeMap<>();
        for (Setting setting : Setting.values()) {
            String variable = setting.classicVariable();
            if (variable != null) {
                classic.put(setting.key(), variable);
            }
        }
        assertThat(classic)
                .containsOnly(
                        entry("failure-threshold", "CIRCUIT_BREAKER_FAILURE_THRESHOLD"),
                        entry("recovery-timeout", "CIRCUIT_BREAKER_RECOVERY_TIMEOUT"),
                        entry("half-open-calls", "CIRCUIT_BREAKER_HALF_OPEN_CALLS"),
                        entry("success-threshold", "CIRCUIT_BREAKER_SUCCESS_THRESHOLD"),
                        entry("retry.max-attempts", "MAX_RETRY_ATTEMPTS"),
                        entry("retry.base-delay", "RETRY_BASE_DELAY"),
                        entry("retry.max-delay", "RETRY_MAX_DELAY"),
                        entry("retry.exponential-base", "RETRY_EXPONENTIAL_BASE"),
                        entry("retry.jitter", "RETRY_JITTER_ENABLED"),
                        entry("health.interval", "HEALTH_CHECK_INTERVAL"),
                        entry("health.timeout", "HEALTH_CHECK_TIMEOUT"));
    }

    @Test
    void everyClassicName_isHeard() {
        for (Setting setting : Setting.values()) {
            String variable = setting.classicVariable();
            if (variable != null) {
                environment.put(variable, "from " + variable);
                assertThat(sources().global(setting).text()).isEqualTo("from " + variable);
                assertThat(sources().ofCircuit("any", setting).text()).isEqualTo("from " + variable);
            }
        }
    }

    @Test
    void everyBreakwaterName_isHeard() {
        for (Setting setting : Setting.values()) {
            String name = "BREAKWATER_" + setting.key().toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
            environment.put(name, "from " + name);
            assertThat(sources().global(setting).text()).isEqualTo("from " + name);
        }
    }

    @Test
    void ofCircuit_whatCannotBeWrittenBare_isNotLookedForThere() {
        environment.put("BREAKWATER_METHODS", "com.acme.A#get");
        assertThat(sources().ofCircuit("a", Setting.METHODS)).isEqualTo(new Value("methods", "", "default"));
        file("circuit.a.methods", "com.acme.B#get");
        assertThat(sources().ofCircuit("a", Setting.METHODS).text()).isEqualTo("com.acme.B#get");
    }

    @Test
    void mayHaveDefaults_whereverOneIsSet() {
        file("circuit.a.failure-threshold", "4");
        file("enabled", "true");
        environment.put("PATH", "/bin");
        assertThat(sources().mayHaveDefaults()).isFalse();
        environment.put("MAX_RETRY_ATTEMPTS", "5");
        assertThat(sources().mayHaveDefaults()).isTrue();
        environment.clear();
        environment.put("BREAKWATER_FAILURE_THRESHOLD", "5");
        assertThat(sources().mayHaveDefaults()).isTrue();
        environment.clear();
        properties.put("breakwater.failure-threshold", "5");
        assertThat(sources().mayHaveDefaults()).isTrue();
        properties.clear();
        file("failure-threshold", "5");
        assertThat(sources().mayHaveDefaults()).isTrue();
    }

    @Test
    void addFromFile_keyTwice_answersTheFirst() {
        Sources sources = sources();
        Value first = new Value("a", "1", "file:1", 1);
        assertThat(sources.addFromFile(first)).isNull();
        assertThat(sources.addFromFile(new Value("a", "2", "file:2", 2))).isSameAs(first);
        assertThat(sources.fromFile()).containsExactly(first);
    }

    @Test
    void fromSystemProperties_areOursWithoutPrefix() {
        properties.put("breakwater.enabled", " false ");
        properties.put("java.home", "/usr");
        assertThat(sources().fromSystemProperties())
                .containsExactly(new Value("enabled", "false", "-Dbreakwater.enabled"));
    }

    @Test
    void find_unsetKey_isNull() {
        assertThat(sources().find("fallback.a.tiers")).isNull();
        environment.put("BREAKWATER_FALLBACK_A_TIERS", "x");
        assertThat(sources().find("fallback.a.tiers"))
                .isEqualTo(new Value("fallback.a.tiers", "x", "environment variable BREAKWATER_FALLBACK_A_TIERS"));
    }
}
