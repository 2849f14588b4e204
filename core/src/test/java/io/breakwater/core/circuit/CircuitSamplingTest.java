package io.breakwater.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.Outcome;
import io.breakwater.core.Together;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which calls are timed, where their time decides nothing: one in sixteen, on every way in. */
final class CircuitSamplingTest {

    private static final int CALLS = 4096;

    @Test
    void admitted_underALimit_isTimedOnceInSixteenCalls() {
        CircuitFixture it = new CircuitFixture(CircuitFixture.config().maxConcurrentCalls(1));

        assertThat(timed(it.circuit, false)).isBetween(CALLS / 32, CALLS / 8);
    }

    /** The many threads that have no stripe of their own must not be left out, nor be timed all. */
    @Test
    void admitted_onManyThreads_isTimedOnceInSixteenCalls() throws Exception {
        CircuitFixture it = new CircuitFixture();

        List<Integer> timed = Together.run(40, thread -> () -> timed(it.circuit, false));

        assertThat(timed).allMatch(each -> each > CALLS / 32 && each < CALLS / 8);
    }

    @Test
    void admitted_toldToTime_isTimedOnEveryWay() throws Exception {
        CircuitFixture free = new CircuitFixture();
        CircuitFixture limited = new CircuitFixture(CircuitFixture.config().maxConcurrentCalls(1));

        assertThat(timed(limited.circuit, true)).isEqualTo(CALLS);
        assertThat(Together.run(20, thread -> () -> timed(free.circuit, true))).containsOnly(CALLS);
    }

    @Test
    void admitted_underALimitWhereSlowCallsCount_isAlwaysTimed() {
        CircuitFixture it = new CircuitFixture(
                CircuitFixture.config().maxConcurrentCalls(1).slowCallDuration(Duration.ofSeconds(1)));

        assertThat(timed(it.circuit, false)).isEqualTo(CALLS);
    }

    @Test
    void latency_ofTimedCalls_isThatOfTheCall() {
        CircuitFixture it =
                new CircuitFixture(CircuitFixture.config(), Duration.ofDays(3).toNanos());
        long permit = it.circuit.tryAcquire(true);
        long started = it.circuit.start(permit);
        it.clock.advance(Duration.ofMillis(250));

        it.circuit.succeeded(permit, started);

        assertThat(it.circuit.snapshot().latency().meanMillis()).isEqualTo(250);
    }

    @Test
    void latency_afterAReset_isUnknown() {
        CircuitFixture it = new CircuitFixture();
        it.call(Outcome.SUCCEEDED);
        assertThat(it.circuit.snapshot().latency()).isNotEqualTo(LatencySnapshot.NONE);

        it.circuit.resetStatistics();

        assertThat(it.circuit.snapshot().latency()).isEqualTo(LatencySnapshot.NONE);
        it.circuit.succeeded(it.circuit.tryAcquire(true), it.clock.nanos() - 8_000_000);
        assertThat(it.circuit.snapshot().latency().meanMillis()).isEqualTo(8);
    }

    @Test
    void firstAttempts_leaveOutRetriesAndOutliveAReset() {
        CircuitFixture it = new CircuitFixture();
        it.fail(2);
        it.circuit.retries().made(Circuit.PASS);
        it.call(Outcome.SUCCEEDED);

        it.circuit.resetStatistics();

        assertThat(it.circuit.firstAttempts()).isEqualTo(2);
    }

    private static int timed(Circuit circuit, boolean timed) {
        int count = 0;
        for (int i = 0; i < CALLS; i++) {
            long permit = circuit.tryAcquire(timed);
            count += Circuit.isTimed(permit) ? 1 : 0;
            circuit.complete(permit, Outcome.SUCCEEDED, circuit.start(permit), "");
        }
        return count;
    }
}
