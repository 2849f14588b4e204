package io.breakwater.core.differential;

import static io.breakwater.core.Outcome.FAILED;
import static io.breakwater.core.Outcome.IGNORED;
import static io.breakwater.core.Outcome.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import io.breakwater.core.window.WindowSize;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.IllegalStateTransitionException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Each {@link IntendedDifference} by itself: what the one side does and what the other. */
final class IntendedDifferencesTest {

    private static final Duration WAIT = Duration.ofMillis(100);
    private static final Duration SLOW = Duration.ofMillis(10);

    private final Setup setup = setup(Setup.Kind.COUNT, 4, 1);
    private Times times = new Times();
    private Ours ours = ours(setup);
    private Theirs theirs = theirs(setup);

    private static Setup setup(Setup.Kind kind, int minimumCalls, int trials) {
        return new Setup(kind, Setup.SECONDS, minimumCalls, 50, 100, SLOW, WAIT, 1, trials);
    }

    private Ours ours(Setup with) {
        return new Mutant(with, times, Mutation.NONE);
    }

    private Theirs theirs(Setup with) {
        return new Theirs(with.theirs(times).build());
    }

    private void start(Setup with) {
        times = new Times();
        ours = ours(with);
        theirs = theirs(with);
    }

    private void call(Outcome... outcomes) {
        for (Outcome outcome : outcomes) {
            long permit = admitted();
            ours.end(permit, outcome, 0);
            theirs.end(outcome, 0);
        }
    }

    private long admitted() {
        long permit = ours.acquire();
        assertThat(permit).isPositive();
        assertThat(theirs.acquire()).isTrue();
        return permit;
    }

    private void openBoth() {
        ours.circuit.open("both");
        theirs.breaker.transitionToOpenState();
    }

    private void halfOpenBoth() {
        openBoth();
        ours.circuit.tryHalfOpen("both");
        theirs.breaker.transitionToHalfOpenState();
    }

    private void assertStates(CircuitState our, CircuitState their) {
        assertThat(ours.state()).isEqualTo(our);
        assertThat(theirs.state()).isEqualTo(their);
    }

    /** Covers I-6. */
    @Test
    void lateFailure_inHalfOpen_decidesForTheirsAlone() {
        long late = admitted();
        halfOpenBoth();

        ours.end(late, FAILED, 0);
        theirs.end(FAILED, 0);

        assertStates(CircuitState.HALF_OPEN, CircuitState.OPEN);
        assertThat(ours.late()).isEqualTo(1);
    }

    /** Covers I-6. */
    @Test
    void lateFailure_inTheNextClosed_entersTheWindowOfTheirsAlone() {
        long late = admitted();
        openBoth();
        ours.circuit.close();
        theirs.breaker.transitionToClosedState();

        ours.end(late, FAILED, 0);
        theirs.end(FAILED, 0);

        assertThat(ours.rates().calls()).isZero();
        assertThat(theirs.buffered()).isEqualTo(1);
    }

    /** Covers I-7. */
    @Test
    void lateIgnored_inHalfOpen_letsTheirsAdmitTwoTrialsWhereOneIsPermitted() {
        long late = admitted();
        halfOpenBoth();
        admitted();

        ours.end(late, IGNORED, 0);
        theirs.end(IGNORED, 0);

        assertThat(ours.acquire()).isNegative();
        assertThat(theirs.acquire()).isTrue();
    }

    /** Covers I-12. */
    @Test
    void success_thatReachesMinimumCalls_opensTheirsAlone() {
        call(FAILED, FAILED, SUCCEEDED);
        assertStates(CircuitState.CLOSED, CircuitState.CLOSED);

        call(SUCCEEDED);

        assertStates(CircuitState.CLOSED, CircuitState.OPEN);
        assertThat(ours.rates().failurePercent()).isEqualTo(50);
    }

