package io.breakwater.it.examples;

import io.breakwater.core.CircuitOpenException;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.circuit.CircuitRegistry;
import io.breakwater.core.guard.Guard;
import io.breakwater.core.retry.RetryPolicy;
import java.io.IOException;

/** A server fails, its circuit opens, and calls are refused without reaching it. */
public final class BasicCircuit {

    private BasicCircuit() {}

    public static void main(String[] args) throws Exception {
        Circuit circuit = CircuitRegistry.create()
                .circuit("prices", CircuitConfig.builder().failureThreshold(3).build());
        Guard guard = Guard.of(circuit).retry(RetryPolicy.never()).build();
        try (PriceServer server = new PriceServer("9.99")) {
            PriceClient client = new PriceClient(server.uri());
            call(guard, client);
            server.fail();
            for (int i = 0; i < 5; i++) {
                call(guard, client);
            }
            System.out.println("requests that reached the server: " + server.requests());
            System.out.println(circuit.snapshot().recentTransitions().get(0).describe());
        }
    }

    private static void call(Guard guard, PriceClient client) throws Exception {
        try {
            System.out.println("price " + guard.call(() -> client.price("book")));
        } catch (CircuitOpenException refused) {
            System.out.println("refused: the circuit is " + refused.state());
        } catch (IOException failed) {
            System.out.println("failed: " + failed.getMessage() + ", circuit "
                    + guard.circuit().state());
        }
    }
}
