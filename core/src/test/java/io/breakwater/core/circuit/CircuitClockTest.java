package io.breakwater.core.circuit;

import static io.breakwater.core.Outcome.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.CircuitState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any clock, any value (I-26, I-27). */
final class CircuitClockTest {

    private static final long RECOVERY_NANOS = CircuitFixture.RECOVERY.toNanos();

    private static CircuitFixture startingAt(long nanos) {
        return new CircuitFixture(CircuitFixture.config(), nanos);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE - 1, Long.MAX_VALUE})
    void recoveryTimeout_fromAnyReading_isExact(long start) {
        CircuitFixture it = startingAt(start);
        it.open();
        assertThat(it.refusal().remaining()).isEqualTo(CircuitFixture.RECOVERY);

        it.clock.advanceNanos(RECOVERY_NANOS - 1);
        it.assertRefuses();
        it.clock.advanceNanos(1);

        it.admit();
        it.assertState(CircuitState.HALF_OPEN);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE})
    void lease_fromAnyReading_isExact(long trialAt) {
        CircuitFixture it = startingAt(trialAt - RECOVERY_NANOS);
        it.halfOpen();
        it.admit();

        it.clock.advance(CircuitFixture.LEASE.minusNanos(1));
        it.assertRefuses();
        it.assertState(CircuitState.HALF_OPEN);
        it.clock.advanceNanos(1);
        it.assertRefuses();

        it.assertState(CircuitState.OPEN);
    }

    @Test
    void longestTimeouts_acrossTheEndOfLong_areExact() {
        Duration longest = Duration.ofDays(365);
        CircuitFixture it = new CircuitFixture(
                CircuitFixture.config().recoveryTimeout(longest).halfOpenTimeout(longest), Long.MAX_VALUE - 7);
        it.open();
        it.clock.advance(longest.minusNanos(1));
        it.assertRefuses();
        it.clock.advanceNanos(1);
        it.admit();
        it.admit();

        it.clock.advance(longest.minusNanos(1));
        it.assertRefuses();

        it.assertState(CircuitState.HALF_OPEN);
    }

    @Test
    void shortestTimeouts_areExact() {
        Duration shortest = Duration.ofMillis(1);
        CircuitFixture it = new CircuitFixture(CircuitFixture.config().recoveryTimeout(shortest));
        it.open();
        it.clock.advanceNanos(999_999);
        it.assertRefuses();

        it.clock.advanceNanos(1);

        it.admit();
    }

    @Test
    void clockThatStandsStill_neitherRecoversNorExpires() {
        CircuitFixture it = new CircuitFixture();
        it.open();
        for (int i = 0; i < 1000; i++) {
            it.assertRefuses();
        }
        it.clock.advance(CircuitFixture.RECOVERY);
        long first = it.admit();
        long second = it.admit();
        for (int i = 0; i < 1000; i++) {
            it.assertRefuses();
        }

        it.end(first, SUCCEEDED);
        it.end(second, SUCCEEDED);

        it.assertState(CircuitState.CLOSED);
    }

    @Test
    void clockGoesBack_whileOpen_endsTheWait() {
        CircuitFixture it = new CircuitFixture();
        it.open();

        it.clock.advance(Duration.ofDays(-30));

        assertThat(it.circuit.snapshot().openRemainingMillis()).isZero();
        it.admit();
        it.assertState(CircuitState.HALF_OPEN);
    }

    @Test
    void clockGoesBack_whileHalfOpen_endsTheLeaseOfTrials() {
        CircuitFixture it = new CircuitFixture();
        it.halfOpen();

        it.clock.advance(Duration.ofDays(-30));

        it.assertRefuses();
        it.assertState(CircuitState.OPEN);
        it.clock.advance(CircuitFixture.RECOVERY);
        it.admit();
    }

    @Test
    void clockGoesBack_whileClosed_changesNothing() {
        CircuitFixture it = new CircuitFixture();
        it.fail(2);

        it.clock.advance(Duration.ofDays(-30));
        it.fail(1);

        it.assertState(CircuitState.OPEN);
        it.clock.advance(CircuitFixture.RECOVERY);
        it.admit();
    }

    @Test
    void clockJumpsFarAhead_whileOpen_recovers() {
        CircuitFixture it = new CircuitFixture();
        it.open();

        it.clock.advanceNanos(Long.MAX_VALUE);

        it.admit();
        it.assertState(CircuitState.HALF_OPEN);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 4_102_444_800_000L})
    void wallClockJumps_decideNothing(long wallMillis) { // I-26
        CircuitFixture it = new CircuitFixture();
        it.open();
        it.clock.setWallMillis(wallMillis);
        it.assertRefuses();
        it.clock.advance(CircuitFixture.RECOVERY.minusNanos(1));
        it.assertRefuses();

        it.clock.advanceNanos(1);

        it.admit();
        it.admit();
        assertThat(it.circuit.snapshot().since().toEpochMilli()).isEqualTo(wallMillis);
    }
}
