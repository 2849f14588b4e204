package io.breakwater.it.bench;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Circuits of one library, kept as its users keep them.
 *
 * @param root what keeps all of them alive
 * @param adder makes one more, under a name
 */
record CircuitShelf(Object root, Function<String, Kept> adder) {

    /**
     * One of the circuits.
     *
     * @param call makes a guarded call that succeeds
     * @param open opens it
     * @param close closes it
     */
    record Kept(Runnable call, Runnable open, Runnable close) {}

    /** The libraries. */
    enum Maker {
        BREAKWATER("Breakwater"),
        RESILIENCE4J_COUNT("resilience4j, count window of 100"),
        RESILIENCE4J_TIME("resilience4j, time window of 60 s"),
        FAILSAFE("Failsafe, count window of 100");

        private final String label;

        Maker(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** An empty shelf. */
        CircuitShelf make() {
            return switch (this) {
                case BREAKWATER -> breakwater();
                case RESILIENCE4J_COUNT -> resilience4j(SlidingWindowType.COUNT_BASED, 100);
                case RESILIENCE4J_TIME -> resilience4j(SlidingWindowType.TIME_BASED, 60);
                case FAILSAFE -> failsafe();
            };
        }
    }

    Kept add(String name) {
        return adder.apply(name);
    }

    private static CircuitShelf breakwater() {
        CircuitRegistry registry = CircuitRegistry.create();
        return new CircuitShelf(registry, name -> {
            Circuit circuit = CoreCircuits.defaults(registry, name);
            return new Kept(() -> call(circuit), circuit::forceOpen, circuit::close);
        });
    }

    private static void call(Circuit circuit) {
        long permit = circuit.tryAcquire();
        circuit.succeeded(permit, circuit.start(permit));
    }

    private static CircuitShelf resilience4j(SlidingWindowType window, int size) {
        CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowType(window)
                .slidingWindowSize(size)
                .build());
        return new CircuitShelf(registry, name -> {
            CircuitBreaker breaker = registry.circuitBreaker(name);
            return new Kept(
                    breaker.decorateRunnable(() -> {}),
                    breaker::transitionToOpenState,
                    breaker::transitionToClosedState);
        });
    }

    private static CircuitShelf failsafe() {
        List<Object> breakers = new ArrayList<>();
        return new CircuitShelf(breakers, name -> {
            dev.failsafe.CircuitBreaker<Object> breaker = dev.failsafe.CircuitBreaker.builder()
                    .withFailureThreshold(50, 100)
                    .build();
            FailsafeExecutor<Object> executor = Failsafe.with(breaker);
            breakers.add(breaker);
            return new Kept(() -> executor.run(() -> {}), breaker::open, breaker::close);
        });
    }
}
