package io.breakwater.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ColumnsTest {

    private static Columns columns(String first, String last) {
        Columns columns = new Columns("FIRST", "N", "LAST");
        columns.add(first, "12", last);
        columns.add("a", "3", "b");
        return columns;
    }

    @Test
    void lines_areAsWideAsTheWidestCell_numbersAtTheRight() {
        assertThat(columns("something", "else").lines())
                .containsExactly("FIRST       N  LAST", "something  12  else", "a           3  b");
    }

    @Test
    void lines_tooWide_shortenTheLastColumnThenTheFirst_butNeverToNothing() {
        List<String> fitting = columns("x".repeat(20), "y".repeat(20)).lines(46);
        assertThat(fitting.get(1)).isEqualTo("x".repeat(20) + "  12  " + "y".repeat(20));
        assertThat(columns("x".repeat(20), "y".repeat(20)).lines(40).get(1))
                .isEqualTo("x".repeat(20) + "  12  " + "y".repeat(13) + "~");
        assertThat(columns("x".repeat(20), "y".repeat(20)).lines(36).get(1))
                .isEqualTo("x".repeat(17) + "~  12  " + "y".repeat(11) + "~");
        assertThat(columns("x".repeat(20), "y".repeat(20)).lines(1).get(1))
                .isEqualTo("x".repeat(11) + "~  12  " + "y".repeat(11) + "~");
    }

    @Test
    void lines_tooWide_neverShortenNumbers() {
        Columns columns = new Columns("FIRST", "N");
        columns.add("x".repeat(20), "5".repeat(20));
        assertThat(columns.lines(36).get(1)).isEqualTo("x".repeat(13) + "~  " + "5".repeat(20));
    }

    @Test
    void age_isWhatSomebodyNeedsToKnow() {
        assertThat(Columns.age(Duration.ofSeconds(-3))).isEqualTo("0s");
        assertThat(Columns.age(Duration.ofSeconds(119))).isEqualTo("119s");
        assertThat(Columns.age(Duration.ofMinutes(119))).isEqualTo("119m");
        assertThat(Columns.age(Duration.ofHours(47))).isEqualTo("47h");
        assertThat(Columns.age(Duration.ofDays(3))).isEqualTo("3d");
        assertThat(Columns.millis(-1)).isEqualTo("-");
        assertThat(Columns.millis(123.4)).isEqualTo("123 ms");
    }
}
