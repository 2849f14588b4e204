package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.retry.Jitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigLoaderTest {

    private static final String METHODS = "circuit.a.methods = com.acme.A#get";

    @Test
    void everyProblem_isReportedAtOnce_inTheOrderOfTheFile() {
        assertThat(ConfigText.problems(
                        "failure-threshold = -1",
                        "retry.jiter = full",
                        "recovery-timeout = soon",
                        "",
                        "circuit.a.methods = com.acme.A.get, com.acme.A#get(",
                        "circuit.a.retry.max-attempts = 0",
                        "circuit.b.retry.base-delay = 1s",
                        "fallback.f.tiers = com.acme.A#get -> com.acme.B#get",
                        "log.level = loud",
                        "enabled = perhaps",
                        "circuit.a.recovery-timeout = ${MISSING}",
                        "failure-threshold = 3",
                        "ignored = a,,b"))
                .containsExactly(
                        "file:1: failure-threshold: must be 0 (not used) or more, got -1",
                        "file:2: retry.jiter: unknown key - did you mean retry.jitter?",
                        "file:3: recovery-timeout: must be a duration such as 500ms, 10s, 5m, 1h or PT10S, got 'soon'",
                        "file:5: circuit.a.methods: 'com.acme.A.get' is not of the form type#method, such as"
                                + " com.acme.Client#getAccount",
                        "file:5: circuit.a.methods: 'com.acme.A#get(' does not close its parenthesis",
                        "file:6: circuit.a.retry.max-attempts: must be 1 (no retry) or more, got 0",
                        "file:7: circuit.b.retry.base-delay: circuit 'b' has no methods: say which it guards, such as"
                                + " circuit.b.methods = com.acme.Client#getAccount",
                        "file:8: fallback.f.tiers: 'com.acme.A#get' is guarded by no circuit: add it to the methods of one",
                        "file:8: fallback.f.tiers: 'com.acme.B#get' is guarded by no circuit: add it to the methods of one",
                        "file:9: log.level: must be trace, debug, info, warn, error or off, got 'loud'",
                        "file:10: enabled: must be true or false, got 'perhaps'",
                        "file:11: circuit.a.recovery-timeout: '${MISSING}' names an environment variable that is not set,"
                                + " and gives no default (write ${NAME:default})",
                        "file:12: failure-threshold: is already set at file:1",
                        "file:13: ignored: has an empty item: two commas in a row, or one at an end");
    }

    @Test
    void variableThatIsNotSet_isReportedOnce_andNotAsSomethingMissing() {
        assertThat(ConfigText.problems(Map.of(), Map.of(), "circuit.a.methods = ${MISSING}"))
                .singleElement()
                .asString()
                .startsWith("file:1: circuit.a.methods: '${MISSING}' names an environment variable");
    }

    @Test
    void problemOutsideTheFile_comesFirst_andNamesItsOrigin() {
        assertThat(ConfigText.problems(
                        Map.of("breakwater.half-open-calls", "many"),
                        Map.of("RETRY_JITTER_ENABLED", "maybe"),
                        "circuit.a.methds = x",
                        METHODS))
                .containsExactly(
                        "-Dbreakwater.half-open-calls: half-open-calls: must be a whole number, got 'many'",
                        "environment variable RETRY_JITTER_ENABLED: retry.jitter: must be true, full, decorrelated or"
                                + " false, got 'maybe'",
                        "file:1: circuit.a.methds: unknown setting 'methds' - did you mean methods?");
    }

    @Test
    void badDefault_isReportedOnce_evenWhereEveryCircuitOverridesIt() {
        assertThat(ConfigText.problems(
                        METHODS, "circuit.a.failure-threshold = 3", "circuit.b.methods = B#m", "failure-threshold = x"))
                .containsExactly("file:4: failure-threshold: must be a whole number, got 'x'");
    }

    @Test
    void duplicates_areReportedEach() {
        assertThat(ConfigText.problems(METHODS, "strict = false", METHODS, "strict=true"))
                .containsExactly(
                        "file:3: circuit.a.methods: is already set at file:1",
                        "file:4: strict: is already set at file:2");
    }

    @Test
    void malformedEscape_isReportedWithItsLine() {
        assertThat(ConfigText.problems(METHODS, "log.file = C:\\users"))
                .singleElement()
                .asString()
                .startsWith("file:2: cannot be read: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "failure-threshold = 2147483648 | must be a whole number, got '2147483648'",
                "recovery-timeout = 0 | must be between 1 ms and 365 days, got PT0S",
                "recovery-timeout = 366d | must be between 1 ms and 365 days, got PT8784H",
                "recovery-timeout = PT2562047788015215H | must be between 1 ms and 365 days, got PT2562047788015215H",
                "half-open-timeout = -1s | must be between 1 ms and 365 days, got PT-1S",
                "half-open-calls = 0 | must be between 1 and 1000, got 0",
                "success-threshold = 0 | must be 1 or more, got 0",
                "retry.max-attempts = zero | must be a whole number, got 'zero'",
                "retry.base-delay = -1s | must be between 0 and 365 days, got PT-1S",
                "retry.max-delay = 400d | must be between 0 and 365 days, got PT9600H",
                "retry.exponential-base = 0.5 | must be between 1 and 1000, got 0.5",
                "retry.exponential-base = NaN | must be between 1 and 1000, got NaN",
                "retry.jitter = some | must be true, full, decorrelated or false, got 'some'",
                "retry.in-synchronized = 1 | must be true or false, got '1'",
                "failure-results = 429 | '429' is not of the form: path in list, such as statusCode in 429, 500-599",
                "failure-results = status-code in 429 | 'status-code' is not a path of properties such as statusCode",
                "rejected-results = a in 9-1 | the range 9-1 is empty: write the smaller number first",
                "writes = create*, | has an empty item: two commas in a row, or one at an end",
                "jmx.enabled = on | must be true or false, got 'on'"
            })
    void badValue_isReportedAsASentence(String line, String expected) {
        String key = line.substring(0, line.indexOf(' '));
        assertThat(ConfigText.problems(METHODS, line)).containsExactly("file:2: " + key + ": " + expected);
    }

    @Test
    void settingsOfACircuit_winOverDefaults() throws ConfigException {
        AgentConfig config = ConfigText.load(
                "failure-threshold = 8",
                "recovery-timeout = 2m",
                "retry.jitter = full",
                METHODS,
                "circuit.b.methods = B#m(int, long), C#n",
                "circuit.b.failure-threshold = 2",
                "circuit.b.half-open-timeout = 5",
                "circuit.b.retry.max-delay = ${DELAY:3s}",
                "circuit.b.retry.in-synchronized = true",
                "circuit.b.writes = none",
                "circuit.b.failure-results = status in 500-599");
        CircuitSpec a = config.circuits().get(0);
        CircuitSpec b = config.circuits().get(1);
        assertThat(a.circuit().failureThreshold()).isEqualTo(8);
        assertThat(a.circuit().recovery().halfOpenTimeout())
                .as("the recovery timeout")
                .isEqualTo(Duration.ofMinutes(2));
        assertThat(a.writes().byName("createOrder")).isTrue();
        assertThat(a.classifier().readsResults()).isFalse();
        assertThat(b.circuit().failureThreshold()).isEqualTo(2);
        assertThat(b.circuit().recovery().timeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(b.circuit().recovery().halfOpenTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(b.retry().backoff().maxDelay()).isEqualTo(Duration.ofSeconds(3));
        assertThat(b.retry().backoff().jitter()).isEqualTo(Jitter.FULL);
        assertThat(b.retryInSynchronized()).isTrue();
        assertThat(b.writes().byName("createOrder")).isFalse();
        assertThat(b.classifier().readsResults()).isTrue();
        assertThat(b.methods()).extracting(MethodPattern::toString).containsExactly("B#m(int, long)", "C#n");
    }

    @Test
    void jitter_hasItsNames() throws ConfigException {
        List<Jitter> jitters = new ArrayList<>();
        for (String name : List.of("true", "equal", "full", "Decorrelated", "FALSE", "none")) {
            jitters.add(ConfigText.load(METHODS, "retry.jitter = " + name)
                    .circuits()
                    .get(0)
                    .retry()
                    .backoff()
                    .jitter());
        }
        assertThat(jitters)
                .containsExactly(
                        Jitter.EQUAL, Jitter.EQUAL, Jitter.FULL, Jitter.DECORRELATED, Jitter.NONE, Jitter.NONE);
    }

    @Test
    void circuit_mentionedOnlyBySystemProperty_isOne() throws ConfigException {
        Map<String, String> properties = Map.of("breakwater.circuit.late.methods", "com.acme.L#m");
        assertThat(ConfigText.load(properties, Map.of(), METHODS).circuits())
                .extracting(CircuitSpec::name)
                .containsExactly("a", "late");
        assertThat(ConfigText.problems(Map.of("breakwater.circuit.late.failure-threshold", "3"), Map.of(), METHODS))
                .singleElement()
                .asString()
                .startsWith(
                        "-Dbreakwater.circuit.late.failure-threshold: circuit.late.failure-threshold: circuit 'late'"
                                + " has no methods");
    }
}
