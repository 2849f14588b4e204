package io.breakwater.agent.jconsole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FiguresTest {

    @Test
    void duration_isInItsTwoLargestUnits() {
        assertThat(Figures.duration(Duration.ofSeconds(-5))).isEqualTo("0 s");
        assertThat(Figures.duration(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(Figures.duration(Duration.ofSeconds(60))).isEqualTo("1 min");
        assertThat(Figures.duration(Duration.ofSeconds(61))).isEqualTo("1 min 1 s");
        assertThat(Figures.duration(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
        assertThat(Figures.duration(Duration.ofHours(50))).isEqualTo("2 d 2 h");
    }

    @Test
    void millis_areShort_andUnknownBelowZero() {
        assertThat(Figures.millis(-1)).isEqualTo("\u2013");
        assertThat(Figures.millis(0.44)).isEqualTo("0.4 ms");
        assertThat(Figures.millis(54.5)).isEqualTo("55 ms");
        assertThat(Figures.millis(1200)).isEqualTo("1.2 s");
    }

    @Test
    void percent_isUnknownBelowZero() {
        assertThat(Figures.percent(-1)).isEqualTo("\u2013");
        assertThat(Figures.percent(0)).isEqualTo("0.0 %");
    }
}
