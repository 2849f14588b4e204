package io.breakwater.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a circuit stays open. */
final class RecoveryConfigTest {

    private static RecoveryConfig recovery(Duration timeout, double backoff, Duration max) {
        return new RecoveryConfig(timeout, backoff, max, 3, 2, timeout);
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void openNanos_withoutBackoff_isAlwaysTheTimeout() {
        RecoveryConfig recovery = recovery(Duration.ofSeconds(60), 1, Duration.ofMinutes(10));

        assertThat(recovery.openNanos(0)).isEqualTo(seconds(60));
        assertThat(recovery.openNanos(1)).isEqualTo(seconds(60));
        assertThat(recovery.openNanos(Integer.MAX_VALUE)).isEqualTo(seconds(60));
    }

    @Test
    void openNanos_withBackoff_growsUpToTheMaximum() {
        RecoveryConfig recovery = recovery(Duration.ofSeconds(60), 2, Duration.ofSeconds(300));

        assertThat(recovery.openNanos(0)).isEqualTo(seconds(60));
        assertThat(recovery.openNanos(1)).isEqualTo(seconds(120));
        assertThat(recovery.openNanos(2)).isEqualTo(seconds(240));
        assertThat(recovery.openNanos(3)).isEqualTo(seconds(300));
        assertThat(recovery.openNanos(Integer.MAX_VALUE)).isEqualTo(seconds(300));
    }

    @Test
    void openNanos_timeoutAboveTheMaximum_isNotCut() {
        RecoveryConfig recovery = recovery(Duration.ofSeconds(60), 2, Duration.ofSeconds(30));

        assertThat(recovery.openNanos(0)).isEqualTo(seconds(60));
        assertThat(recovery.openNanos(5)).isEqualTo(seconds(60));
    }

    /** Above 2^53 ns, which are 104 days, not every nanosecond has a double of its own. */
    @Test
    void openNanos_cappedAtALongTime_isExact() {
        Duration odd = Duration.ofDays(365).minusNanos(1);

        assertThat(recovery(odd, 1, odd).openNanos(0)).isEqualTo(odd.toNanos());
    }
}
