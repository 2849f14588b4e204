package io.breakwater.core.guard;

import io.breakwater.core.Classifier;
import io.breakwater.core.circuit.CallTotals;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.retry.Backoff;
import io.breakwater.core.retry.Jitter;
import io.breakwater.core.retry.RetryBudget;
import io.breakwater.core.retry.RetryPolicy;
import io.breakwater.core.time.ManualClock;
import io.breakwater.core.time.ManualScheduler;
import io.breakwater.core.time.RecordingSleeper;
import io.breakwater.core.time.Scheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The parts of a guard, with sleeps and errors written down. */
final class GuardFixture {

    static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), 2.0, Jitter.NONE);

    final ManualClock clock = new ManualClock();
    final RecordingSleeper sleeper = new RecordingSleeper();
    final ManualScheduler timers = new ManualScheduler();
    Scheduler scheduler = timers;
    final List<Throwable> errors = new ArrayList<>();
    final Circuit circuit;

    int attempts = 3;

    @Nullable
    Duration maxDuration;

    RetryBudget budget = new RetryBudget(RetryBudget.OFF);
    Classifier classifier = Classifier.throwables();
    MethodTraits traits = MethodTraits.READ;

    GuardFixture() {
        this(100);
    }

    GuardFixture(int failureThreshold) {
        CircuitConfig config = CircuitConfig.builder()
                .failureThreshold(failureThreshold)
                .halfOpenCalls(1)
                .successThreshold(1)
                .build();
        circuit = new Circuit("payments", config, clock, transition -> {});
    }

    Guard guard() {
        return Guard.of(circuit)
                .retry(new RetryPolicy(attempts, BACKOFF, maxDuration))
                .budget(budget)
                .classifier(classifier)
                .traits(traits)
                .surroundings(new Surroundings(clock, sleeper, scheduler, () -> new Random(1), errors::add))
                .build();
    }

    CallTotals totals() {
        return circuit.snapshot().calls();
    }

    /** A body that ends in these ways, one after the other: a throwable is thrown, all else returned. */
    static final class Script implements Callable<@Nullable Object> {

        private final Queue<Object> ends;
        private int runs;

        Script(Object... ends) {
            this.ends = new ArrayDeque<>(List.of(ends));
        }

        @Override
        public @Nullable Object call() throws Exception {
            runs++;
            Object end = ends.remove();
            if (end instanceof Error error) {
                throw error;
            }
            if (end instanceof Exception exception) {
                throw exception;
            }
            return end;
        }

        int runs() {
            return runs;
        }
    }
}
