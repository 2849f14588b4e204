package io.breakwater.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.CircuitState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RefusalTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 60_000_000_000L, (1L << 60) - 1})
    void open_anyTimeLeft_tellsItToTheNanosecond(long remainingNanos) {
        long refusal = Refusal.open(remainingNanos);

        assertThat(refusal).isNegative();
        assertThat(Refusal.remainingNanos(refusal)).isEqualTo(remainingNanos);
        assertThat(Refusal.state(refusal)).isEqualTo(CircuitState.OPEN);
        assertThat(Refusal.isTooManyCalls(refusal)).isFalse();
    }

    @Test
    void trialsInFlight_isHalfOpenWithoutATime() {
        assertRefusal(Refusal.TRIALS_IN_FLIGHT, CircuitState.HALF_OPEN);
    }

    @Test
    void byOperator_isForcedOpenWithoutATime() {
        assertRefusal(Refusal.BY_OPERATOR, CircuitState.FORCED_OPEN);
    }

    @Test
    void tooManyCalls_isToldApartFromEveryState() {
        assertThat(Refusal.TOO_MANY_CALLS).isNegative();
        assertThat(Refusal.isTooManyCalls(Refusal.TOO_MANY_CALLS)).isTrue();
        assertThat(Refusal.remainingNanos(Refusal.TOO_MANY_CALLS)).isZero();
    }

    private static void assertRefusal(long refusal, CircuitState state) {
        assertThat(refusal).isNegative();
        assertThat(Refusal.state(refusal)).isEqualTo(state);
        assertThat(Refusal.remainingNanos(refusal)).isZero();
        assertThat(Refusal.isTooManyCalls(refusal)).isFalse();
    }
}
