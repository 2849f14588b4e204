package io.breakwater.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The wait for listeners at the end of the JVM. */
final class CircuitRegistryAwaitTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final List<Runnable> tasks = new ArrayList<>();

    private CircuitRegistry registry(Executor events) {
        CircuitRegistry registry = new CircuitRegistry(new ManualClock(), events);
        registry.addListener(transition -> {});
        return registry;
    }

    private static void tellSomething(CircuitRegistry registry) {
        registry.circuit("a", CircuitConfig.defaults()).forceOpen();
    }

    @Test
    void await_nothingWasEverTold_startsNothing() {
        CircuitRegistry registry = registry(tasks::add);

        registry.awaitListeners(LONG);

        assertThat(tasks).isEmpty();
        assertThat(registry.listenerFailures()).isZero();
    }

    @Test
    void await_listenersAreDone_returnsWithoutAComplaint() {
        CircuitRegistry registry = registry(Runnable::run);
        tellSomething(registry);

        registry.awaitListeners(LONG);

        assertThat(registry.listenerFailures()).isZero();
    }

    @Test
    void await_aListenerStalls_givesUpAndCountsIt() {
        CircuitRegistry registry = registry(tasks::add);
        tellSomething(registry);

        registry.awaitListeners(Duration.ZERO);

        assertThat(tasks).hasSize(2);
        assertThat(registry.listenerFailures()).isEqualTo(1);
    }

    @Test
    void await_executorRefuses_countsItAndReturns() {
        AtomicBoolean shutDown = new AtomicBoolean();
        CircuitRegistry registry = registry(task -> {
            if (shutDown.get()) {
                throw new RejectedExecutionException("shut down");
            }
            task.run();
        });
        tellSomething(registry);
        shutDown.set(true);

        registry.awaitListeners(LONG);

        assertThat(registry.listenerFailures()).isEqualTo(1);
    }

    @Test
    void await_interrupted_returnsStillInterrupted() {
        CircuitRegistry registry = registry(tasks::add);
        tellSomething(registry);
        Thread.currentThread().interrupt();

        registry.awaitListeners(LONG);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(registry.listenerFailures()).isZero();
    }
}
