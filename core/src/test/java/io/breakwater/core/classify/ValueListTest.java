package io.breakwater.core.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.breakwater.core.RandomSeed;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ValueListTest {

    @Test
    void contains_numbersAndRanges_includesBothEnds() {
        ValueList list = ValueList.of("429, 500-599");

        assertThat(list.contains(429)).isTrue();
        assertThat(list.contains(428)).isFalse();
        assertThat(list.contains(499)).isFalse();
        assertThat(list.contains(500)).isTrue();
        assertThat(list.contains(599)).isTrue();
        assertThat(list.contains(600)).isFalse();
    }

    @Test
    void contains_anyKindOfWholeNumber_comparesTheValue() {
        ValueList list = ValueList.of("5-7");

        assertThat(list.contains((byte) 6)).isTrue();
        assertThat(list.contains((short) 6)).isTrue();
        assertThat(list.contains(6L)).isTrue();
        assertThat(list.contains(BigInteger.valueOf(6))).isTrue();
        assertThat(list.contains("6")).isTrue();
        assertThat(list.contains(4_294_967_302L)).isFalse(); // 6 as an int
        assertThat(list.contains("six")).isFalse();
    }

    @Test
    void contains_negativeNumbersAndRanges() {
        ValueList list = ValueList.of("-5, -20--10, -1-1");

        assertThat(list.contains(-5)).isTrue();
        assertThat(list.contains(-20)).isTrue();
        assertThat(list.contains(-10)).isTrue();
        assertThat(list.contains("-15")).isTrue();
        assertThat(list.contains(0)).isTrue();
        assertThat(list.contains(5)).isFalse();
        assertThat(list.contains(-9)).isFalse();
    }

    @Test
    void contains_words_comparesTheText() {
        ValueList list = ValueList.of("FRIDAY, *.zohoapis.eu, true, too-many-requests");

        assertThat(list.contains(DayOfWeek.FRIDAY)).isTrue();
        assertThat(list.contains(DayOfWeek.MONDAY)).isFalse();
        assertThat(list.contains(URI.create("www.zohoapis.eu"))).isTrue();
        assertThat(list.contains(true)).isTrue();
        assertThat(list.contains("too-many-requests")).isTrue();
        assertThat(list.contains("friday")).isFalse();
    }

    @Test
    void contains_null_isFalse() {
        assertThat(ValueList.of("null, *").contains(null)).isFalse();
    }

    /** Words are compared with the value's text, whatever the value is. */
    @Test
    void contains_wordOnANumber_comparesTheText() {
        ValueList list = ValueList.of("5*, 9223372036854775807");

        assertThat(list.contains("503")).isTrue();
        assertThat(list.contains(BigInteger.valueOf(503))).isTrue();
        assertThat(list.contains(503)).isTrue();
        assertThat(list.contains(403)).isFalse();
        assertThat(list.contains(Long.MAX_VALUE)).isTrue();
    }

    @Test
    void contains_textThatIsNearlyANumber_isFalse() {
        ValueList list = ValueList.of("0-999999999999999999");

        assertThat(list.contains("")).isFalse();
        assertThat(list.contains("-")).isFalse();
        assertThat(list.contains("1e3")).isFalse();
        assertThat(list.contains("9999999999999999999999")).isFalse();
        assertThat(list.contains(1.5)).isFalse();
        assertThat(list.contains("999999999999999999")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1,", ",1", "1,,2"})
    void of_emptyItem_isRefusedWithASentence(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueList.of(text))
                .withMessageContaining("empty value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"599-500", "1--1", "-1--2"})
    void of_rangeUpsideDown_isRefusedWithTheRange(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueList.of("1, " + text))
                .withMessageContaining(text);
    }

    @Test
    void contains_randomRanges_agreesWithComparison() {
        Random random = RandomSeed.of("ValueListTest");
        for (int i = 0; i < 10_000; i++) {
            long low = random.nextLong(-100, 100);
            long high = low + random.nextInt(50);
            long value = random.nextLong(-150, 150);
            ValueList list = ValueList.of(low + "-" + high);

            assertThat(list.contains(value))
                    .as("%d in %d-%d", value, low, high)
                    .isEqualTo(low <= value && value <= high);
            assertThat(list.contains(String.valueOf(value))).isEqualTo(low <= value && value <= high);
        }
    }
}
