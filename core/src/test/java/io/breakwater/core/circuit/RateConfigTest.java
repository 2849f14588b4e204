package io.breakwater.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.Outcome;
import io.breakwater.core.window.WindowCounts;
import io.breakwater.core.window.WindowSize;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When rates open, and when they have no say. */
final class RateConfigTest {

    private static final Ended FAILED = new Ended(1, Outcome.FAILED, false, 0, "java.io.IOException");
    private static final Ended SLOW = new Ended(1, Outcome.SUCCEEDED, true, 0, "");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void reasonToOpen_exactlyTheMinimumOfCalls_isEnough() {
        RateConfig rates = new RateConfig(50, SECOND, 50, WindowSize.calls(10), 4);

        assertThat(rates.reasonToOpen(new WindowCounts(3, 3, 3), FAILED)).isNull();
        assertThat(rates.reasonToOpen(new WindowCounts(4, 2, 0), FAILED)).startsWith("2 of 4 calls failed");
        assertThat(rates.reasonToOpen(new WindowCounts(4, 0, 2), SLOW)).isEqualTo("2 of 4 calls were slow");
        assertThat(rates.reasonToOpen(new WindowCounts(4, 1, 1), FAILED)).isNull();
        assertThat(rates.reasonToOpen(new WindowCounts(4, 1, 1), SLOW)).isNull();
    }

    /** A call speaks for its own kind alone: a slow success does not open because others have failed. */
    @Test
    void reasonToOpen_rateOfTheOtherKindReached_isNone() {
        RateConfig rates = new RateConfig(50, SECOND, 50, WindowSize.calls(10), 4);

        assertThat(rates.reasonToOpen(new WindowCounts(4, 4, 1), SLOW)).isNull();
        assertThat(rates.reasonToOpen(new WindowCounts(4, 1, 4), FAILED)).isNull();
    }

    @Test
    void reasonToOpen_failureRateNotUsed_isNoneHoweverManyFail() {
        RateConfig rates = new RateConfig(0, SECOND, 50, WindowSize.calls(10), 4);

        assertThat(rates.reasonToOpen(new WindowCounts(10, 10, 0), FAILED)).isNull();
    }

    @Test
    void isSlow_exactlyAsLongAsAllowed_isNot() {
        RateConfig rates = new RateConfig(0, SECOND, 50, WindowSize.calls(10), 4);

        assertThat(rates.isSlow(SECOND.toNanos())).isFalse();
        assertThat(rates.isSlow(SECOND.toNanos() + 1)).isTrue();
        assertThat(new RateConfig(50, null, 50, WindowSize.calls(10), 4).isSlow(Long.MAX_VALUE))
                .isFalse();
    }

    /** Where no rate can open, there is no window to keep, and none to show. */
    @Test
    void used_withEitherThreshold_isTrueAndElseNot() {
        assertThat(new RateConfig(0.001, null, 100, WindowSize.calls(10), 4).used())
                .isTrue();
        assertThat(new RateConfig(0, SECOND, 100, WindowSize.calls(10), 4).used())
                .isTrue();
        assertThat(new RateConfig(0, null, 100, WindowSize.calls(10), 4).used()).isFalse();

        CircuitFixture it = new CircuitFixture();
        it.fail(1);
        assertThat(it.circuit.snapshot().rates()).isEqualTo(RatesSnapshot.NONE);
    }
}
