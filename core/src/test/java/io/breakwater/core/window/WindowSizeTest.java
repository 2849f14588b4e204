package io.breakwater.core.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WindowSizeTest {

    /** Covers I-21: the smallest and the largest windows work. */
    @Test
    void newWindow_atTheLimits_works() {
        List<WindowSize> sizes = List.of(
                WindowSize.calls(1),
                WindowSize.calls(10_000),
                WindowSize.time(Duration.ofSeconds(1)),
                WindowSize.time(Duration.ofDays(1)));
        for (WindowSize size : sizes) {
            SlidingWindow window = size.newWindow(7);
            for (int i = 0; i < 3; i++) {
                window.record(true, false, 7);
            }

            int calls = size.equals(WindowSize.calls(1)) ? 1 : 3;
            assertThat(window.counts(7)).as("%s", size).isEqualTo(new WindowCounts(calls, calls, 0));
        }
    }

    @Test
    void newWindow_isOfTheKindThatTheSizeSays() {
        assertThat(WindowSize.calls(5).newWindow(0)).isInstanceOf(RingWindow.class);
        assertThat(WindowSize.time(Duration.ofMinutes(1)).newWindow(0)).isInstanceOf(TimeWindow.class);
    }

    /** Covers I-32: a size that cannot be is refused, never bent to one that can. */
    @Test
    void calls_outOfRange_areRefusedWithTheValue() {
        for (int illegal : new int[] {0, -1, 10_001, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> WindowSize.calls(illegal))
                    .withMessage("must be between 1 and 10000 calls, got " + illegal);
        }
    }

    /** Covers I-32. */
    @Test
    void time_outOfRange_isRefusedWithTheValue() {
        List<Duration> illegal = List.of(
                Duration.ZERO,
                Duration.ofNanos(999_999_999),
                Duration.ofSeconds(-1),
                Duration.ofDays(1).plusNanos(1),
                Duration.ofSeconds(Long.MAX_VALUE),
                Duration.ofSeconds(Long.MIN_VALUE));
        for (Duration duration : illegal) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> WindowSize.time(duration))
                    .withMessage("must be between 1 second and 1 day, got " + duration);
        }
    }

    @Test
    void describe_isAsInAConfiguration() {
        assertThat(WindowSize.calls(100).describe()).isEqualTo("100 calls");
        assertThat(WindowSize.time(Duration.ofSeconds(60)).describe()).isEqualTo("60s");
        assertThat(WindowSize.time(Duration.ofDays(1)).describe()).isEqualTo("86400s");
        assertThat(WindowSize.time(Duration.ofMillis(1500)).describe()).isEqualTo("1500ms");
        assertThat(WindowSize.time(Duration.ofSeconds(1, 1)).describe()).isEqualTo("PT1.000000001S");
    }
}
