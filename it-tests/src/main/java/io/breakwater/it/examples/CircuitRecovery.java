package io.breakwater.it.examples;

import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.circuit.CircuitRegistry;
import io.breakwater.core.guard.Guard;
import io.breakwater.core.retry.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The way back: after the recovery timeout a trial call decides, and each that fails makes the next wait longer. */
public final class CircuitRecovery {

    private CircuitRecovery() {}

    public static void main(String[] args) throws Exception {
        CircuitConfig config = CircuitConfig.builder()
                .failureThreshold(2)
                .recoveryTimeout(Duration.ofMillis(100))
                .recoveryBackoff(2)
                .successThreshold(2)
                .build();
        Circuit circuit = CircuitRegistry.create().circuit("prices", config);
        Guard guard = Guard.of(circuit).retry(RetryPolicy.never()).build();
        try (PriceServer server = new PriceServer("9.99")) {
            PriceClient client = new PriceClient(server.uri());
            server.fail();
            call(guard, client);
            call(guard, client);
            awaitTrial(circuit);
            call(guard, client); // a trial, and the server is still out of order
            awaitTrial(circuit);
            server.recover();
            call(guard, client);
            call(guard, client);
            circuit.snapshot().recentTransitions().forEach(transition -> System.out.println(transition.describe()));
        }
    }

    private static void call(Guard guard, PriceClient client) {
        String end;
        try {
            end = "price " + guard.call(() -> client.price("book"));
        } catch (Exception failed) {
            end = "failed: " + failed.getMessage();
        }
        System.out.println(end + ", circuit " + guard.circuit().state());
    }

    /** Asks the circuit until it would let a call through. */
    private static void awaitTrial(Circuit circuit) throws InterruptedException {
        long started = System.nanoTime();
        while (circuit.wouldRefuse()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        Duration waited = Duration.ofNanos(System.nanoTime() - started);
        System.out.println(
                "the circuit is " + circuit.state() + " and allows a trial after " + waited.toMillis() + " ms");
    }
}
