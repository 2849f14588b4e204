package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlaceholdersTest {

    private final Placeholders placeholders =
            new Placeholders(Map.of("HOST", "crm.example", "EMPTY", "", "DOLLAR", "${HOST}"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "plain | plain",
                "${HOST} | crm.example",
                "a ${HOST} b ${HOST} c | a crm.example b crm.example c",
                "${HOST}${HOST} | crm.examplecrm.example",
                "${HOST:other} | crm.example",
                "${MISSING:other} | other",
                "${MISSING:http://x:80} | http://x:80",
                "a${MISSING:}b | ab",
                "a${EMPTY}b | ab",
                "a${EMPTY:x}b | ab",
                "${DOLLAR} | ${HOST}",
                "a $HOST {HOST} } $ b | a $HOST {HOST} } $ b",
                "a ${HOST | a ${HOST",
                "${HOST} ${HOST | crm.example ${HOST"
            })
    void resolve_replacesVariables(String value, String expected) {
        assertThat(placeholders.resolve(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${MISSING}", "a ${HOST} ${MISSING}", "${}", "${ HOST }"})
    void resolve_unsetVariableWithoutDefault_isNull(String value) {
        assertThat(placeholders.resolve(value)).isNull();
    }
}
