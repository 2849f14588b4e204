package io.breakwater.core.circuit;

import static io.breakwater.core.CircuitState.CLOSED;
import static io.breakwater.core.CircuitState.FORCED_OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Together;
import io.breakwater.core.TransitionListener;
import io.breakwater.core.time.ManualClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CircuitRegistryTest {

    private final CircuitRegistry registry = new CircuitRegistry(new ManualClock(), Runnable::run);
    private final List<CircuitState> told = new ArrayList<>();

    private static Circuit circuit(CircuitRegistry registry, String name) {
        return registry.circuit(name, CircuitConfig.defaults());
    }

    @Test
    void circuit_sameName_isTheSameAndKeepsItsSettings() {
        Circuit first = circuit(registry, "a");

        Circuit second = registry.circuit(
                "a", CircuitConfig.builder().failureThreshold(9).build());

        assertThat(second).isSameAs(first);
        assertThat(second.config()).isEqualTo(CircuitConfig.defaults());
        assertThat(registry.find("a")).isSameAs(first);
        assertThat(registry.find("b")).isNull();
    }

    @Test
    void declaredCircuits_areMadeTogetherAndInTheirOrder_whenOneIsAskedFor() {
        CircuitConfig nine = CircuitConfig.builder().failureThreshold(9).build();
        registry.declare("b", nine);
        registry.declare("a", CircuitConfig.defaults());
        registry.declare("b", CircuitConfig.defaults());
        registry.declare("gone", nine);
        registry.remove("gone");

        Circuit b = registry.circuit("b", CircuitConfig.defaults());

        assertThat(b.config()).as("as it was declared first").isEqualTo(nine);
        assertThat(registry.circuits()).extracting(Circuit::name).containsExactly("b", "a");
        registry.declare("b", CircuitConfig.defaults());
        assertThat(registry.find("b")).isSameAs(b);
    }

    @Test
    void declaredCircuits_areInEveryList() {
        registry.declare("a", CircuitConfig.defaults());
        assertThat(registry.snapshots()).hasSize(1);
        registry.declare("b", CircuitConfig.defaults());
        assertThat(registry.circuits()).hasSize(2);
        registry.declare("c", CircuitConfig.defaults());
        assertThat(registry.find("c")).isNotNull();
        registry.declare("d", CircuitConfig.defaults());
        assertThat(registry.reconfigure("d", CircuitConfig.defaults())).isTrue();
    }

    @Test
    void reconfigure_knownName_changesThatCircuit() {
        Circuit circuit = circuit(registry, "a");
        CircuitConfig changed = CircuitConfig.builder().failureThreshold(9).build();

        assertThat(registry.reconfigure("a", changed)).isTrue();
        assertThat(registry.reconfigure("b", changed)).isFalse();

        assertThat(circuit.config()).isEqualTo(changed);
        assertThat(registry.find("b")).isNull();
    }

    @Test
    void circuits_andSnapshots_areInOrderOfCreation() {
        circuit(registry, "b");
        circuit(registry, "a");
        circuit(registry, "c");
        circuit(registry, "a");

        assertThat(registry.circuits()).extracting(Circuit::name).containsExactly("b", "a", "c");
        assertThat(registry.snapshots()).extracting(CircuitSnapshot::name).containsExactly("b", "a", "c");
    }

    @Test
    void circuit_askedForByManyThreads_isMadeOnce() throws Exception {
        for (int round = 0; round < 100; round++) {
            String name = "c" + round;
            List<Circuit> seen = Together.run(4, i -> () -> circuit(registry, name));

            assertThat(new HashSet<>(seen)).hasSize(1);
        }
        assertThat(registry.circuits()).hasSize(100);
    }

    @Test
    void listener_added_hearsOfAllCircuitsUntilRemoved() {
        circuit(registry, "a").forceOpen();
        TransitionListener listener = transition -> told.add(transition.to());
        registry.addListener(listener);

        circuit(registry, "a").close();
        circuit(registry, "b").forceOpen();
        registry.removeListener(listener);
        circuit(registry, "b").close();

        assertThat(told).containsExactly(CLOSED, FORCED_OPEN);
    }

    static Stream<Throwable> anyThrowable() {
        return Stream.of(
                new IllegalStateException("broken"),
                new NoClassDefFoundError("broken"),
                new StackOverflowError(),
                new AssertionError("broken"),
                new OutOfMemoryError("broken"),
                new IOException("thrown without being declared"));
    }

    /** What a listener throws is dropped, says {@link TransitionListener}. */
    @ParameterizedTest
    @MethodSource("anyThrowable")
    void listener_thatThrows_changesNothing(Throwable thrown) {
        registry.addListener(transition -> sneakyThrow(thrown));
        registry.addListener(transition -> told.add(transition.to()));
        Circuit circuit = circuit(registry, "a");

        assertThatCode(circuit::forceOpen).doesNotThrowAnyException();
        assertThatCode(circuit::close).doesNotThrowAnyException();

        assertThat(told).containsExactly(FORCED_OPEN, CLOSED);
        assertThat(registry.listenerFailures()).isEqualTo(2);
        assertThat(circuit.snapshot().recentTransitions()).hasSize(2);
        assertThat(circuit.tryAcquire()).isPositive();
    }

    static Stream<Throwable> whatExecutorsThrow() {
        return Stream.of(
                new RejectedExecutionException("shut down"),
                new OutOfMemoryError("unable to create native thread: possibly out of memory"));
    }

    /** A full machine cannot start the thread for listeners: an Error, on the thread of a caller (I-19, I-22). */
    @ParameterizedTest
    @MethodSource("whatExecutorsThrow")
    void executor_thatThrows_isCountedAndLaterTransitionsAreTold(Throwable thrown) {
        AtomicInteger tasks = new AtomicInteger();
        Executor failsOnce = task -> {
            if (tasks.incrementAndGet() == 1) {
                sneakyThrow(thrown);
            }
            task.run();
        };
        CircuitRegistry fragile = new CircuitRegistry(new ManualClock(), failsOnce);
        fragile.addListener(transition -> told.add(transition.to()));
        Circuit circuit = circuit(fragile, "a");

        assertThatCode(circuit::forceOpen).doesNotThrowAnyException();
        assertThatCode(circuit::close).doesNotThrowAnyException();

        assertThat(told).containsExactly(CLOSED);
        assertThat(fragile.listenerFailures()).isEqualTo(1);
        assertThat(circuit.snapshot().recentTransitions()).hasSize(2);
    }

    @Test
    void create_listeners_runOnADaemonThreadOfOursWithoutContextLoader() throws Exception {
        CircuitRegistry real = CircuitRegistry.create();
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        CompletableFuture<Boolean> hasLoader = new CompletableFuture<>();
        real.addListener(transition -> {
            thread.complete(Thread.currentThread());
            hasLoader.complete(Thread.currentThread().getContextClassLoader() != null);
        });

        circuit(real, "a").forceOpen();

        assertThat(thread.get(20, TimeUnit.SECONDS).isDaemon()).isTrue();
        assertThat(thread.get().getName()).isEqualTo("breakwater-events");
        assertThat(hasLoader.get(20, TimeUnit.SECONDS)).isFalse();
    }

    /** Throws anything where nothing is declared, as Kotlin and Scala code does. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the cast is the trick
    private static <T extends Throwable> void sneakyThrow(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
