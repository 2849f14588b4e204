package io.breakwater.core.guard;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.Classifier;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.retry.RetryBudget;
import io.breakwater.core.retry.RetryPolicy;
import org.jspecify.annotations.Nullable;

/** Assembles a {@link Guard}. For use by one thread. */
public final class GuardBuilder {

    private final Circuit circuit;
    private RetryPolicy retry = RetryPolicy.defaults();
    private @Nullable RetryBudget budget;
    private Classifier classifier = Classifier.throwables();
    private MethodTraits traits = MethodTraits.READ;
    private Surroundings surroundings = Surroundings.system();

    GuardBuilder(Circuit circuit) {
        this.circuit = circuit;
    }

    /** How often and after what delays; default {@link RetryPolicy#defaults()}. */
    public GuardBuilder retry(RetryPolicy policy) {
        retry = requireNonNull(policy, "policy");
        return this;
    }

    /** What retries may cost; guards that share a circuit should share it. Default: one of 20 % for this guard alone. */
    public GuardBuilder budget(RetryBudget shared) {
        budget = requireNonNull(shared, "shared");
        return this;
    }

    /** What the end of a call means; default {@link Classifier#throwables()}. */
    public GuardBuilder classifier(Classifier wanted) {
        classifier = requireNonNull(wanted, "wanted");
        return this;
    }

    /** Whether the method writes, and holds a monitor; default neither. */
    public GuardBuilder traits(MethodTraits wanted) {
        traits = requireNonNull(wanted, "wanted");
        return this;
    }

    /** Time and randomness; default those of the system. What goes wrong in a classifier is dropped then. */
    public GuardBuilder surroundings(Surroundings wanted) {
        surroundings = requireNonNull(wanted, "wanted");
        return this;
    }

    /** The guard. */
    public Guard build() {
        RetryBudget own = budget == null ? new RetryBudget(RetryBudget.DEFAULT_SHARE_PERCENT) : budget;
        return new Guard(new Guard.Parts(circuit, retry, own, classifier, traits, surroundings));
    }
}
