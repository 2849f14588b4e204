package io.breakwater.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.breakwater.core.window.WindowSize;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class CircuitConfigTest {

    private final CircuitConfigBuilder builder = CircuitConfig.builder();

    @Test
    void defaults_areTheDocumentedOnes() {
        assertThat(CircuitConfig.defaults())
                .isEqualTo(new CircuitConfig(
                        5,
                        new RateConfig(0, null, 100, WindowSize.calls(100), 10),
                        new RecoveryConfig(
                                Duration.ofSeconds(60), 1, Duration.ofMinutes(10), 3, 2, Duration.ofSeconds(60)),
                        0,
                        CircuitMode.ENFORCE,
                        RefusalTrace.SAMPLED));
    }

    @Test
    void halfOpenTimeout_notSet_isTheRecoveryTimeout() {
        assertThat(builder.recoveryTimeout(Duration.ofSeconds(7))
                        .build()
                        .recovery()
                        .halfOpenTimeout())
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(builder.halfOpenTimeout(Duration.ofSeconds(8))
                        .build()
                        .recovery()
                        .halfOpenTimeout())
                .isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void limits_areLegal() {
        CircuitConfig smallest = builder.failureThreshold(0)
                .recoveryTimeout(Duration.ofMillis(1))
                .halfOpenCalls(1)
                .successThreshold(1)
                .build();
        CircuitConfig largest = builder.failureThreshold(Integer.MAX_VALUE)
                .recoveryTimeout(Duration.ofDays(365))
                .halfOpenCalls(1000)
                .successThreshold(Integer.MAX_VALUE)
                .build();

        assertThat(smallest.recovery().halfOpenTimeout()).isEqualTo(Duration.ofMillis(1));
        assertThat(largest.recovery().halfOpenTimeout()).isEqualTo(Duration.ofDays(365));
    }

    @Test
    void numbers_outOfRange_areRefusedWithTheValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.failureThreshold(-1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.halfOpenCalls(0))
                .withMessageContaining("0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.halfOpenCalls(1001))
                .withMessageContaining("1001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.successThreshold(0))
                .withMessageContaining("0");
    }

    @Test
    void durations_outOfRange_areRefusedWithTheValue() {
        List<Duration> illegal = List.of(
                Duration.ZERO,
                Duration.ofNanos(999_999),
                Duration.ofNanos(-1),
                Duration.ofDays(365).plusNanos(1),
                Duration.ofSeconds(Long.MAX_VALUE),
                Duration.ofSeconds(Long.MIN_VALUE));
        for (Duration duration : illegal) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.recoveryTimeout(duration))
                    .withMessageContaining(duration.toString());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.halfOpenTimeout(duration))
                    .withMessageContaining(duration.toString());
        }
    }

    /** The comparison is written out, so each setting has to be in it. */
    @Test
    void comparison_tellsEachSettingApart() {
        List<Consumer<CircuitConfigBuilder>> changes = List.of(
                other -> other.failureThreshold(6),
                other -> other.failureRateThreshold(50),
                other -> other.slowCallDuration(Duration.ofSeconds(1)),
                other -> other.slowCallRateThreshold(50),
                other -> other.window(WindowSize.calls(99)),
                other -> other.window(WindowSize.time(Duration.ofSeconds(60))),
                other -> other.window(WindowSize.time(Duration.ofSeconds(61))),
                other -> other.minimumCalls(9),
                other -> other.recoveryTimeout(Duration.ofSeconds(61)).halfOpenTimeout(Duration.ofSeconds(60)),
                other -> other.recoveryBackoff(2),
                other -> other.recoveryTimeoutMax(Duration.ofMinutes(11)),
                other -> other.halfOpenCalls(4),
                other -> other.successThreshold(1),
                other -> other.halfOpenTimeout(Duration.ofSeconds(61)),
                other -> other.maxConcurrentCalls(1),
                other -> other.mode(CircuitMode.OBSERVE),
                other -> other.refusalTrace(RefusalTrace.ALWAYS));
        Set<CircuitConfig> apart = new HashSet<>();
        apart.add(CircuitConfig.defaults());
        for (Consumer<CircuitConfigBuilder> change : changes) {
            assertThat(apart.add(changed(change))).isTrue();
            assertThat(changed(change)).isEqualTo(changed(change)).hasSameHashCodeAs(changed(change));
        }
    }

    private static CircuitConfig changed(Consumer<CircuitConfigBuilder> change) {
        CircuitConfigBuilder other = CircuitConfig.builder();
        change.accept(other);
        return other.build();
    }
}
