package io.breakwater.core.circuit;

import static io.breakwater.core.Outcome.FAILED;
import static io.breakwater.core.Outcome.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import io.breakwater.core.window.WindowSize;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Opening by the share of calls that are slow. */
final class CircuitSlowCallsTest {

    private static final Duration SLOW = Duration.ofSeconds(2);

    private static CircuitConfigBuilder slow() {
        return CircuitFixture.config()
                .failureThreshold(0)
                .slowCallDuration(SLOW)
                .slowCallRateThreshold(50)
                .window(WindowSize.calls(10))
                .minimumCalls(4);
    }

    private static void call(CircuitFixture it, Duration takes, Outcome outcome) {
        long permit = it.admit();
        long started = it.circuit.start(permit);
        it.clock.advance(takes);
        it.circuit.complete(permit, outcome, started, "");
    }

    @Test
    void call_exactlyAsLongAsAllowed_isNotSlow() {
        CircuitFixture it = new CircuitFixture(slow());

        call(it, SLOW, SUCCEEDED);
        assertThat(it.totals().slow()).isZero();
        call(it, SLOW.plusNanos(1), SUCCEEDED);

        assertThat(it.totals().slow()).isEqualTo(1);
        assertThat(it.totals().succeeded()).isEqualTo(2);
    }

    @Test
    void slowSuccesses_reachTheThreshold_open() {
        CircuitFixture it = new CircuitFixture(slow());

        call(it, Duration.ZERO, SUCCEEDED);
        call(it, Duration.ZERO, SUCCEEDED);
        call(it, SLOW.multipliedBy(2), SUCCEEDED);
        it.assertState(CircuitState.CLOSED);
        call(it, SLOW.multipliedBy(2), SUCCEEDED);

        it.assertState(CircuitState.OPEN);
        assertThat(it.told.get(0).reason()).isEqualTo("2 of 4 calls were slow");
    }

    @Test
    void slowFailures_countForBothRates() {
        CircuitFixture it = new CircuitFixture(slow().failureRateThreshold(75).slowCallRateThreshold(100));

        call(it, Duration.ZERO, SUCCEEDED);
        for (int i = 0; i < 2; i++) {
            call(it, SLOW.multipliedBy(2), FAILED);
        }
        it.assertState(CircuitState.CLOSED);
        call(it, SLOW.multipliedBy(2), FAILED);

        it.assertState(CircuitState.OPEN);
        assertThat(it.told.get(0).reason()).startsWith("3 of 4 calls failed");
    }

    @Test
    void everyCall_isTimed_whereSlowCallsCount() {
        CircuitFixture it = new CircuitFixture(slow());
        for (int i = 0; i < 40; i++) {
            long permit = it.admit();
            assertThat(Circuit.isTimed(permit)).isTrue();
            it.end(permit, SUCCEEDED);
        }
    }

    @Test
    void everySixteenthCall_isTimed_elsewhere() {
        CircuitFixture it = new CircuitFixture();
        int timed = 0;
        for (int i = 0; i < 160; i++) {
            long permit = it.admit();
            timed += Circuit.isTimed(permit) ? 1 : 0;
            it.end(permit, SUCCEEDED);
        }
        assertThat(timed).isEqualTo(10);
        assertThat(Circuit.isTimed(it.circuit.tryAcquire(true))).isTrue();
    }

    @Test
    void slowTrial_reopens() {
        CircuitFixture it = new CircuitFixture(slow());
        it.circuit.open("for the test");
        it.clock.advance(CircuitFixture.RECOVERY);

        call(it, SLOW.plusMillis(1), SUCCEEDED);

        it.assertState(CircuitState.OPEN);
        assertThat(it.told.get(2).reason()).isEqualTo("a trial call was slow");
    }

    @Test
    void clockThatGoesBackDuringACall_makesItNeitherSlowNorNegative() {
        CircuitFixture it = new CircuitFixture(slow());

        call(it, Duration.ofDays(-400), SUCCEEDED);

        assertThat(it.totals().slow()).isZero();
        assertThat(it.circuit.snapshot().latency().meanMillis()).isZero();
    }
}
