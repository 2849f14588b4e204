package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class WritesReaderTest {

    private static final String METHODS = "circuit.a.methods = A#b";

    private static Writes writes(String text) throws ConfigException {
        return ConfigText.load(METHODS, "writes = " + text).circuits().get(0).writes();
    }

    private static List<String> problems(String text) {
        return ConfigText.problems("writes = " + text, METHODS);
    }

    private static boolean isWrite(Writes writes, String method, @Nullable Object... arguments) {
        return writes.isWrite(method, null, arguments);
    }

    @Test
    void names_withSomeTakenOut() throws ConfigException {
        Writes allButReads = writes("*, !get*, ! search");
        assertThat(allButReads.byName("updateRecord")).isTrue();
        assertThat(allButReads.byName("getRecord")).isFalse();
        assertThat(allButReads.byName("search")).isFalse();
        assertThat(allButReads.byName("searchRecords")).isTrue();
        assertThat(writes("none").byName("createRecord")).isFalse();
        assertThat(problems("!get*")).singleElement().asString().contains("only takes methods out");
        assertThat(problems("a.b, !c d")).hasSize(2);
    }

    @Test
    void conditions_sayWhichCallsOfAnyMethodAct() throws ConfigException {
        Writes byMethod = writes("create*; 0 not in GET, HEAD");
        assertThat(isWrite(byMethod, "createRecord", "GET")).isTrue();
        assertThat(isWrite(byMethod, "send", "POST")).isTrue();
        assertThat(isWrite(byMethod, "send", "GET")).isFalse();
        assertThat(byMethod.byName("send")).as("not every call").isFalse();
        assertThat(problems("create*; 0 in")).hasSize(1);
        assertThat(problems("create*; method in GET")).hasSize(1);
    }

    @Test
    void condition_thatCannotBeRead_saysWrite() throws ConfigException {
        Writes byMethod = writes("none; 0.method.name not in GET");
        assertThat(byMethod.names()).isEmpty();
        assertThat(isWrite(byMethod, "send", (Object) null)).isTrue();
        assertThat(isWrite(writes("none; this.method in POST"), "send", "x")).isTrue();
    }

    @Test
    void anyPart_mayHoldAlone() throws ConfigException {
        Writes writes = writes("0 in a; 1 in b; c");
        assertThat(isWrite(writes, "x", "a", "-")).isTrue();
        assertThat(isWrite(writes, "x", "-", "b")).isTrue();
        assertThat(isWrite(writes, "c", "-", "-")).isTrue();
        assertThat(isWrite(writes, "x", "-", "-")).isFalse();
    }
}
