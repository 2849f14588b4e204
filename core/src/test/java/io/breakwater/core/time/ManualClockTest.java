package io.breakwater.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ManualClockTest {

    @Test
    void advance_acrossTheEndOfLong_keepsDifferences() {
        ManualClock clock = new ManualClock(Long.MAX_VALUE - 5);
        long before = clock.nanos();

        clock.advance(Duration.ofNanos(10));

        assertThat(clock.nanos()).isNegative();
        assertThat(clock.nanos() - before).isEqualTo(10);
    }

    @Test
    void advance_negative_movesBack() {
        ManualClock clock = new ManualClock(7);

        clock.advance(Duration.ofNanos(-10));

        assertThat(clock.nanos()).isEqualTo(-3);
    }

    @Test
    void wallMillis_set_leavesNanosAlone() {
        ManualClock clock = new ManualClock(7);

        clock.setWallMillis(-1);

        assertThat(clock.wallMillis()).isEqualTo(-1);
        assertThat(clock.nanos()).isEqualTo(7);
    }

    @Test
    void systemClock_readTwice_doesNotGoBack() {
        Clock clock = Clock.system();
        long before = clock.nanos();

        assertThat(clock.nanos() - before).isNotNegative();
        assertThat(clock.wallMillis()).isPositive();
    }
}
