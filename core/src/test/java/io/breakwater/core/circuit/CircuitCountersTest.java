package io.breakwater.core.circuit;

import static io.breakwater.core.Outcome.FAILED;
import static io.breakwater.core.Outcome.IGNORED;
import static io.breakwater.core.Outcome.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CircuitCountersTest {

    private final CircuitFixture it = new CircuitFixture();

    @Test
    void totals_ofNewCircuit_areZero() {
        assertThat(it.totals()).isEqualTo(CallTotals.NONE);
        assertThat(it.totals().total()).isZero();
    }

    @Test
    void totals_everyAdmittedCall_isEndedOrInFlight() {
        it.call(SUCCEEDED);
        it.circuit.succeeded(it.admit(), 0);
        it.call(FAILED);
        it.call(IGNORED);
        it.admit();
        it.admit();
        it.admit();

        assertThat(it.totals()).isEqualTo(new CallTotals(2, 1, 1, 3, 0, 0, 0, 0, 0, 0));
        assertThat(it.totals().total()).isEqualTo(7);
    }

    @Test
    void totals_refusals_areCountedApart() {
        it.open();
        it.assertRefuses();
        it.assertRefuses();

        assertThat(it.totals().rejected()).isEqualTo(2);
        assertThat(it.totals().total()).isEqualTo(3);
    }

    @Test
    void totals_refusalByLease_isCountedOnce() {
        it.halfOpen();
        it.clock.advance(CircuitFixture.LEASE);

        it.assertRefuses();

        assertThat(it.totals().rejected()).isEqualTo(1);
        assertThat(it.totals().inFlight()).isEqualTo(1);
    }

    @Test
    void totals_looking_countsNothing() {
        it.open();

        for (int i = 0; i < 10; i++) {
            assertThat(it.circuit.wouldRefuse()).isTrue();
            assertThat(it.circuit.snapshot().calls().rejected()).isZero();
        }

        assertThat(it.totals().rejected()).isZero();
    }

    @Test
    void totals_lateResults_areEndedCallsToo() {
        long early = it.admit();
        it.open();
        it.end(early, SUCCEEDED);

        assertThat(it.totals()).isEqualTo(new CallTotals(1, 3, 0, 0, 0, 1, 0, 0, 0, 1));
    }

    @Test
    void totals_retries_areCounted() {
        it.circuit.retries().made(Circuit.PASS);
        it.circuit.retries().made(Circuit.PASS);
        it.circuit.retries().exhausted();

        assertThat(it.totals().retries()).isEqualTo(2);
        assertThat(it.totals().retriesExhausted()).isEqualTo(1);
    }

    @Test
    void opened_countsEveryOpeningOnce() {
        it.end(it.halfOpen(), FAILED);
        it.circuit.forceOpen(); // open already
        it.circuit.close();
        it.circuit.forceOpen();
        it.circuit.forceOpen();
        it.circuit.close();
        it.circuit.disable();

        assertThat(it.totals().opened()).isEqualTo(3);
    }

    @Test
    void resetStatistics_withCallsInFlight_keepsThem() {
        it.call(SUCCEEDED);
        it.fail(1);
        long first = it.admit();
        it.admit();

        it.circuit.resetStatistics();
        assertThat(it.totals()).isEqualTo(new CallTotals(0, 0, 0, 2, 0, 0, 0, 0, 0, 0));
        it.end(first, IGNORED);

        assertThat(it.totals()).isEqualTo(new CallTotals(0, 0, 1, 1, 0, 0, 0, 0, 0, 0));
        assertThat(it.totals().total()).isEqualTo(2);
    }

    @Test
    void resetStatistics_twice_startsAtZeroEachTime() {
        it.circuit.retries().made(Circuit.PASS);
        it.open();
        it.assertRefuses();
        it.circuit.resetStatistics();
        it.assertRefuses();
        it.circuit.resetStatistics();

        assertThat(it.totals()).isEqualTo(CallTotals.NONE);
        it.assertRefuses();
        assertThat(it.totals().rejected()).isEqualTo(1);
    }

    @Test
    void failureCount_cleared_startsAgain() {
        FailureCount count = new FailureCount();
        count.count();
        count.count();
        assertThat(count.get()).isEqualTo(2);

        count.clear();
        count.clear();

        assertThat(count.get()).isZero();
        count.set(Integer.MAX_VALUE);
        count.count();
        assertThat(count.get()).isEqualTo(Integer.MAX_VALUE);
    }
}
