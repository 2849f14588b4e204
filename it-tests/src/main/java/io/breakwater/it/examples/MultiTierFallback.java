package io.breakwater.it.examples;

import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.circuit.CircuitRegistry;
import io.breakwater.core.fallback.FallbackChain;
import io.breakwater.core.guard.Guard;
import io.breakwater.core.guard.GuardedTier;
import io.breakwater.core.retry.RetryPolicy;
import io.breakwater.core.time.Clock;
import java.util.List;

/** Three ways to a price: the server, its replica, and the price of yesterday. */
public final class MultiTierFallback {

    private MultiTierFallback() {}

    public static void main(String[] args) throws Throwable {
        CircuitRegistry registry = CircuitRegistry.create();
        PriceServer server = new PriceServer("9.99");
        PriceServer replica = new PriceServer("9.98");
        try (server;
                replica) {
            FallbackChain<String, String> chain = new FallbackChain<>(
                    "price",
                    List.of(tier("server", registry, server), tier("replica", registry, replica)),
                    article -> "9.50 (of yesterday)",
                    Clock.system());
            System.out.println("all is well: " + chain.call("book"));
            server.fail();
            System.out.println("the server fails: " + chain.call("book"));
            System.out.println("its circuit opens: " + chain.call("book"));
            int asked = server.requests();
            System.out.println("it is skipped: " + chain.call("book") + ", " + (server.requests() - asked)
                    + " requests to the server");
            replica.close(); // nobody listens on that port any more
            System.out.println("the replica is gone: " + chain.call("book"));
            chain.snapshot().served().forEach(tier -> System.out.println(tier.tier() + " served " + tier.served()));
            System.out.println("the last resort served " + chain.snapshot().servedByValue());
        }
    }

    private static GuardedTier<String, String> tier(String name, CircuitRegistry registry, PriceServer server) {
        PriceClient client = new PriceClient(server.uri());
        CircuitConfig config = CircuitConfig.builder().failureThreshold(2).build();
        Guard guard = Guard.of(registry.circuit(name, config))
                .retry(RetryPolicy.never())
                .build();
        return new GuardedTier<>(name, guard, client::price);
    }
}
