package io.breakwater.agent.config;

import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.classify.ConfiguredClassifier;
import io.breakwater.core.classify.Glob;
import io.breakwater.core.retry.RetryPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One circuit as configured.
 *
 * @param name its name
 * @param methods which methods it guards
 * @param circuit its breaker settings
 * @param ownMode whether its mode was set for it alone, and is not that of all circuits
 * @param retry its retries
 * @param retryBudget their share of its calls in percent, see {@link io.breakwater.core.retry.RetryBudget#share}
 * @param classifier what counts as failure
 * @param writes names of methods that act each time they are called
 * @param retryInSynchronized whether a retry may wait while a synchronized method holds its monitor
 * @param health how its callee is probed; null = not at all
 */
public record CircuitSpec(
        String name,
        List<MethodPattern> methods,
        CircuitConfig circuit,
        boolean ownMode,
        RetryPolicy retry,
        double retryBudget,
        ConfiguredClassifier classifier,
        List<Glob> writes,
        boolean retryInSynchronized,
        @Nullable HealthSpec health) {

    /** Whether a method of that name acts each time it is called. */
    public boolean isWrite(String methodName) {
        for (Glob write : writes) {
            if (write.matches(methodName)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this circuit guards the method that a tier names. */
    boolean guards(MethodPattern tier) {
        for (MethodPattern pattern : methods) {
            List<String> parameters = tier.parameters();
            boolean matches = parameters == null
                    ? pattern.matchesType(tier.type().toString())
                            && pattern.method().matches(tier.method().toString())
                    : pattern.matches(tier.type().toString(), tier.method().toString(), parameters);
            if (matches) {
                return true;
            }
        }
        return false;
    }
}
