package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.classify.ConfiguredClassifier;
import io.breakwater.core.retry.RetryBudget;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long retries may go on, what they may cost, and when the server wants them. */
final class RetryReaderTest {

    private static final String METHODS = "circuit.a.methods = com.acme.A#get";

    private static CircuitSpec read(String... lines) throws ConfigException {
        String[] all = new String[lines.length + 1];
        all[0] = METHODS;
        System.arraycopy(lines, 0, all, 1, lines.length);
        return ConfigText.load(all).circuits().get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "Off", "none", ""})
    void off_isNoLimit(String off) throws ConfigException {
        CircuitSpec spec = read(
                "retry.max-duration = 5s",
                "retry.budget = 5%",
                "retry.after = retryAfter",
                "circuit.a.retry.max-duration = " + off,
                "circuit.a.retry.budget = " + off,
                "circuit.a.retry.after = " + off);
        assertThat(spec.retry().maxDuration()).isNull();
        assertThat(spec.retryBudget()).isEqualTo(RetryBudget.OFF);
        assertThat(spec.classifier().retryAfter()).isNull();
    }

    @Test
    void maxDuration_isADuration() throws ConfigException {
        assertThat(read("retry.max-duration = 30s").retry().maxDuration()).isEqualTo(Duration.ofSeconds(30));
        assertThat(read("retry.max-duration = 1m", "circuit.a.retry.max-duration = 500ms")
                        .retry()
                        .maxDuration())
                .isEqualTo(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @CsvSource({"20%, 20", "50, 50", "0, 0", "0%, 0", "100 %, 100", "0.5, 0.5"})
    void budget_isAPercentage(String text, double expected) throws ConfigException {
        assertThat(read("retry.budget = " + text).retryBudget()).isEqualTo(expected);
        assertThat(read("retry.budget = 7", "circuit.a.retry.budget = " + text).retryBudget())
                .isEqualTo(expected);
    }

    @Test
    void after_isAPathOfTheResultOrTheThrowable() throws ConfigException {
        ConfiguredClassifier classifier =
                read("retry.after = headers.retryAfter").classifier();
        assertThat(classifier.retryAfter(new Answer(new Headers("7")), null)).isEqualTo("7");
        assertThat(classifier.retryAfter(null, new Limited(new Headers("120")))).isEqualTo("120");
        assertThat(classifier.retryAfter(null, null)).isNull();
        assertThat(classifier.readsResults())
                .as("a result that is no failure is not looked at")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "retry.max-duration = 0 | must be between 1 ms and 365 days, got PT0S",
                "retry.max-duration = -1s | must be between 1 ms and 365 days, got PT-1S",
                "retry.max-duration = 366d | must be between 1 ms and 365 days, got PT8784H",
                "retry.max-duration = soon | must be a duration such as 500ms, 10s, 5m, 1h or PT10S, got 'soon'",
                "retry.budget = 101 | must be between 0 and 100 percent, or off, got 101.0",
                "retry.budget = -1% | must be between 0 and 100 percent, or off, got -1.0",
                "retry.budget = NaN | must be between 0 and 100 percent, or off, got NaN",
                "retry.budget = all | must be a percentage such as 50 or 50%, got 'all'",
                "retry.after = headers.retry-after | 'headers.retry-after' is not a path of properties such as statusCode",
                "retry.after = headers..x | 'headers..x' is not a path of properties such as statusCode"
            })
    void badValue_isReportedAsASentence(String line, String expected) {
        String key = line.substring(0, line.indexOf(' '));
        assertThat(ConfigText.problems(METHODS, line)).containsExactly("file:2: " + key + ": " + expected);
        assertThat(ConfigText.problems(METHODS, "circuit.a." + line))
                .containsExactly("file:2: circuit.a." + key + ": " + expected);
    }

    /** Only off means off. */
    @Test
    void budgetWithoutBounds_isReported() {
        assertThat(ConfigText.problems(METHODS, "retry.budget = Infinity")).hasSize(1);
    }

    @Test
    void badDefault_isReportedOnce_evenWhereEveryCircuitOverridesIt() {
        assertThat(ConfigText.problems(
                        METHODS,
                        "retry.budget = all",
                        "retry.after = -",
                        "circuit.a.retry.budget = off",
                        "circuit.a.retry.after = none"))
                .containsExactly(
                        "file:2: retry.budget: must be a percentage such as 50 or 50%, got 'all'",
                        "file:3: retry.after: '-' is not a path of properties such as statusCode");
    }

    @Test
    void otherSources_areAsked() throws ConfigException {
        AgentConfig config = ConfigText.load(
                Map.of("breakwater.retry.budget", "30%"),
                Map.of("BREAKWATER_CIRCUIT_A_RETRY_MAX_DURATION", "9s"),
                METHODS,
                "retry.budget = 5%");
        assertThat(config.circuits().get(0).retryBudget()).isEqualTo(30);
        assertThat(config.circuits().get(0).retry().maxDuration()).isEqualTo(Duration.ofSeconds(9));
    }

    /** Headers of an answer. */
    public record Headers(String retryAfter) {}

    /** An answer of a server. */
    public record Answer(Headers headers) {}

    /** A server that has had enough. */
    @SuppressWarnings("serial")
    public static final class Limited extends RuntimeException {

        private final Headers headers;

        Limited(Headers headers) {
            this.headers = headers;
        }

        public Headers getHeaders() {
            return headers;
        }
    }
}
