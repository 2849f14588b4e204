package io.breakwater.agent.bridge;

import io.breakwater.core.Classifier;
import io.breakwater.core.Transition;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.classify.ConfiguredClassifier;
import io.breakwater.core.classify.ThrowablePattern;
import io.breakwater.core.guard.Attempts;
import io.breakwater.core.guard.Guard;
import io.breakwater.core.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/**
 * Calls that fail, on a circuit of their own: loads and links what the end of a failed call needs while there is memory for
 * it. The first call to fail may fail because there is none, and is to give its permit back all the same.
 */
public final class Rehearsal implements Consumer<Transition> {

    private Rehearsal() {}

    /**
     * Rehearses.
     *
     * @param errors told of what goes wrong, as they would be of the same in a call
     */
    public static void run(Consumer<Throwable> errors) {
        try {
            Classifier classifier = new ConfiguredClassifier(
                    List.of(ThrowablePattern.of(Throwable.class.getName() + "+")),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    null);
            fail(classifier, new OutOfMemoryError());
            fail(classifier, new IllegalStateException());
        } catch (Throwable broken) {
            errors.accept(broken); // what is broken here is so in every call; those go on as if there were no agent
        }
    }

    /** A circuit for each, which opens: else the call would be tried again, after a while. */
    private static void fail(Classifier classifier, Throwable failure) {
        CircuitConfig config = CircuitConfig.builder()
                .failureThreshold(1)
                .maxConcurrentCalls(1)
                .build();
        Circuit circuit = new Circuit("rehearsal", config, Clock.system(), new Rehearsal());
        Guard guard = Guard.of(circuit).classifier(classifier).build();
        long permit = guard.enter();
        circuit.leave();
        guard.failed(new Attempts(), permit, circuit.start(permit), null, failure);
    }

    /** Nobody wants to know. */
    @Override
    public void accept(Transition transition) {}
}
