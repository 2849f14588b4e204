package io.breakwater.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.breakwater.agent.Eventually;
import io.breakwater.agent.log.AgentLog;
import io.breakwater.agent.log.ConfigProblems;
import io.breakwater.agent.log.LogCapture;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a configured text is as the type that a method returns. */
final class ConfiguredValueTest {

    /** A method of each type, called like it. Only their shapes are of interest. */
    interface Answers {

        void nothing();

        String text();

        CharSequence characters();

        Object object();

        boolean bool();

        Boolean boxedBool();

        int number();

        Integer boxedNumber();

        long big();

        Long boxedBig();

        double decimal();

        Double boxedDecimal();

        TimeUnit constant();

        List<String> list();

        Collection<String> collection();

        Iterable<String> iterable();

        Set<String> set();

        Map<String, String> map();

        Optional<String> optional();

        String[] texts();

        int[] numbers();

        int[][] table();

        float single();

        byte tiny();

        char letter();

        StringBuilder builder();

        OptionalInt optionalNumber();

        Number anyNumber();
    }

    private final List<RuntimeException> mistakes = new ArrayList<>();

    private static TierCall callOf(String method) {
        return new TierCall(GateFixture.shape(Answers.class, method), false, Answers.class, new Object[0]);
    }

    private @Nullable Object value(String method, String text) throws ClassNotFoundException {
        return new ConfiguredValue("get", text, mistakes::add).value(callOf(method));
    }

    @ParameterizedTest
    @CsvSource({
        "text, nobody, nobody",
        "text, 7, 7",
        "text, true, true",
        "characters, nobody, nobody",
        "object, nobody, nobody",
        "bool, true, true",
        "bool, FALSE, false",
        "boxedBool, false, false",
        "number, -7, -7",
        "boxedNumber, 2147483647, 2147483647",
        "big, 9223372036854775807, 9223372036854775807",
        "boxedBig, 0, 0",
        "decimal, 2.5, 2.5",
        "decimal, 2, 2.0",
        "boxedDecimal, -1e3, -1000.0",
        "constant, SECONDS, SECONDS"
    })
    void literal_isOfTheMethodsType(String method, String text, String expected) throws Exception {
        Object value = value(method, text);
        assertThat(value).hasToString(expected);
        assertThat(Types.fits(value, callOf(method).returnType())).isTrue();
        assertThat(mistakes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "text",
                "characters",
                "object",
                "boxedBool",
                "boxedNumber",
                "boxedBig",
                "boxedDecimal",
                "constant",
                "list",
                "map",
                "optional",
                "texts",
                "builder",
                "anyNumber"
            })
    void null_isNull(String method) throws Exception {
        assertThat(value(method, "null")).isNull();
        assertThat(mistakes).isEmpty();
    }

    @Test
    void empty_isTheEmptyThingOfItsKind() throws Exception {
        assertThat(value("text", "empty")).isEqualTo("");
        assertThat(value("characters", "empty")).isEqualTo("");
        assertThat(value("list", "empty")).isEqualTo(List.of());
        assertThat(value("collection", "empty")).isEqualTo(List.of());
        assertThat(value("iterable", "empty")).isEqualTo(List.of());
        assertThat(value("set", "empty")).isEqualTo(Set.of());
        assertThat(value("map", "empty")).isEqualTo(Map.of());
        assertThat(value("optional", "empty")).isEqualTo(Optional.empty());
        assertThat(value("texts", "empty")).isEqualTo(new String[0]);
        assertThat(value("numbers", "empty")).isEqualTo(new int[0]);
        assertThat(value("table", "empty")).isEqualTo(new int[0][]);
        assertThat(mistakes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "empty", "nobody", ""})
    void void_ignoresTheText(String text) throws Exception {
        assertThat(value("nothing", text)).isNull();
        assertThat(mistakes).isEmpty();
    }

    @Test
    void nothingWritten_isTheEmptyText() throws Exception {
        assertThat(value("text", "")).isEqualTo("");
    }

    @ParameterizedTest
    @CsvSource({
        "number, null, int",
        "bool, null, boolean",
        "decimal, null, double",
        "number, empty, int",
        "bool, empty, boolean",
        "boxedNumber, empty, java.lang.Integer",
        "constant, empty, java.util.concurrent.TimeUnit",
        "number, 1.5, int",
        "number, 99999999999, int",
        "big, x, long",
        "decimal, many, double",
        "bool, yes, boolean",
        "constant, seconds, java.util.concurrent.TimeUnit",
        "list, nobody, java.util.List",
        "texts, nobody, [Ljava.lang.String;",
        "optional, nobody, java.util.Optional",
        "object, empty, java.lang.Object",
        "builder, empty, java.lang.StringBuilder",
        "optionalNumber, empty, java.util.OptionalInt",
        "anyNumber, 1, java.lang.Number",
        "single, 1, float",
        "tiny, 1, byte",
        "letter, x, char"
    })
    void unfit_isAMistake_andNoValue(String method, String text, String type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> value(method, text))
                .withMessage("fallback 'get': the value '" + text + "' is no " + type);
        assertThat(mistakes).singleElement().isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void mistake_isReportedOnce_howeverOftenTheValueIsAskedFor() {
        ConfigProblems problems = new ConfigProblems(new AgentLog());
        ConfiguredValue value = new ConfiguredValue("get", "many", problems.mistakes());
        try (LogCapture log = new LogCapture()) {
            for (int i = 0; i < 3; i++) {
                assertThatIllegalArgumentException().isThrownBy(() -> value.value(callOf("number")));
            }
            Eventually.holds(() -> log.count("is no int") > 0);
            assertThat(log.count("configuration: fallback 'get': the value 'many' is no int"))
                    .isEqualTo(1);
        }
        assertThat(problems.all()).containsExactly("fallback 'get': the value 'many' is no int");
    }
}
