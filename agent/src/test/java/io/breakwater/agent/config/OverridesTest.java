package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.breakwater.core.circuit.CircuitMode;
import java.io.File;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OverridesTest {

    private static final String METHODS = "circuit.crm.methods = com.acme.Crm#get";

    private static AgentConfig adjust(AgentConfig config, Overrides overrides) throws ConfigException {
        ConfigSource source = ConfigText.source(new File("not-read"), Map.of(), Map.of());
        return ConfigLoader.adjust(source, config, overrides, problem -> {
            throw problem;
        });
    }

    private static AgentConfig set(AgentConfig config, Setting setting, String text) throws ConfigException {
        return adjust(config, Overrides.NONE.with("crm", setting, text));
    }

    private static void assertRefused(AgentConfig config, Setting setting, String text, String sentence) {
        assertThatThrownBy(() -> set(config, setting, text))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        wrong -> assertThat(wrong.problems())
                                .singleElement()
                                .extracting(Problem::sentence)
                                .isEqualTo(sentence));
    }

    @Test
    void override_isStrongerThanAllElse_andHoldsForItsCircuitAlone() throws ConfigException {
        AgentConfig config = ConfigText.load(
                Map.of("breakwater.circuit.crm.failure-threshold", "4"),
                Map.of(),
                METHODS,
                "failure-threshold = 3",
                "circuit.other.methods = com.acme.Other#get");
        AgentConfig set = set(config, Setting.FAILURE_THRESHOLD, "9");
        assertThat(set.circuits())
                .extracting(each -> each.circuit().failureThreshold())
                .containsExactly(9, 3);
        assertThat(set.sources().ofCircuit("crm", Setting.FAILURE_THRESHOLD).origin())
                .isEqualTo("JMX");
        assertThat(set.sources().ofCircuit("other", Setting.FAILURE_THRESHOLD).origin())
                .endsWith(":2");
        assertThat(adjust(set, Overrides.NONE).circuits().get(0).circuit().failureThreshold())
                .isEqualTo(4);
    }

    @Test
    void override_ofAPreset_keepsTheRestOfThePreset() throws ConfigException {
        AgentConfig config = ConfigText.load("circuit.crm.preset = zoho-crm-sdk");
        AgentConfig set = set(config, Setting.RETRY_MAX_ATTEMPTS, "7");
        assertThat(set.circuits().get(0).retry().maxAttempts()).isEqualTo(7);
        assertThat(set.sources().ofCircuit("crm", Setting.WRITES))
                .isEqualTo(config.sources().ofCircuit("crm", Setting.WRITES));
    }

    @Test
    void mode_thatIsSet_isTheCircuitsOwn() throws ConfigException {
        AgentConfig set = set(ConfigText.load(METHODS), Setting.MODE, "observe");
        assertThat(set.circuits().get(0).ownMode()).isTrue();
        assertThat(set.circuits().get(0).circuit().mode()).isEqualTo(CircuitMode.OBSERVE);
        assertThat(set.mode()).isEqualTo(CircuitMode.ENFORCE);
    }

    @Test
    void override_thatIsWrong_isRefusedInAFullSentence() throws ConfigException {
        AgentConfig config = ConfigText.load(METHODS, "window = 20 calls");
        assertRefused(
                config, Setting.RETRY_MAX_ATTEMPTS, "0", "retry.max-attempts must be 1 (no retry) or more, got 0");
        assertRefused(config, Setting.MODE, "on", "mode must be enforce, observe or off, got 'on'");
        assertRefused(
                config,
                Setting.MINIMUM_CALLS,
                "21",
                "minimum-calls (21) must not be more than the window of 20 calls can hold: it would never be reached");
        assertRefused(
                config,
                Setting.WINDOW,
                "5 calls",
                "window: minimum-calls (10) must not be more than the window of 5 calls can hold: it would never be reached");
        assertRefused(
                config,
                Setting.WRITES,
                "a b",
                "writes: 'a b' is not the name of a method, such as createRecord or create*");
        assertRefused(
                config, Setting.IGNORED, "a,,b", "ignored has an empty item: two commas in a row, or one at an end");
        assertRefused(
                config,
                Setting.RECOVERY_TIMEOUT,
                "${HOME}",
                "recovery-timeout must be a duration such as 500ms, 10s, 5m, 1h or PT10S, got '${HOME}'");
    }

    @Test
    void stillHolding_isWhatTheFileSaysNothingNewOf() throws ConfigException {
        AgentConfig before = ConfigText.load(METHODS, "failure-threshold = 3", "window = 50 calls");
        Overrides overrides = Overrides.NONE
                .with("crm", Setting.FAILURE_THRESHOLD, "9")
                .with("crm", Setting.WINDOW, "60s")
                .with("gone", Setting.WINDOW, "60s");
        AgentConfig after = ConfigText.load(METHODS, "circuit.crm.failure-threshold = 4", "window = 50 calls");
        Overrides holding = overrides.stillHolding(adjust(before, overrides), after);
        assertThat(holding.find("crm", Setting.FAILURE_THRESHOLD)).isNull();
        assertThat(holding.find("crm", Setting.WINDOW)).isEqualTo("60s");
        assertThat(holding.find("gone", Setting.WINDOW)).isNull();
        assertThat(overrides.missingIn(holding))
                .containsExactly("circuit.crm.failure-threshold", "circuit.gone.window");
        assertThat(holding.circuits()).containsExactly("crm");
        assertThat(holding.without("crm").circuits()).isEmpty();
        assertThat(holding.without("crm", Setting.WINDOW).circuits()).isEmpty();
    }

    @Test
    void overridesOfACircuit_areTakenOverAsAWhole_andAloneAreItsOwn() throws ConfigException {
        Overrides all = Overrides.NONE
                .with("crm", Setting.WINDOW, "60s")
                .with("crm", Setting.MINIMUM_CALLS, "3")
                .with("other", Setting.WINDOW, "5s");
        AgentConfig set = adjust(ConfigText.load(METHODS), Overrides.NONE.with("crm", all));
        assertThat(set.sources().overridden("crm"))
                .containsExactly(entry("circuit.crm.window", "60s"), entry("circuit.crm.minimum-calls", "3"));
        assertThat(set.sources().overridden("other")).isEmpty();
    }
}
