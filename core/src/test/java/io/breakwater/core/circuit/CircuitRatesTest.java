package io.breakwater.core.circuit;

import static io.breakwater.core.Outcome.IGNORED;
import static io.breakwater.core.Outcome.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Transition;
import io.breakwater.core.window.WindowSize;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Opening by the share of calls that fail. */
final class CircuitRatesTest {

    private static CircuitConfigBuilder rates() {
        return CircuitFixture.config()
                .failureThreshold(0)
                .failureRateThreshold(50)
                .window(WindowSize.calls(10))
                .minimumCalls(4);
    }

    private static void call(CircuitFixture it, int successes, int failures) {
        for (int i = 0; i < successes; i++) {
            it.call(SUCCEEDED);
        }
        it.fail(failures);
    }

    @Test
    void rate_reachesTheThresholdExactly_opens() {
        CircuitFixture it = new CircuitFixture(rates());

        call(it, 5, 4);
        it.assertState(CircuitState.CLOSED);
        it.fail(1);

        it.assertState(CircuitState.OPEN);
        Transition opened = it.told.get(0);
        assertThat(opened.reason()).startsWith("5 of 10 calls failed");
    }

    /** Covers I-31. */
    @Test
    void rate_justBelowTheThreshold_isNotRoundedUp() {
        CircuitFixture it = new CircuitFixture(
                rates().failureRateThreshold(50).window(WindowSize.calls(1000)).minimumCalls(1000));

        call(it, 501, 499);

        assertThat(it.circuit.snapshot().rates().failurePercent()).isEqualTo(49.9);
        it.assertState(CircuitState.CLOSED);
    }

    @Test
    void rate_belowOnePercent_isPossible() {
        CircuitFixture it = new CircuitFixture(
                rates().failureRateThreshold(0.2).window(WindowSize.calls(1000)).minimumCalls(500));

        call(it, 999, 1);
        it.assertState(CircuitState.CLOSED);
        it.fail(1);

        it.assertState(CircuitState.OPEN);
    }

    @Test
    void rate_fewerCallsThanTheMinimum_neverOpensAndReadsMinusOne() {
        CircuitFixture it = new CircuitFixture(rates());

        it.fail(3);

        it.assertState(CircuitState.CLOSED);
        assertThat(it.circuit.snapshot().rates()).isEqualTo(new RatesSnapshot(-1, -1, 3, 3, 0));
        it.fail(1);
        it.assertState(CircuitState.OPEN);
    }

    /** Covers I-12. */
    @Test
    void rate_minimumReachedByASuccess_opensAtTheNextFailureOnly() {
        CircuitFixture it = new CircuitFixture(rates());

        call(it, 0, 3);
        it.call(SUCCEEDED);
        assertThat(it.circuit.snapshot().rates().failurePercent()).isEqualTo(75);
        it.assertState(CircuitState.CLOSED);

        it.fail(1);
        it.assertState(CircuitState.OPEN);
    }

    @Test
    void rate_oldCallsLeaveTheWindow() {
        CircuitFixture it = new CircuitFixture(rates());

        call(it, 5, 4);
        call(it, 10, 0);
        it.fail(4);

        it.assertState(CircuitState.CLOSED);
        assertThat(it.circuit.snapshot().rates()).isEqualTo(new RatesSnapshot(40, 0, 10, 4, 0));
    }

    @Test
    void rate_ignoredCalls_areNotInTheWindow() {
        CircuitFixture it = new CircuitFixture(rates());

        for (int i = 0; i < 20; i++) {
            it.call(IGNORED);
        }
        it.fail(3);

        it.assertState(CircuitState.CLOSED);
        assertThat(it.circuit.snapshot().rates().calls()).isEqualTo(3);
    }

    /** Covers I-28: the window moves with the circuit's own clock. */
    @Test
    void rate_overTime_forgetsWhatIsOlder() {
        CircuitFixture it = new CircuitFixture(rates().window(WindowSize.time(Duration.ofSeconds(10))));

        it.fail(3);
        it.clock.advance(Duration.ofSeconds(10));
        it.fail(3);
        it.assertState(CircuitState.CLOSED);
        it.clock.advance(Duration.ofSeconds(8));
        it.fail(1);

        it.assertState(CircuitState.OPEN);
    }

    @Test
    void rate_afterClosing_startsWithAnEmptyWindow() {
        CircuitFixture it = new CircuitFixture(rates());
        it.fail(4);
        it.clock.advance(CircuitFixture.RECOVERY);
        it.call(SUCCEEDED);
        it.call(SUCCEEDED);

        it.assertState(CircuitState.CLOSED);
        assertThat(it.circuit.snapshot().rates().calls()).isZero();
        it.fail(3);
        it.assertState(CircuitState.CLOSED);
    }

    @Test
    void rate_closedByHandWhileClosed_startsWithAnEmptyWindow() {
        CircuitFixture it = new CircuitFixture(rates());
        it.fail(3);

        it.circuit.close();
        it.fail(3);

        it.assertState(CircuitState.CLOSED);
    }

    @Test
    void rateAndConsecutiveFailures_whicheverComesFirst_opens() {
        CircuitFixture byCount = new CircuitFixture(rates().failureThreshold(3));
        byCount.fail(3);
        byCount.assertState(CircuitState.OPEN);

        CircuitFixture byRate = new CircuitFixture(rates().failureThreshold(3));
        for (int i = 0; i < 2; i++) {
            call(byRate, 1, 1);
        }
        byRate.assertState(CircuitState.OPEN);
    }

    /** Covers I-32. */
    @Test
    void minimumCalls_aboveTheWindow_isAConfigurationError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rates().minimumCalls(11).build())
                .withMessageContaining("minimum-calls (11)")
                .withMessageContaining("10 calls");
        assertThat(rates().minimumCalls(11)
                        .window(WindowSize.time(Duration.ofSeconds(1)))
                        .build())
                .isNotNull();
    }

    /** Covers I-21. */
    @Test
    void window_ofOneCall_works() {
        CircuitFixture it = new CircuitFixture(
                rates().failureRateThreshold(100).window(WindowSize.calls(1)).minimumCalls(1));

        call(it, 5, 0);
        it.assertState(CircuitState.CLOSED);
        it.fail(1);

        it.assertState(CircuitState.OPEN);
    }
}
