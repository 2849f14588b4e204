package io.breakwater.agent.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is probed, how often, and whether the circuit follows. */
final class HealthReaderTest {

    private static final String METHODS = "circuit.a.methods = com.acme.A#get";

    private static @Nullable HealthSpec readOrNothing(String... lines) throws ConfigException {
        String[] all = new String[lines.length + 1];
        all[0] = METHODS;
        System.arraycopy(lines, 0, all, 1, lines.length);
        return ConfigText.load(all).circuits().get(0).health();
    }

    private static HealthSpec read(String... lines) throws ConfigException {
        return requireNonNull(readOrNothing(lines));
    }

    @Test
    void probe_withoutAnythingElse_hasTheDefaultsOfTheContract() throws ConfigException {
        assertThat(read("health.probe = tcp://localhost:8443"))
                .isEqualTo(new HealthSpec(
                        "tcp://localhost:8443", null, Duration.ofSeconds(30), Duration.ofSeconds(10), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "off", "NONE", ""})
    void none_isNoProbe(String none) throws ConfigException {
        assertThat(readOrNothing("health.interval = 1s", "health.drives-circuit = true"))
                .isNull();
        assertThat(readOrNothing("health.probe = tcp://localhost:1", "circuit.a.health.probe = " + none))
                .as("one circuit may be left out")
                .isNull();
    }

    @Test
    void everything_ofOneCircuit_isItsOwn() throws ConfigException {
        AgentConfig config = ConfigText.load(
                METHODS,
                "circuit.b.methods = com.acme.B#get",
                "health.probe = http://localhost/up?deep=true",
                "health.interval = 5s",
                "circuit.b.health.probe = https://crm.example/up",
                "circuit.b.health.interval = 250ms",
                "circuit.b.health.timeout = 1",
                "circuit.b.health.drives-circuit = TRUE");
        assertThat(config.circuits())
                .extracting(CircuitSpec::health)
                .containsExactly(
                        new HealthSpec(
                                "http://localhost/up?deep=true",
                                null,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(10),
                                false),
                        new HealthSpec(
                                "https://crm.example/up", null, Duration.ofMillis(250), Duration.ofSeconds(1), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.acme.Up#check", "com.acme.Up#check()", "com.acme.Up$Inner#check", "Up#check"})
    void method_isStaticAndWithoutParameters(String text) throws ConfigException {
        HealthSpec spec = read("health.probe = " + text);
        assertThat(spec.address()).isNull();
        assertThat(requireNonNull(spec.method()).name()).isEqualTo(text.replace("()", ""));
    }

    @Test
    void classicNames_areHeard_andWeakerThanOurs() throws ConfigException {
        Map<String, String> classic = Map.of("HEALTH_CHECK_INTERVAL", "7", "HEALTH_CHECK_TIMEOUT", "3s");
        HealthSpec spec = requireNonNull(ConfigText.load(
                        Map.of("breakwater.health.timeout", "2s"),
                        classic,
                        METHODS,
                        "health.probe = tcp://localhost:1",
                        "health.interval = 9s")
                .circuits()
                .get(0)
                .health());
        assertThat(spec.interval()).as("stronger than the file").isEqualTo(Duration.ofSeconds(7));
        assertThat(spec.timeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "health.interval = 0 | must be between 1 ms and 365 days, got '0'",
                "health.interval = -1s | must be between 1 ms and 365 days, got '-1s'",
                "health.interval = 366d | must be between 1 ms and 365 days, got '366d'",
                "health.timeout = soon | must be a duration such as 500ms, 10s, 5m, 1h or PT10S, got 'soon'",
                "health.timeout = off | must be a duration such as 500ms, 10s, 5m, 1h or PT10S, got 'off'",
                "health.drives-circuit = yes | must be true or false, got 'yes'",
                "health.probe = tcp://localhost | must be tcp://host:port and nothing else, got tcp://localhost",
                "health.probe = tcp://localhost:0 | the port must be between 1 and 65535, got 0",
                "health.probe = ftp://localhost/ | must be tcp://host:port, http://host/path or https://host/path, got"
                        + " ftp://localhost/...",
                "health.probe = https:/hooks/T00?token=SECRET | must be tcp://host:port, http(s)://host/path, or type#method"
                        + " of a static method without parameters",
                "health.probe = https:/hooks#SECRET | must be tcp://host:port, http(s)://host/path, or type#method"
                        + " of a static method without parameters",
                "health.probe = com.acme.Up#is* | must be tcp://host:port, http(s)://host/path, or type#method of a"
                        + " static method without parameters, got 'com.acme.Up#is*'",
                "health.probe = com.acme.Up#is(int) | must be tcp://host:port, http(s)://host/path, or type#method of a"
                        + " static method without parameters, got 'com.acme.Up#is(int)'"
            })
    void badValue_isReportedAsASentence(String line, String expected) {
        String key = line.substring(0, line.indexOf(' '));
        assertThat(ConfigText.problems(METHODS, line)).containsExactly("file:2: " + key + ": " + expected);
        assertThat(ConfigText.problems(METHODS, "circuit.a." + line))
                .containsExactly("file:2: circuit.a." + key + ": " + expected);
    }

    /** Somebody who forgets the scheme is told of all three forms, not of methods alone. */
    @Test
    void addressWithoutAScheme_isToldTheForms() {
        assertThat(ConfigText.problems(METHODS, "health.probe = localhost:8443"))
                .singleElement()
                .asString()
                .startsWith("file:2: health.probe: ")
                .contains("tcp://host:port");
    }

    @Test
    void secretsOfAnAddress_areNotRepeated() {
        assertThat(ConfigText.problems(METHODS, "health.probe = http://user:hidden@localhost/?key=hidden"))
                .singleElement()
                .asString()
                .startsWith("file:2: health.probe: must not carry user info")
                .doesNotContain("hidden");
    }

    @Test
    void everyProblem_isReportedAtOnce() {
        List<String> problems = ConfigText.problems(
                METHODS,
                "health.probe = tcp://",
                "health.interval = 0",
                "health.timeout = x",
                "health.drives-circuit = 1");
        assertThat(problems).hasSize(4);
    }
}
