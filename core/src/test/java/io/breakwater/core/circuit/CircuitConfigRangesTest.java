package io.breakwater.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each setter refuses what is out of range by itself, so that whoever reads a configuration knows which key it was. */
final class CircuitConfigRangesTest {

    private final CircuitConfigBuilder builder = CircuitConfig.builder();

    private static void assertRefused(ThrowingCallable setter, Object value) {
        assertThatIllegalArgumentException().isThrownBy(setter).withMessageContaining("got " + value);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 50, 100})
    void failureRate_inRange_isTaken(double percent) {
        assertThat(builder.failureRateThreshold(percent).build().rates().failureRateThreshold())
                .isEqualTo(percent);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0.0009, 100.001, Double.NaN, Double.POSITIVE_INFINITY})
    void rates_outOfRange_areRefusedWithTheValue(double percent) {
        assertRefused(() -> builder.failureRateThreshold(percent), percent);
        assertRefused(() -> builder.slowCallRateThreshold(percent), percent);
    }

    @Test
    void slowCallRate_zero_isRefused() {
        assertRefused(() -> builder.slowCallRateThreshold(0), 0.0);
        assertThat(builder.slowCallRateThreshold(0.001).build().rates().slowCallRateThreshold())
                .isEqualTo(0.001);
    }

    @Test
    void counts_outOfRange_areRefusedWithTheValue() {
        assertRefused(() -> builder.minimumCalls(0), 0);
        assertRefused(() -> builder.maxConcurrentCalls(-1), -1);
        assertThat(builder.minimumCalls(1).build().rates().minimumCalls()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.999, 100.001, -2, Double.NaN})
    void recoveryBackoff_outOfRange_isRefusedWithTheValue(double factor) {
        assertRefused(() -> builder.recoveryBackoff(factor), factor);
    }

    @Test
    void recoveryBackoff_atTheEnds_isTaken() {
        assertThat(builder.recoveryBackoff(1).build().recovery().backoff()).isEqualTo(1);
        assertThat(builder.recoveryBackoff(100).build().recovery().backoff()).isEqualTo(100);
    }

    @Test
    void durations_outOfRange_areRefusedWithTheValue() {
        for (Duration duration : List.of(
                Duration.ZERO, Duration.ofNanos(-1), Duration.ofDays(365).plusNanos(1))) {
            assertRefused(() -> builder.slowCallDuration(duration), duration);
            assertRefused(() -> builder.recoveryTimeoutMax(duration), duration);
        }
    }
}
