package io.breakwater.core.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.breakwater.core.time.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a budget grants, and that nothing sticks. Covers I-43, I-44. */
final class RetryBudgetTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration PERIOD = Duration.ofSeconds(RetryBudget.PERIOD_SECONDS);
    private static final long FLOOR = RetryBudget.FLOOR_PER_SECOND * RetryBudget.PERIOD_SECONDS;

    private final ManualClock clock = new ManualClock(Long.MAX_VALUE - 5); // wraps around in every test that moves it
    private long calls = 1000;

    private RetryBudget budget(double percent) {
        RetryBudget budget = new RetryBudget(percent);
        budget.withdrawable(calls, clock.nanos());
        return budget;
    }

    private long left(RetryBudget budget) {
        return budget.withdrawable(calls, clock.nanos());
    }

    private boolean withdraw(RetryBudget budget) {
        return budget.tryWithdraw(calls, clock.nanos());
    }

    /** Withdraws until refused. */
    private long drain(RetryBudget budget) {
        long granted = 0;
        while (withdraw(budget)) {
            granted++;
        }
        return granted;
    }

    private void callsOver(long more, Duration time) {
        calls += more;
        clock.advance(time);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 20, 100})
    void budget_ofCircuitWithoutCalls_isTheFloor(double percent) {
        RetryBudget budget = budget(percent);

        assertThat(drain(budget)).isEqualTo(FLOOR);
        assertThat(left(budget)).isZero();
    }

    @Test
    void firstLook_doesNotCountTheCallsBefore() {
        assertThat(drain(new RetryBudget(100))).isEqualTo(FLOOR);
    }

    @Test
    void budget_ofBusyCircuit_isFloorAndShare() {
        RetryBudget budget = budget(RetryBudget.DEFAULT_SHARE_PERCENT);
        callsOver(9000, Duration.ofSeconds(9));

        assertThat(left(budget)).isEqualTo(FLOOR + 1800);
        assertThat(drain(budget)).isEqualTo(FLOOR + 1800);
    }

    @Test
    void share_isExactToAThousandthOfAPercent() {
        RetryBudget budget = budget(0.001);
        callsOver(99_999, SECOND);
        assertThat(left(budget)).isEqualTo(FLOOR);

        callsOver(1, Duration.ZERO);
        assertThat(left(budget)).isEqualTo(FLOOR + 1);
    }

    @Test
    void budget_exhausted_refillsWithCalls() { // I-43
        RetryBudget budget = budget(20);
        for (int round = 0; round < 1000; round++) {
            drain(budget);
            assertThat(withdraw(budget)).isFalse();

            callsOver(5, Duration.ZERO);

            assertThat(withdraw(budget)).as("round %d", round).isTrue();
            assertThat(withdraw(budget)).isFalse();
        }
    }

    @Test
    void budget_exhausted_refillsWithTime() { // I-43
        RetryBudget budget = budget(0);
        for (int round = 0; round < 1000; round++) {
            assertThat(drain(budget)).as("round %d", round).isEqualTo(FLOOR);
            clock.advance(PERIOD.minus(SECOND));
            assertThat(withdraw(budget)).isFalse();
            clock.advance(SECOND);
        }
    }

    @Test
    void retriesThatWait_areCountedFromTheDecision() { // I-44
        RetryBudget budget = budget(20);
        callsOver(50, SECOND);

        // None of these has run: whoever asked may sleep in its backoff for a minute.
        assertThat(drain(budget)).isEqualTo(FLOOR + 10);

        clock.advance(Duration.ofSeconds(8));
        assertThat(withdraw(budget)).isFalse();
    }

    @Test
    void callsOfAQuietHour_doNotCountAsCallsOfNow() {
        RetryBudget budget = budget(100);
        callsOver(3600, Duration.ofHours(1));

        assertThat(left(budget)).isBetween(FLOOR + 9, FLOOR + 10);
    }

    @Test
    void callsBetweenTwoLooks_leaveTheWindowLittleByLittle() {
        RetryBudget budget = budget(100);
        callsOver(4000, Duration.ofSeconds(4));
        assertThat(left(budget)).isEqualTo(FLOOR + 4000);

        clock.advance(Duration.ofSeconds(7));
        assertThat(left(budget)).isEqualTo(FLOOR + 3000 - 1000);
    }

    @Test
    void clock_standingStill_countsCallsAndRetries() {
        RetryBudget budget = budget(20);
        callsOver(1000, Duration.ZERO);

        assertThat(drain(budget)).isEqualTo(FLOOR + 200);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {20, 365L * 24 * 3600, 290L * 365 * 24 * 3600, -11, -365L * 24 * 3600, -290L * 365 * 24 * 3600})
    void clock_jumpingFar_leavesAWorkingBudget(long seconds) {
        RetryBudget budget = budget(20);
        callsOver(1000, SECOND);
        drain(budget);

        callsOver(Long.MAX_VALUE / 4, Duration.ofSeconds(seconds));
        for (int i = 0; i < 100; i++) {
            left(budget);
        }
        clock.advance(PERIOD);
        assertThat(left(budget)).isEqualTo(FLOOR);
        callsOver(1000, SECOND);
        assertThat(drain(budget)).isEqualTo(FLOOR + 200);
    }

    @Test
    void clock_seemingToGoBack_doesNotMakeTimePassTwice() {
        RetryBudget budget = budget(0);
        drain(budget);
        for (int i = 0; i < 1000; i++) {
            budget.tryWithdraw(calls, clock.nanos() - Duration.ofSeconds(90).toNanos());
            assertThat(withdraw(budget)).isFalse();
        }
    }

    @Test
    void callCount_seemingToGoBack_isNotCountedTwice() {
        RetryBudget budget = budget(100);
        callsOver(50, SECOND);
        for (int i = 0; i < 1000; i++) {
            budget.withdrawable(calls - 10, clock.nanos());
            assertThat(left(budget)).isEqualTo(FLOOR + 50);
        }
    }

    @Test
    void callCount_setBack_countsAgainAfterAPeriod() {
        RetryBudget budget = budget(100);
        callsOver(50, SECOND);
        left(budget);

        calls = 0;
        assertThat(left(budget)).isEqualTo(FLOOR + 50);
        clock.advance(PERIOD);
        assertThat(left(budget)).isEqualTo(FLOOR);
        callsOver(7, SECOND);
        assertThat(left(budget)).isEqualTo(FLOOR + 7);
    }

    @Test
    void share_changedLive_holdsForWhatWasCountedBefore() {
        RetryBudget budget = budget(20);
        callsOver(1000, SECOND);
        drain(budget);

        budget.share(30);
        assertThat(drain(budget)).isEqualTo(100);
        budget.share(0);
        assertThat(left(budget)).isZero();
    }

    @Test
    void off_grantsEverything_andStillCounts() {
        RetryBudget budget = budget(RetryBudget.OFF);
        for (int i = 0; i < 5000; i++) {
            assertThat(withdraw(budget)).isTrue();
        }
        assertThat(left(budget)).isEqualTo(Long.MAX_VALUE);

        budget.share(20);
        assertThat(withdraw(budget)).isFalse();
        clock.advance(PERIOD);
        assertThat(drain(budget)).isEqualTo(FLOOR);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, 100.001, Double.NaN, Double.NEGATIVE_INFINITY, -Double.MIN_VALUE})
    void share_outOfRange_isRefusedWithTheValue(double illegal) {
        RetryBudget budget = budget(20);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> budget.share(illegal))
                .withMessageContaining(String.valueOf(illegal));
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryBudget(illegal));
    }
}
