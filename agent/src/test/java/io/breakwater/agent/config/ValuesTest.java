package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.agent.RandomSeed;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ValuesTest {

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "10s, PT10S",
        "5m, PT5M",
        "1h, PT1H",
        "2d, PT48H",
        "PT10S, PT10S",
        "pt1m30s, PT1M30S",
        "P1D, PT24H",
        "60, PT1M",
        "0, PT0S",
        "0ms, PT0S",
        "1.5, PT1.5S",
        "1.5h, PT1H30M",
        "0.5ms, PT0.0005S",
        ".5s, PT0.5S",
        "10 s, PT10S",
        "-1s, PT-1S",
        "106751d, PT2562024H",
        "0.000001ms, PT0.000000001S"
    })
    void duration_isRead(String text, Duration expected) {
        assertThat(Values.duration(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s",
                "ms",
                "ten",
                "10 seconds",
                "10S",
                "10sec",
                "10us",
                "1,5s",
                "10s5",
                "5 m s",
                "P",
                "PT",
                "PT10",
                "--1s",
                "1h30m",
                "106752d",
                "9999999999999999999",
                "1e400s",
                "1e2147483647s",
                "1e-400s",
                "0.0000001ms",
                "PT99999999999999999999H",
                "NaN",
                "Infinity",
                "10\u00b5s"
            })
    void duration_thatIsNone_isASentence(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Values.duration(text))
                .withMessage("must be a duration such as 500ms, 10s, 5m, 1h or PT10S, got '" + text + "'");
    }

    @Test
    void bool_isTrueOrFalse() {
        assertThat(Values.bool("true")).isTrue();
        assertThat(Values.bool("TRUE")).isTrue();
        assertThat(Values.bool("False")).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Values.bool("yes"))
                .withMessage("must be true or false, got 'yes'");
        assertThatThrownBy(() -> Values.bool("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void integer_isWhole() {
        assertThat(Values.integer("-5")).isEqualTo(-5);
        assertThat(Values.integer("2147483647")).isEqualTo(Integer.MAX_VALUE);
        for (String none : List.of("", "5.0", "five", "2147483648", "0x10", "1_000")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Values.integer(none))
                    .withMessage("must be a whole number, got '" + none + "'");
        }
    }

    @Test
    void number_ofAnyText_isWhatTheJdkReads() {
        Random random = RandomSeed.of("ValuesTest.number");
        List<String> fixed =
                List.of("0", "00", "0.1", "1.", ".5", "123456789012345", "1.10", "99.99999999999", "-1", "1e3");
        for (String text : fixed) {
            assertThat(Values.number(text)).as(text).isEqualTo(Double.parseDouble(text));
        }
        String characters = "0123456789012345678901234567890123456789...e-+xfN ";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(20); length > 0; length--) {
                text.append(characters.charAt(random.nextInt(characters.length())));
            }
            assertThat(number(text.toString(), Values::number))
                    .as(text.toString())
                    .isEqualTo(number(text.toString(), Double::parseDouble));
        }
    }

    private static String number(String text, ToDoubleFunction<String> reader) {
        try {
            return Double.toString(reader.applyAsDouble(text));
        } catch (NumberFormatException none) {
            return "none";
        }
    }

    @Test
    void decimal_isANumber() {
        assertThat(Values.decimal("2")).isEqualTo(2.0);
        assertThat(Values.decimal("1.5")).isEqualTo(1.5);
        for (String none : List.of("", "two", "1,5", "2.0.0")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Values.decimal(none))
                    .withMessage("must be a number, got '" + none + "'");
        }
    }

    @Test
    void list_isSeparatedByCommas() {
        assertThat(Values.list("a")).containsExactly("a");
        assertThat(Values.list(" a ,b,  c d ")).containsExactly("a", "b", "c d");
        assertThat(Values.list("")).isEqualTo(List.of());
        assertThat(Values.list("none")).isEqualTo(List.of());
    }

    @Test
    void list_commasBetweenParentheses_separateNothing() {
        assertThat(Values.list("A#m(int, long), B#n(), C#o")).containsExactly("A#m(int, long)", "B#n()", "C#o");
        assertThat(Values.list("A#m(x, (y, z), w),b")).containsExactly("A#m(x, (y, z), w)", "b");
    }

    @Test
    void list_unbalancedParentheses_losesNothing() {
        assertThat(Values.list("A#m(int, b")).containsExactly("A#m(int, b");
        assertThat(Values.list("A#m), b")).containsExactly("A#m)", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "a,", ",a", "a,,b", "a, ,b", " ", "A#m(int),"})
    void list_emptyItem_isASentence(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Values.list(text))
                .withMessage("has an empty item: two commas in a row, or one at an end");
    }
}
