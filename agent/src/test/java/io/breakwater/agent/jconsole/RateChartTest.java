package io.breakwater.agent.jconsole;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RateChartTest {

    private static final int WIDTH = 400;
    private static final int HEIGHT = 200;

    private static CallHistory.Sample sample(int from, int to, StateLook state, double failed, double refused) {
        return new CallHistory.Sample(Seen.NOW.plusSeconds(from), Seen.NOW.plusSeconds(to), state, 10, failed, refused);
    }

    private static BufferedImage painted(List<CallHistory.Sample> samples) {
        RateChart chart = new RateChart();
        chart.setSize(WIDTH, HEIGHT);
        chart.show("crm", samples);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        chart.paint(image.createGraphics());
        return image;
    }

    /** How many pixels of a colour a column of the plot has, so without the legend and the band of states. */
    private static int height(BufferedImage image, int x, int colour) {
        int pixels = 0;
        for (int y = RateChart.TOP; y < HEIGHT - RateChart.BOTTOM; y++) {
            pixels += (image.getRGB(x, y) & 0xFFFFFF) == colour ? 1 : 0;
        }
        return pixels;
    }

    /** Those below the plot. */
    private static Set<Integer> colours(BufferedImage image, int x) {
        Set<Integer> colours = new HashSet<>();
        for (int y = HEIGHT - RateChart.BOTTOM; y < HEIGHT; y++) {
            colours.add(image.getRGB(x, y) & 0xFFFFFF);
        }
        return colours;
    }

    @Test
    void bars_areAsHighAsTheShares_andStandWhereTheTimeIs() {
        int failed = RateChart.FAILED.getRGB() & 0xFFFFFF;
        int refused = RateChart.REFUSED.getRGB() & 0xFFFFFF;
        BufferedImage image =
                painted(List.of(sample(0, 60, StateLook.CLOSED, 50, 0), sample(60, 120, StateLook.OPEN, 25, 75)));
        int plot = HEIGHT - RateChart.TOP - RateChart.BOTTOM;
        int early = RateChart.LEFT + (WIDTH - RateChart.LEFT) / 4;
        int late = WIDTH - (WIDTH - RateChart.LEFT) / 4;
        assertThat(height(image, early, failed)).isEqualTo(plot / 2);
        assertThat(height(image, early, refused)).isZero();
        assertThat(height(image, late, failed)).isEqualTo(plot / 4);
        assertThat(height(image, late, refused)).isEqualTo(plot - plot / 4);
        assertThat(colours(image, early)).contains(StateLook.CLOSED.band().getRGB() & 0xFFFFFF);
        assertThat(colours(image, late)).contains(StateLook.OPEN.band().getRGB() & 0xFFFFFF);
    }

    @Test
    void past_thatIsShort_isDrawnAtTheRight() {
        BufferedImage image = painted(List.of(sample(0, 6, StateLook.OPEN, 100, 0)));
        int failed = RateChart.FAILED.getRGB() & 0xFFFFFF;
        assertThat(height(image, WIDTH / 2, failed)).isZero();
        assertThat(height(image, WIDTH - RateChart.RIGHT - 2, failed)).isPositive();
    }

    @Test
    void summary_saysWhatTheNewestBarShows() {
        assertThat(RateChart.summary("crm", List.of())).isEqualTo("crm: nothing seen yet");
        assertThat(RateChart.summary("crm", List.of(sample(0, 1, StateLook.OPEN, 30, 60))))
                .isEqualTo("crm is OPEN; of the last 10 calls 30.0 % failed and 60.0 % were refused");
    }
}
