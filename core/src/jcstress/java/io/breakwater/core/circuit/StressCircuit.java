package io.breakwater.core.circuit;

import io.breakwater.core.Outcome;
import io.breakwater.core.time.Clock;
import java.time.Duration;

/** A circuit for one round of a stress test: opens at one failure, on a clock that stands where it is put. */
final class StressCircuit {

    static final Duration RECOVERY = Duration.ofSeconds(10);

    private final StandingClock clock = new StandingClock();
    final Circuit circuit;

    StressCircuit(CircuitConfigBuilder config) {
        circuit = new Circuit("stress", config.build(), clock, transition -> {});
    }

    static CircuitConfigBuilder config() {
        return CircuitConfig.builder()
                .failureThreshold(1)
                .recoveryTimeout(RECOVERY)
                .halfOpenCalls(1)
                .successThreshold(1);
    }

    /** One whole call. */
    void call(Outcome outcome) {
        end(circuit.tryAcquire(), outcome);
    }

    void end(long permit, Outcome outcome) {
        circuit.complete(permit, outcome, 0, "failed");
    }

    /** Open, and the recovery timeout has passed: the next call is a trial. */
    StressCircuit readyForTrials() {
        call(Outcome.FAILED);
        clock.nanos = RECOVERY.toNanos();
        return this;
    }

    private static final class StandingClock implements Clock {

        private volatile long nanos;

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public long wallMillis() {
            return 0;
        }
    }
}
