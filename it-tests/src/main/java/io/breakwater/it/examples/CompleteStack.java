package io.breakwater.it.examples;

import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.circuit.CircuitRegistry;
import io.breakwater.core.circuit.CircuitSnapshot;
import io.breakwater.core.fallback.FallbackChain;
import io.breakwater.core.fallback.Tier;
import io.breakwater.core.guard.Guard;
import io.breakwater.core.guard.GuardedTier;
import io.breakwater.core.retry.Backoff;
import io.breakwater.core.retry.Jitter;
import io.breakwater.core.retry.RetryPolicy;
import io.breakwater.core.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Circuit, retries, fallback, a listener and snapshots together, for calls that wait and for calls that do not. */
public final class CompleteStack {

    private static final RetryPolicy TWICE = new RetryPolicy(
            2, new Backoff(Duration.ofMillis(10), Duration.ofMillis(100), 2.0, Jitter.EQUAL), Duration.ofSeconds(1));
    private static final long LONGEST_SECONDS = 5;

    private CompleteStack() {}

    public static void main(String[] args) throws Throwable {
        CircuitRegistry registry = CircuitRegistry.create();
        registry.addListener(transition -> System.out.println("  event: " + transition.describe()));
        try (PriceServer server = new PriceServer("9.99")) {
            PriceClient client = new PriceClient(server.uri());
            Guard guard = Guard.of(registry.circuit(
                            "prices",
                            CircuitConfig.builder().failureThreshold(4).build()))
                    .retry(TWICE)
                    .build();
            FallbackChain<String, String> waiting = chain(new GuardedTier<>("server", guard, client::price));
            FallbackChain<String, String> staged = chain(GuardedTier.async("server", guard, client::priceAsync));

            server.failNext(1);
            System.out.println("waits, one failure: " + waiting.call("book"));
            server.failNext(1);
            System.out.println("does not wait, one failure: " + end(staged));
            server.fail();
            System.out.println("waits, only failures: " + waiting.call("book"));
            System.out.println("does not wait, only failures: " + end(staged));
            System.out.println("does not wait, circuit is open: " + end(staged));
            registry.awaitListeners(Duration.ofSeconds(1));
        }
        for (CircuitSnapshot circuit : registry.snapshots()) {
            System.out.println(circuit.name() + " is " + circuit.state() + ": "
                    + circuit.calls().succeeded() + " succeeded, "
                    + circuit.calls().failed() + " failed, "
                    + circuit.calls().retries() + " retries, last failure " + circuit.lastFailure());
        }
    }

    private static FallbackChain<String, String> chain(Tier<String, String> server) {
        return new FallbackChain<>("price", List.of(server), article -> "9.50 (of yesterday)", Clock.system());
    }

    /** An application would go on with {@code thenAccept}; a story has to wait for its end. */
    private static String end(FallbackChain<String, String> chain) throws Exception {
        return chain.callAsync("book").get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }
}
