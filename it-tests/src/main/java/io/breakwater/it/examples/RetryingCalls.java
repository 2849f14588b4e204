package io.breakwater.it.examples;

import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.circuit.CircuitRegistry;
import io.breakwater.core.guard.Guard;
import io.breakwater.core.guard.MethodTraits;
import io.breakwater.core.retry.Backoff;
import io.breakwater.core.retry.Jitter;
import io.breakwater.core.retry.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;

/** A call that fails for a moment is made again after a growing delay; one that may have acted is not. */
public final class RetryingCalls {

    private static final Backoff BACKOFF =
            new Backoff(Duration.ofMillis(20), Duration.ofMillis(200), 2.0, Jitter.EQUAL);

    private RetryingCalls() {}

    public static void main(String[] args) throws Exception {
        Circuit circuit = CircuitRegistry.create().circuit("prices", CircuitConfig.defaults());
        Guard reads = Guard.of(circuit).retry(new RetryPolicy(3, BACKOFF)).build();
        Guard writes = Guard.of(circuit)
                .retry(new RetryPolicy(3, BACKOFF))
                .traits(new MethodTraits(true, false))
                .build();
        try (PriceServer server = new PriceServer("9.99")) {
            PriceClient client = new PriceClient(server.uri());
            server.failNext(2);
            call("read, two failures", server, reads, () -> client.price("book"));
            server.failNext(3);
            call("read, three failures", server, reads, () -> client.price("book"));
            server.failNext(1);
            call("write, one failure", server, writes, () -> client.order("book"));
        }
        System.out.println("retries: " + circuit.snapshot().calls().retries() + ", given up: "
                + circuit.snapshot().calls().retriesExhausted());
    }

    private static void call(String what, PriceServer server, Guard guard, Callable<String> body) throws Exception {
        int before = server.requests();
        String end;
        try {
            end = guard.call(body);
        } catch (IOException failed) {
            end = failed.getMessage() + " (earlier failures: " + failed.getSuppressed().length + ")";
        }
        System.out.println(what + ": " + end + ", attempts: " + (server.requests() - before));
    }
}
