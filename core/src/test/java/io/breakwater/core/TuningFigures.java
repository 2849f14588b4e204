package io.breakwater.core;

import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.circuit.CircuitConfigBuilder;
import io.breakwater.core.retry.Backoff;
import io.breakwater.core.retry.Jitter;
import io.breakwater.core.retry.RetryBudget;
import io.breakwater.core.time.ManualClock;
import io.breakwater.core.window.WindowCounts;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** The arithmetic of docs/tuning.md, done by the engine itself wherever it has a say in it. */
final class TuningFigures {

    private static final long SECOND = 1_000_000_000;

    private TuningFigures() {}

    /** The share of calls that fail although they are attempted so often, where attempts fail independently of each other. */
    static double stillFailing(double share, int attempts) {
        return Math.pow(share, attempts);
    }

    /** The same, where so much of the failures are outages, in which every attempt fails. */
    static double stillFailing(double share, int attempts, double outages) {
        return share * (outages + (1 - outages) * Math.pow(share, attempts - 1));
    }

    /** The longest that all delays of a call may be together. */
    static long longestDelayNanos(int attempts, Duration base) {
        Backoff backoff = new Backoff(base, Duration.ofSeconds(60), 2.0, Jitter.EQUAL);
        RandomGenerator largest = new RandomGenerator() {
            @Override
            public long nextLong() {
                return Long.MAX_VALUE;
            }

            @Override
            public long nextLong(long bound) {
                return bound - 1;
            }
        };
        long sum = 0;
        long previous = 0;
        for (int retry = 0; retry < attempts - 1; retry++) {
            previous = backoff.delayNanos(retry, previous, largest);
            sum += previous;
        }
        return sum;
    }

    /** What the callee gets in an outage for each call, where so many calls a second all fail and would be retried so often. */
    static double loadInAnOutage(int callsPerSecond, int attempts) {
        RetryBudget budget = new RetryBudget(RetryBudget.DEFAULT_SHARE_PERCENT);
        long calls = 0;
        long now = 0;
        long granted = 0;
        int warmUp = 30;
        int measured = 100;
        for (int second = 0; second < warmUp + measured; second++) {
            for (int call = 0; call < callsPerSecond; call++) {
                now += SECOND / callsPerSecond;
                calls++;
                for (int retry = 1; retry < attempts; retry++) {
                    boolean retries = budget.tryWithdraw(calls, now);
                    granted += retries && second >= warmUp ? 1 : 0;
                }
            }
        }
        return 1 + granted / (double) (callsPerSecond * measured);
    }

    /** From the first call of an outage until the circuit is open, where each call fails after this time. */
    static double secondsToOpen(CircuitConfigBuilder settings, int callsPerSecond, int timeoutSeconds) {
        ManualClock clock = new ManualClock();
        Circuit circuit = new Circuit("c", settings.build(), clock, told -> {});
        long step = SECOND / callsPerSecond;
        for (long healthy = 0; healthy < 120 * SECOND; healthy += step) {
            end(circuit, clock, Outcome.SUCCEEDED);
            clock.advanceNanos(step);
        }
        long start = clock.nanos();
        while (circuit.state() == CircuitState.CLOSED) {
            end(circuit, clock, Outcome.FAILED);
            clock.advanceNanos(step);
        }
        return (clock.nanos() - step - start) / (double) SECOND + timeoutSeconds;
    }

    private static void end(Circuit circuit, ManualClock clock, Outcome outcome) {
        long permit = circuit.tryAcquire();
        circuit.complete(permit, outcome, clock.nanos(), "");
    }

    /** How many attempts it takes on average until so many in a row have failed, where this share of them fails. */
    static double attemptsUntilInARow(double share, int threshold) {
        return (1 - Math.pow(share, threshold)) / ((1 - share) * Math.pow(share, threshold));
    }

    /** The same, counted at a real circuit over so many openings. */
    static double countedUntilInARow(double share, int threshold, int openings, RandomGenerator random) {
        ManualClock clock = new ManualClock();
        CircuitConfig config =
                CircuitConfig.builder().failureThreshold(threshold).build();
        Circuit circuit = new Circuit("c", config, clock, told -> {});
        long attempts = 0;
        for (int opened = 0; opened < openings; opened++) {
            while (circuit.state() == CircuitState.CLOSED) {
                end(circuit, clock, random.nextDouble() < share ? Outcome.FAILED : Outcome.SUCCEEDED);
                attempts++;
            }
            circuit.close();
        }
        return attempts / (double) openings;
    }

    /** How likely a window of so many calls is at or above the threshold, where this share of the calls fails. */
    static double atOrAbove(double share, int calls, int thresholdPercent) {
        double sum = 0;
        for (int failed = 0; failed <= calls; failed++) {
            if (new WindowCounts(calls, failed, 0).failedAtLeast(thresholdPercent * 1000)) {
                sum += binomial(calls, failed) * Math.pow(share, failed) * Math.pow(1 - share, calls - failed);
            }
        }
        return sum;
    }

    private static double binomial(int n, int k) {
        double product = 1;
        for (int i = 1; i <= k; i++) {
            product = product * (n - k + i) / i;
        }
        return product;
    }

    /** How long a circuit stays open for the n-th time in one outage, in seconds. */
    static long openSeconds(double backoff, int reopenings) {
        ManualClock clock = new ManualClock();
        Circuit circuit = outage(backoff, clock);
        for (int i = 0; i < reopenings; i++) {
            clock.advance(Duration.ofMillis(circuit.snapshot().openRemainingMillis()));
            end(circuit, clock, Outcome.FAILED);
        }
        return circuit.snapshot().openRemainingMillis() / 1000;
    }

    /** How many trial calls an outage of one hour costs, with ten calls a second. */
    static int trialsInAnHour(double backoff) {
        ManualClock clock = new ManualClock();
        Circuit circuit = outage(backoff, clock);
        int trials = 0;
        for (int call = 0; call < 36_000; call++) {
            clock.advanceNanos(SECOND / 10);
            long permit = circuit.tryAcquire();
            if (permit > 0) {
                trials++;
                circuit.complete(permit, Outcome.FAILED, clock.nanos(), "");
            }
        }
        return trials;
    }

    private static Circuit outage(double backoff, ManualClock clock) {
        CircuitConfig config = CircuitConfig.builder().recoveryBackoff(backoff).build();
        Circuit circuit = new Circuit("c", config, clock, told -> {});
        while (circuit.state() == CircuitState.CLOSED) {
            end(circuit, clock, Outcome.FAILED);
        }
        return circuit;
    }
}
