package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.config.Rejection.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RejectionTest {

    private static final String METHODS = "circuit.a.methods = com.acme.A#get";

    private static Rejection read(String... lines) throws ConfigException {
        return ConfigText.load(lines).circuits().get(0).rejection();
    }

    @Test
    void rejection_isWhatTheMethodDeclares_unlessSaidOtherwise() throws ConfigException {
        assertThat(read(METHODS)).isEqualTo(new Rejection(Kind.DECLARED, null));
        assertThat(read(METHODS, "rejection = Auto")).isEqualTo(new Rejection(Kind.DECLARED, null));
    }

    @Test
    void rejection_isPlainOrATypeByName_ofACircuitOrOfAll() throws ConfigException {
        assertThat(read(METHODS, "rejection = CircuitOpenException").kind()).isEqualTo(Kind.PLAIN);
        assertThat(read(METHODS, "rejection = io.breakwater.core.CircuitOpenException")
                        .kind())
                .isEqualTo(Kind.PLAIN);
        assertThat(read(METHODS, "rejection = com.acme.Client$BusyException"))
                .isEqualTo(new Rejection(Kind.NAMED, "com.acme.Client$BusyException"));
        assertThat(read(METHODS, "rejection = com.acme.BusyException", "circuit.a.rejection = auto"))
                .isEqualTo(new Rejection(Kind.DECLARED, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "none",
                "BusyException",
                "com.acme.",
                ".acme.Busy",
                "com..Busy",
                "com.acme.Busy+",
                "com.acme.*",
                "com.4cme.Busy",
                "com.acme.Busy, com.acme.Other"
            })
    void whatIsNoName_isReported(String text) {
        assertThat(ConfigText.problems(METHODS, "circuit.a.rejection = " + text))
                .containsExactly(
                        "file:2: circuit.a.rejection: must be auto, CircuitOpenException, or the full name of an"
                                + " exception type such as com.acme.BusyException (nested types with $), got '" + text
                                + "'");
    }

    @Test
    void badDefault_isReportedOnce() {
        assertThat(ConfigText.problems(METHODS, "circuit.a.rejection = auto", "rejection = busy"))
                .singleElement()
                .asString()
                .startsWith("file:3: rejection: must be auto, ");
    }
}