    /** Covers I-31: 4,951 of 9,001 calls are less than 55.005 %, by half a millionth of a percent. */
    @Test
    void rate_justBelowTheThreshold_opensTheirsAlone() {
        int calls = 9_001;
        int failures = 4_951;
        ours = new Ours(
                setup.ours()
                        .window(WindowSize.calls(calls))
                        .minimumCalls(calls)
                        .failureRateThreshold(55.005)
                        .build(),
                times);
        theirs = new Theirs(setup.theirs(times)
                .slidingWindowSize(calls)
                .minimumNumberOfCalls(calls)
                .failureRateThreshold(55.005f)
                .build());
        assertThat(failures * 100_000L).isLessThan(55_005L * calls);

        for (int i = 0; i < calls; i++) {
            call(i < calls - failures ? SUCCEEDED : FAILED);
        }

        assertStates(CircuitState.CLOSED, CircuitState.OPEN);
    }

    /** Covers I-15: a healthy breaker is opened by a timer of the past. The only test that waits for a real clock. */
    @Test
    void reset_inHalfOpen_leavesATimerOfTheirsThatOpens() throws InterruptedException {
        CircuitBreaker breaker = CircuitBreaker.of(
                "theirs",
                setup.theirs(java.time.Clock.systemUTC())
                        .maxWaitDurationInHalfOpenState(Duration.ofMillis(50))
                        .build());
        CountDownLatch opened = new CountDownLatch(2);
        breaker.getEventPublisher().onStateTransition(event -> {
            if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                opened.countDown();
            }
        });
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        breaker.reset();
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
        ours.circuit.open("both");
        ours.circuit.tryHalfOpen("both");
        ours.circuit.close();

        times.advance(Duration.ofDays(1000).toNanos());

        assertThat(opened.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(ours.acquire()).isPositive();
        assertThat(ours.state()).isEqualTo(CircuitState.CLOSED);
    }

