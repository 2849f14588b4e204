package io.breakwater.it.examples;

import io.breakwater.core.CircuitOpenException;
import io.breakwater.core.Transition;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.circuit.CircuitRegistry;
import io.breakwater.core.guard.Guard;
import io.breakwater.core.guard.HealthDriver;
import io.breakwater.core.health.HealthMonitor;
import io.breakwater.core.health.Probe;
import io.breakwater.core.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A monitor that asks a server how it is opens and half-opens its circuit before any call has to find out. */
public final class HealthMonitoring {

    private static final Duration INTERVAL = Duration.ofMillis(20);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final long LONGEST_SECONDS = 5;

    private HealthMonitoring() {}

    public static void main(String[] args) throws Exception {
        CircuitRegistry registry = CircuitRegistry.create();
        BlockingQueue<Transition> transitions = new LinkedBlockingQueue<>();
        registry.addListener(transitions::add);
        Circuit circuit = registry.circuit(
                "prices", CircuitConfig.builder().successThreshold(1).build());
        Guard guard = Guard.of(circuit).build();
        try (PriceServer server = new PriceServer("9.99");
                HealthMonitor monitor = new HealthMonitor(Clock.system())) {
            PriceClient client = new PriceClient(server.uri());
            monitor.watch("prices", Probe.http(server.uri()), INTERVAL, TIMEOUT, new HealthDriver(circuit));
            System.out.println("the server is " + monitor.checkNow("prices").health());

            server.fail();
            tellNext(transitions);
            System.out.println("the server is " + monitor.status("prices").health());
            call(guard, client);

            server.recover();
            tellNext(transitions);
            call(guard, client);
            tellNext(transitions);
            System.out.println(
                    "calls that failed: " + circuit.snapshot().calls().failed());
        }
    }

    private static void tellNext(BlockingQueue<Transition> transitions) throws InterruptedException {
        Transition next = transitions.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
        System.out.println(Objects.requireNonNull(next, "no transition").describe());
    }

    private static void call(Guard guard, PriceClient client) throws Exception {
        try {
            System.out.println("price " + guard.call(() -> client.price("book")));
        } catch (CircuitOpenException refused) {
            System.out.println("refused: the circuit is " + refused.state());
        }
    }
}
