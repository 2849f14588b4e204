package io.breakwater.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a circuit stays open, and what else than time can end that. */
final class CircuitRecoveryTest {

    private static CircuitConfigBuilder growing() {
        return CircuitFixture.config()
                .recoveryTimeout(Duration.ofSeconds(10))
                .recoveryBackoff(2)
                .recoveryTimeoutMax(Duration.ofSeconds(60));
    }

    private static long remaining(CircuitFixture it) {
        return it.circuit.snapshot().openRemainingMillis();
    }

    private static void reopen(CircuitFixture it) {
        it.clock.advance(Duration.ofMillis(remaining(it)));
        it.call(Outcome.FAILED);
        it.assertState(CircuitState.OPEN);
    }

    @Test
    void reopening_lengthensTheWaitUpToTheMaximum() {
        CircuitFixture it = new CircuitFixture(growing());
        it.open();
        long[] expected = {10_000, 20_000, 40_000, 60_000, 60_000};
        for (long wait : expected) {
            assertThat(remaining(it)).isEqualTo(wait);
            reopen(it);
        }
    }

    @Test
    void closing_startsAnewWithTheShortWait() {
        CircuitFixture it = new CircuitFixture(growing());
        it.open();
        reopen(it);
        it.clock.advance(Duration.ofSeconds(20));
        it.call(Outcome.SUCCEEDED);
        it.call(Outcome.SUCCEEDED);
        it.assertState(CircuitState.CLOSED);

        it.open();

        assertThat(remaining(it)).isEqualTo(10_000);
    }

    @Test
    void timeoutAboveTheMaximum_isNotCut() {
        CircuitFixture it = new CircuitFixture(growing().recoveryTimeout(Duration.ofMinutes(5)));
        it.open();

        assertThat(remaining(it)).isEqualTo(300_000);
        reopen(it);
        assertThat(remaining(it)).isEqualTo(300_000);
    }

    @Test
    void reopenings_withoutEnd_neverOverflow() {
        RecoveryConfig recovery = growing()
                .recoveryBackoff(100)
                .recoveryTimeoutMax(Duration.ofDays(365))
                .build()
                .recovery();
        for (int reopenings : new int[] {0, 1, 10, 1000, Integer.MAX_VALUE}) {
            assertThat(recovery.openNanos(reopenings))
                    .isBetween(
                            Duration.ofSeconds(10).toNanos(),
                            Duration.ofDays(365).toNanos());
        }
    }

    @Test
    void lease_thatEnds_lengthensTheWaitToo() {
        CircuitFixture it = new CircuitFixture(growing());
        it.halfOpen();
        it.clock.advance(CircuitFixture.LEASE);
        it.assertRefuses();

        assertThat(remaining(it)).isEqualTo(20_000);
    }

    @Test
    void open_byAReason_opensClosedAndHalfOpenAlone() {
        CircuitFixture it = new CircuitFixture();
        it.circuit.open("the probe fails");
        it.assertState(CircuitState.OPEN);
        assertThat(it.told.get(0).reason()).isEqualTo("the probe fails");
        it.circuit.open("again");
        assertThat(it.told).hasSize(1);

        it.circuit.forceOpen();
        it.circuit.open("again");
        it.assertState(CircuitState.FORCED_OPEN);
        it.circuit.disable();
        it.circuit.open("again");
        it.assertState(CircuitState.DISABLED);
    }

    @Test
    void tryHalfOpen_endsTheWaitOfOpenAlone() {
        CircuitFixture it = new CircuitFixture();
        it.circuit.tryHalfOpen("the probe passes");
        it.assertState(CircuitState.CLOSED);
        it.open();

        it.circuit.tryHalfOpen("the probe passes");

        it.assertState(CircuitState.HALF_OPEN);
        it.call(Outcome.SUCCEEDED);
        it.call(Outcome.SUCCEEDED);
        it.assertState(CircuitState.CLOSED);
        it.circuit.forceOpen();
        it.circuit.tryHalfOpen("the probe passes");
        it.assertState(CircuitState.FORCED_OPEN);
    }

    @Test
    void tryHalfOpen_keepsTheCountOfReopenings() {
        CircuitFixture it = new CircuitFixture(growing());
        it.open();
        reopen(it);

        it.circuit.tryHalfOpen("the probe passes");
        it.call(Outcome.FAILED);

        assertThat(remaining(it)).isEqualTo(40_000);
    }
}