    /** Covers I-32. */
    @Test
    void minimumCalls_aboveTheWindow_areCutByTheirsAndRefusedByOurs() {
        theirs = new Theirs(setup.theirs(times)
                .slidingWindowSize(2)
                .minimumNumberOfCalls(10)
                .build());
        theirs.end(FAILED, 0);
        theirs.end(FAILED, 0);

        assertThat(theirs.state()).isEqualTo(CircuitState.OPEN);
        assertThatThrownBy(() -> setup.ours()
                        .window(WindowSize.calls(2))
                        .minimumCalls(10)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("minimum-calls");
    }

    /** Covers I-20. */
    @Test
    void lateSuccess_afterDisabledAndOpen_makesTheirsDivideByZero() {
        ours.circuit.disable();
        theirs.breaker.transitionToDisabledState();
        long late = admitted();
        ours.circuit.close();
        ours.circuit.open("both");
        theirs.breaker.transitionToOpenState();

        ours.end(late, SUCCEEDED, 0);

        assertThat(ours.late()).isEqualTo(1);
        assertThatThrownBy(() -> theirs.end(SUCCEEDED, 0)).isInstanceOf(ArithmeticException.class);
    }

    /** Covers I-21. */
    @Test
    void lateSuccess_afterASingleTrial_breaksTheirLockFreeWindow() {
        start(setup(Setup.Kind.COUNT_LOCK_FREE, 4, 1));
        long late = admitted();
        halfOpenBoth();
        call(FAILED);
        assertStates(CircuitState.OPEN, CircuitState.OPEN);

        ours.end(late, SUCCEEDED, 0);

        assertThat(ours.late()).isEqualTo(1);
        assertThatThrownBy(() -> theirs.end(SUCCEEDED, 0)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void failedTrial_ofSeveral_reopensOursAtOnce() {
        start(setup(Setup.Kind.COUNT, 4, 2));
        halfOpenBoth();

        call(FAILED);

        assertStates(CircuitState.OPEN, CircuitState.HALF_OPEN);
    }

    /** Covers I-11. */
    @Test
    void failedTrial_belowTheRate_closesTheirs() {
        start(setup(Setup.Kind.COUNT, 3, 5));
        halfOpenBoth();
        call(SUCCEEDED, SUCCEEDED);
        assertStates(CircuitState.HALF_OPEN, CircuitState.HALF_OPEN);

        call(FAILED);

        assertStates(CircuitState.OPEN, CircuitState.CLOSED);
    }

    @Test
    void trials_thatHaveEnded_makeRoomInOursAlone() {
        start(setup(Setup.Kind.COUNT, 4, 2));
        halfOpenBoth();
        call(SUCCEEDED);
        admitted();

        assertThat(ours.acquire()).isPositive();
        assertThat(theirs.acquire()).isFalse();
    }

    @Test
    void wait_atItsExactEnd_isOverForOursAlone() {
        openBoth();
        times.advance(WAIT.toNanos());

        assertThat(theirs.acquire()).isFalse();
        assertThat(ours.acquire()).isPositive();

        times.advance(1);
        assertThat(theirs.acquire()).isTrue();
    }

    @Test
    void wait_withAFractionOfAMillisecond_endsEarlierForTheirs() {
        start(new Setup(Setup.Kind.COUNT, 4, 4, 50, 100, SLOW, WAIT.plusNanos(500_000), 1, 1));
        openBoth();
        times.advance(WAIT.toNanos() + 1);

        assertThat(ours.acquire()).isNegative();
        assertThat(theirs.acquire()).isTrue();
    }

    /** Covers I-30: both windows hold between nine and ten seconds, but not the same ones. */
    @Test
    void slices_startWithTheStateForOursAndWithTheSecondForTheirs() {
        start(setup(Setup.Kind.TIME, 4, 1));
        times.advance(Times.SECOND / 2);
        ours.circuit.close();
        theirs.breaker.transitionToClosedState();
        times.advance(Times.SECOND * 4 / 10);
        call(FAILED);

        times.advance(Times.SECOND * 92 / 10);

        assertThat(theirs.buffered()).isZero();
        assertThat(ours.rates().calls()).isEqualTo(1);

        times.advance(Times.SECOND * 4 / 10);
        assertThat(ours.rates().calls()).isZero();
    }

    @Test
    void window_outsideClosed_isShownByTheirsAlone() {
        call(FAILED, FAILED, FAILED, FAILED);

        assertStates(CircuitState.OPEN, CircuitState.OPEN);
        assertThat(theirs.failurePercent()).isEqualTo(100);
        assertThat(ours.rates().failurePercent()).isEqualTo(-1);
        assertThat(ours.rates().calls()).isZero();
    }

    @Test
    void tryHalfOpen_inClosed_throwsInTheirsAlone() {
        ours.circuit.tryHalfOpen("nothing to end");

        assertThat(ours.state()).isEqualTo(CircuitState.CLOSED);
        assertThatThrownBy(theirs.breaker::transitionToHalfOpenState)
                .isInstanceOf(IllegalStateTransitionException.class);
    }

    /** Covers I-25. */
    @Test
    void open_inOpen_restartsTheWaitOfTheirsAlone() {
        openBoth();
        times.advance(WAIT.toNanos() / 2);
        openBoth();
        times.advance(WAIT.toNanos() / 2 + 1);

        assertThat(ours.acquire()).isPositive();
        assertThat(theirs.acquire()).isFalse();
    }

    @Test
    void open_inHalfOpen_lengthensTheWaitOfBoth() {
        start(new Setup(Setup.Kind.COUNT, 4, 4, 50, 100, SLOW, WAIT, 2, 1));
        halfOpenBoth();
        openBoth();
        times.advance(WAIT.toNanos() + 1);

        assertThat(ours.acquire()).isNegative();
        assertThat(theirs.acquire()).isFalse();

        times.advance(WAIT.toNanos());
        assertThat(ours.acquire()).isPositive();
        assertThat(theirs.acquire()).isTrue();
    }
}
