package io.breakwater.agent.cli;

import static io.breakwater.agent.cli.CircuitBeans.AGENT;
import static io.breakwater.agent.cli.CircuitBeans.NOW;
import static io.breakwater.agent.cli.CircuitBeans.circuit;
import static io.breakwater.agent.cli.CircuitBeans.many;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.agent.jmx.RemoteBean;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** What top shows. */
final class TopFrameTest {

    private static TopFrame frame(List<RemoteBean> before, List<RemoteBean> now) {
        TopFrame first = new TopFrame(AGENT, before, List.of(), Map.of(), Duration.ZERO, NOW);
        return new TopFrame(AGENT, now, List.of(CircuitBeans.chain()), first.byName(), Duration.ofSeconds(2), NOW);
    }

    @Test
    void lines_showRatesOfTheTimeBetween_andWhatIsOpenFirst() {
        List<RemoteBean> before = List.of(circuit("a", "CLOSED", 100, 0, ""), circuit("b", "CLOSED", 100, 0, ""));
        List<RemoteBean> now =
                List.of(circuit("a", "CLOSED", 110, 0, ""), circuit("b", "OPEN", 104, 4, "java.io.IOException"));
        assertThat(frame(before, now).lines(120, 24, false))
                .containsExactly(
                        "2026-11-28T03:00:00Z  breakwater 1.2.3, mode enforce, 2 circuits, 1 open, /etc/a",
                        "",
                        "CIRCUIT  STATE   FOR  RATE  CALLS/S  FAIL/S  REJ/S  BUSY     P99  NOTE",
                        "b        OPEN    90s   63%      2.0     2.0    0.0     1  4.3 ms  trial in 41s; java.io.IOException",
                        "a        CLOSED  90s     -      5.0     0.0    0.0     1  4.3 ms",
                        "",
                        "FALLBACK  CALLS  ALL FAILED  SERVED BY TIER",
                        "get           9           1  1. a 5; 2. b 3",
                        "",
                        "NEWEST CHANGES",
                        "second",
                        "first");
    }

    @Test
    void rates_withoutAPictureBefore_orAfterAReset_areUnknown() {
        List<RemoteBean> now = List.of(circuit("a", "CLOSED", 5, 0, ""));
        assertThat(frame(List.of(), now).lines(80, 24, false).get(3)).matches("a +CLOSED +90s +- +- +- +- .*");
        List<RemoteBean> reset = List.of(circuit("a", "CLOSED", 9, 0, ""));
        assertThat(frame(reset, now).lines(80, 24, false).get(3)).matches("a +CLOSED +90s +- +- +0\\.0 +0\\.0 .*");
    }

    @Test
    void lines_fitIntoTheScreen_whateverItsSize() {
        TopFrame full = frame(many(50), many(50));
        for (int width = 1; width <= 200; width += 7) {
            for (int height = 1; height <= 70; height++) {
                int columns = width;
                assertThat(full.lines(width, height, false))
                        .hasSizeBetween(1, height)
                        .allMatch(line -> line.length() <= columns);
            }
        }
    }

    @Test
    void lines_tooManyCircuits_sayHowManyMore() {
        assertThat(frame(many(50), many(50)).lines(80, 24, false))
                .hasSize(24)
                .last()
                .asString()
                .isEqualTo("and 30 more, none of them worse");
        assertThat(frame(many(21), many(21)).lines(80, 24, false)).hasSize(24).noneMatch(line -> line.contains("more"));
    }

    @Test
    void lines_coloured_areTheSameBetweenTheEscapes() {
        TopFrame frame = frame(List.of(), List.of(circuit("a", "HALF_OPEN", 1, 0, ""), circuit("b", "OPEN", 1, 1, "")));
        List<String> coloured = frame.lines(80, 24, true);
        assertThat(coloured.get(3)).startsWith("\u001b[1;31mb").endsWith("\u001b[0m");
        assertThat(coloured.get(4)).startsWith("\u001b[33ma").endsWith("\u001b[0m");
        assertThat(coloured.stream().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")))
                .isEqualTo(frame.lines(80, 24, false));
    }

    @ParameterizedTest
    @CsvSource({"2, 2000", "2s, 2000", "0.5, 500", "100ms, 100", "1.5m, 90000", "60m, 3600000"})
    void interval_isATime_secondsUnlessSaid(String text, long millis) {
        assertThat(new TopCommand.Interval().convert(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "99ms", "61m", "-1", "2h", "soon", "2 s", "1e3", "99999999999"})
    void interval_thatIsNone_isRefused(String text) {
        assertThatThrownBy(() -> new TopCommand.Interval().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("must be a time from 100ms to 60m, got '" + text + "'");
    }
}
