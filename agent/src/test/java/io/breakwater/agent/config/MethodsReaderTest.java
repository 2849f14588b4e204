package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MethodsReaderTest {

    private static CircuitSpec circuit(String... lines) throws ConfigException {
        return ConfigText.load(lines).circuits().get(0);
    }

    @Test
    void exclusions_standAnywhereInTheList() throws ConfigException {
        CircuitSpec spec = circuit("circuit.a.methods = !A#x(int, *), com.acme.**#*, ! B+#y , C#z");
        assertThat(spec.methods()).extracting(MethodPattern::toString).containsExactly("com.acme.**#*", "C#z");
        assertThat(spec.excluded()).extracting(MethodPattern::toString).containsExactly("A#x(int, *)", "B+#y");
        assertThat(spec.excludes("A", List.of(), "x", List.of("int", "long"))).isTrue();
        assertThat(spec.excludes("A", List.of(), "x", List.of("int"))).isFalse();
        assertThat(spec.excludes("com.acme.Sub", List.of("B"), "y", List.of())).isTrue();
        assertThat(spec.excludes("com.acme.Sub", List.of("C"), "y", List.of())).isFalse();
    }

    @Test
    void listOfExclusionsAlone_isReported() {
        assertThat(ConfigText.problems("circuit.a.methods = !A#x, !B#y"))
                .containsExactly(
                        "file:1: circuit.a.methods: only excludes methods, so circuit 'a' guards none: add those"
                                + " that it guards, without the '!'");
        assertThat(ConfigText.problems("circuit.a.methods = !A")).hasSize(2);
        assertThat(ConfigText.problems("circuit.a.methods = A#x, !, !!A#x, A#!x"))
                .hasSize(3);
    }

    @Test
    void where_isReadPerCircuit() throws ConfigException {
        assertThat(circuit("circuit.a.methods = A#x").where()).isNull();
        assertThat(circuit("circuit.a.methods = A#x", "circuit.a.where =").where())
                .isNull();
        CircuitSpec spec = circuit("circuit.a.methods = A#x", "circuit.a.where = 1.length in 3; 0 in eu");
        assertThat(spec.where()).hasToString("1.length in 3; 0 in eu");
        assertThat(spec.where()).isNotNull();
    }

    @Test
    void where_thatIsNone_isReported() {
        assertThat(ConfigText.problems("circuit.a.methods = A#x", "where = 0 in eu"))
                .containsExactly("file:2: where: can only be set as circuit.<name>.where");
        assertThat(ConfigText.problems("circuit.a.methods = A#x", "circuit.a.where = uri.host in eu"))
                .singleElement()
                .asString()
                .startsWith("file:2: circuit.a.where: 'uri.host in eu' is not of the form: number of the argument");
        assertThat(ConfigText.problems("circuit.a.methods = A#x", "circuit.a.where = 0..host in eu"))
                .singleElement()
                .asString()
                .startsWith("file:2: circuit.a.where: '.host' is not a path of properties");
        assertThat(ConfigText.problems("circuit.a.methods = A#x", "circuit.a.where = none"))
                .hasSize(1);
    }
}
