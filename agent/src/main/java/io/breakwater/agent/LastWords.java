package io.breakwater.agent;

import io.breakwater.agent.log.SuppressedErrors;
import io.breakwater.core.circuit.CircuitRegistry;
import java.time.Duration;

/** Logs until the end: an application that ends right after a circuit has opened is the one whose log should say so. */
final class LastWords implements Runnable {

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final CircuitRegistry registry;
    private final Thread hook = new Thread(null, this, "breakwater-exit", 0, false);

    LastWords(CircuitRegistry registry, SuppressedErrors errors) {
        this.registry = registry;
        hook.setContextClassLoader(null);
        hook.setUncaughtExceptionHandler(errors);
    }

    /** Has the JVM wait for the listeners when it ends, for at most a second. */
    void arrange() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Takes that back. */
    void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // Then the hook runs, and that does no harm.
        }
    }

    @Override
    public void run() {
        registry.awaitListeners(LONGEST);
    }
}
