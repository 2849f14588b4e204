package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.circuit.CircuitMode;
import io.breakwater.core.circuit.RefusalTrace;
import io.breakwater.core.window.WindowSize;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BreakerReaderTest {

    private static final String METHODS = "circuit.a.methods = com.acme.A#get";

    /** The settings of the circuit that these lines make. */
    private static CircuitConfig read(String... lines) throws ConfigException {
        String[] all = new String[lines.length + 1];
        all[0] = METHODS;
        System.arraycopy(lines, 0, all, 1, lines.length);
        return ConfigText.load(all).circuits().get(0).circuit();
    }

    @Test
    void recovery_growsByAFactor_upToACap() throws ConfigException {
        CircuitConfig config = read("recovery-backoff = 1.5", "recovery-timeout-max = 1h");
        assertThat(config.recovery().backoff()).isEqualTo(1.5);
        assertThat(config.recovery().timeoutMax()).isEqualTo(Duration.ofHours(1));
        assertThat(read("recovery-backoff = 100").recovery().backoff()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({"50, 50", "50%, 50", "50 %, 50", "0.001, 0.001", "100, 100", "33.3%, 33.3"})
    void rates_arePercentages(String text, double expected) throws ConfigException {
        assertThat(read("failure-rate-threshold = " + text).rates().failureRateThreshold())
                .isEqualTo(expected);
        assertThat(read("slow-call-rate-threshold = " + text).rates().slowCallRateThreshold())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "OFF", "none", ""})
    void off_meansNotUsed(String off) throws ConfigException {
        CircuitConfig config = read(
                "failure-rate-threshold = 50",
                "slow-call-duration = 2s",
                "max-concurrent-calls = 5",
                "circuit.a.failure-rate-threshold = " + off,
                "circuit.a.slow-call-duration = " + off,
                "circuit.a.max-concurrent-calls = " + off);
        assertThat(config).isEqualTo(CircuitConfig.defaults());
        assertThat(config.rates().used()).isFalse();
    }

    @Test
    void slowCalls_haveADuration() throws ConfigException {
        assertThat(read("slow-call-duration = 500ms").rates().slowCallDuration())
                .isEqualTo(Duration.ofMillis(500));
        assertThat(read("slow-call-duration = 2").rates().slowCallDuration()).isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @CsvSource({"50 calls, 50", "1 call, 1", "10000 calls, 10000", "20calls, 20"})
    void window_isANumberOfCalls(String text, int calls) throws ConfigException {
        assertThat(read("window = " + text, "minimum-calls = 1").rates().window())
                .isEqualTo(WindowSize.calls(calls));
    }

    @ParameterizedTest
    @CsvSource({"60s, 60", "1s, 1", "1d, 86400", "PT90S, 90", "100, 100"})
    void window_isATime(String text, long seconds) throws ConfigException {
        assertThat(read("window = " + text).rates().window()).isEqualTo(WindowSize.time(Duration.ofSeconds(seconds)));
    }

    @Test
    void minimumCalls_reachUpToTheWindow() throws ConfigException {
        assertThat(read("minimum-calls = 100").rates().minimumCalls()).isEqualTo(100);
        assertThat(read("window = 5 calls", "minimum-calls = 5").rates().minimumCalls())
                .isEqualTo(5);
        assertThat(read("window = 10s", "minimum-calls = 100000").rates().minimumCalls())
                .as("a window by time holds any number")
                .isEqualTo(100_000);
    }

    @Test
    void concurrentCalls_haveALimit() throws ConfigException {
        assertThat(read("max-concurrent-calls = 25").maxConcurrentCalls()).isEqualTo(25);
        assertThat(read("max-concurrent-calls = 0").maxConcurrentCalls()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"enforce, ENFORCE", "observe, OBSERVE", "off, OFF", "Observe, OBSERVE"})
    void mode_hasItsNames(String text, CircuitMode expected) throws ConfigException {
        assertThat(read("mode = " + text).mode()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"sampled, SAMPLED", "always, ALWAYS", "never, NEVER", "NEVER, NEVER"})
    void stackTraces_haveTheirNames(String text, RefusalTrace expected) throws ConfigException {
        assertThat(read("rejection-stack-trace = " + text).refusalTrace()).isEqualTo(expected);
    }

    @Test
    void settingsOfACircuit_winOverDefaults() throws ConfigException {
        CircuitConfig config = read(
                "recovery-backoff = 3",
                "window = 60s",
                "mode = observe",
                "rejection-stack-trace = never",
                "circuit.a.window = 20 calls",
                "circuit.a.mode = enforce");
        assertThat(config.recovery().backoff()).isEqualTo(3);
        assertThat(config.rates().window()).isEqualTo(WindowSize.calls(20));
        assertThat(config.mode()).isEqualTo(CircuitMode.ENFORCE);
        assertThat(config.refusalTrace()).isEqualTo(RefusalTrace.NEVER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "recovery-backoff = 0.9 | must be between 1 and 100, got 0.9",
                "recovery-backoff = 101 | must be between 1 and 100, got 101.0",
                "recovery-backoff = NaN | must be between 1 and 100, got NaN",
                "recovery-backoff = off | must be a number, got 'off'",
                "recovery-timeout-max = 0 | must be between 1 ms and 365 days, got PT0S",
                "recovery-timeout-max = off | must be a duration such as 500ms, 10s, 5m, 1h or PT10S, got 'off'",
                "failure-rate-threshold = 0 | must be off, or a percentage between 0.001 and 100, got '0'",
                "failure-rate-threshold = 0.0001 | must be a percentage between 0.001 and 100, got 1.0E-4",
                "failure-rate-threshold = 100.1% | must be a percentage between 0.001 and 100, got 100.1",
                "failure-rate-threshold = -5 | must be a percentage between 0.001 and 100, got -5.0",
                "failure-rate-threshold = NaN | must be a percentage between 0.001 and 100, got NaN",
                "failure-rate-threshold = half | must be a percentage such as 50 or 50%, got 'half'",
                "failure-rate-threshold = % | must be a percentage such as 50 or 50%, got '%'",
                "slow-call-duration = 0 | must be between 1 ms and 365 days, got PT0S",
                "slow-call-duration = slow | must be a duration such as 500ms, 10s, 5m, 1h or PT10S, got 'slow'",
                "slow-call-rate-threshold = 0 | must be a percentage between 0.001 and 100, got 0.0",
                "slow-call-rate-threshold = off | must be a percentage such as 50 or 50%, got 'off'",
                "window = 0 calls | must be between 1 and 10000 calls, got 0",
                "window = 10001 calls | must be between 1 and 10000 calls, got 10001",
                "window = many calls | must be a whole number, got 'many'",
                "window = calls | must be a whole number, got ''",
                "minimum-calls = 0 | must be 1 or more, got 0",
                "minimum-calls = few | must be a whole number, got 'few'",
                "minimum-calls = off | must be a whole number, got 'off'",
                "max-concurrent-calls = -1 | must be 0 (no limit) or more, got -1",
                "max-concurrent-calls = 2.5 | must be a whole number, got '2.5'",
                "mode = on | must be enforce, observe or off, got 'on'",
                "mode = none | must be enforce, observe or off, got 'none'",
                "rejection-stack-trace = off | must be sampled, always or never, got 'off'"
            })
    void badValue_isReportedAsASentence(String line, String expected) {
        String key = line.substring(0, line.indexOf(' '));
        assertThat(ConfigText.problems(METHODS, line)).containsExactly("file:2: " + key + ": " + expected);
        assertThat(ConfigText.problems(METHODS, "circuit.a." + line))
                .containsExactly("file:2: circuit.a." + key + ": " + expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "many", "999ms", "25h", "100 kalls", "-60s", "100 calls or so"})
    void badWindow_isReportedAsASentence(String text) {
        assertThat(ConfigText.problems(METHODS, "window = " + text))
                .containsExactly("file:2: window: must be a number of calls such as 100 calls, or a duration between 1s"
                        + " and 1d such as 60s, got '" + text + "'");
    }

    @Test
    void minimumCalls_aboveTheWindow_areReported() {
        assertThat(ConfigText.problems(METHODS, "minimum-calls = 101"))
                .containsExactly("file:2: minimum-calls: minimum-calls (101) must not be more than the window of 100"
                        + " calls can hold: it would never be reached");
        assertThat(ConfigText.problems(METHODS, "circuit.a.window = 20 calls", "circuit.a.minimum-calls = 21"))
                .containsExactly("file:3: circuit.a.minimum-calls: minimum-calls (21) must not be more than the window"
                        + " of 20 calls can hold: it would never be reached");
    }

    /** The line that is to be changed is the one that is there. */
    @Test
    void window_belowTheDefaultOfMinimumCalls_isReportedWithItsLine() {
        assertThat(ConfigText.problems(METHODS, "circuit.a.window = 5 calls"))
                .singleElement()
                .asString()
                .startsWith("file:2: circuit.a.window: ");
    }

    @Test
    void badWindow_contradictsNothingElse() {
        assertThat(ConfigText.problems(METHODS, "window = 500", "window = many", "minimum-calls = 200"))
                .containsExactly("file:3: window: is already set at file:2");
        assertThat(ConfigText.problems(METHODS, "window = many", "minimum-calls = 200"))
                .as("whether 200 is too much, nobody knows")
                .hasSize(1);
    }

    @Test
    void severalProblems_areReportedAtOnce() {
        assertThat(ConfigText.problems(METHODS, "recovery-backoff = x", "window = x", "mode = x", "minimum-calls = 0"))
                .hasSize(4);
    }

    @Test
    void badDefault_isReportedOnce_evenWhereEveryCircuitOverridesIt() {
        assertThat(ConfigText.problems(
                        METHODS,
                        "circuit.b.methods = B#m",
                        "mode = on",
                        "circuit.a.mode = off",
                        "circuit.b.mode = off"))
                .containsExactly("file:3: mode: must be enforce, observe or off, got 'on'");
    }
}
