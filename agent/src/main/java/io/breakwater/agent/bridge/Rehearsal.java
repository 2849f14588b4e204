package io.breakwater.agent.bridge;

import io.breakwater.core.Transition;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.guard.Attempts;
import io.breakwater.core.guard.Guard;
import io.breakwater.core.time.Clock;
import java.util.function.Consumer;

/**
 * Calls that fail, on a circuit of their own: loads and links what the end of a failed call needs while there is memory for
 * it. The first call to fail may fail because there is none, and is to give its permit back all the same.
 */
final class Rehearsal implements Consumer<Transition> {

    private Rehearsal() {}

    /**
     * Rehearses.
     *
     * @param errors told of what goes wrong, as they would be of the same in a call
     */
    static void run(Consumer<Throwable> errors) {
        try {
            Circuit circuit = new Circuit(
                    "rehearsal",
                    CircuitConfig.builder()
                            .failureThreshold(1)
                            .maxConcurrentCalls(1)
                            .build(),
                    Clock.system(),
                    new Rehearsal());
            Guard guard = Guard.of(circuit).build();
            for (Throwable failure : new Throwable[] {new OutOfMemoryError(), new IllegalStateException()}) {
                long permit = guard.enter();
                circuit.leave();
                guard.failed(new Attempts(), permit, circuit.start(permit), null, failure);
                circuit.close();
            }
        } catch (Throwable broken) {
            errors.accept(broken); // what is broken here is so in every call; those go on as if there were no agent
        }
    }

    /** Nobody wants to know. */
    @Override
    public void accept(Transition transition) {}
}
