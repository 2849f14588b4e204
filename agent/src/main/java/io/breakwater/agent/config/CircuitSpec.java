package io.breakwater.agent.config;

import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.classify.ArgumentConditions;
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
 * @param excluded which of them it does not, after all
 * @param where which of their calls it guards; null = all
 * @param returns types of which a method has to return one, to be meant by a wildcard; none = it may return anything
 * @param circuit its breaker settings
 * @param ownMode whether its mode was set for it alone, and is not that of all circuits
 * @param retry its retries
 * @param retryBudget their share of its calls in percent, see {@link io.breakwater.core.retry.RetryBudget#share}
 * @param classifier what counts as failure
 * @param writes which calls act each time they are made
 * @param ownWrites the same of methods that the circuit itself names, where a preset knows it of its own methods alone
 * @param retryInSynchronized whether a retry may wait while a synchronized method holds its monitor
 * @param rejection what callers of a refused call get
 * @param health how its callee is probed; null = not at all
 */
public record CircuitSpec(
        String name,
        List<MethodPattern> methods,
        List<MethodPattern> excluded,
        @Nullable ArgumentConditions where,
        List<Glob> returns,
        CircuitConfig circuit,
        boolean ownMode,
        RetryPolicy retry,
        double retryBudget,
        ConfiguredClassifier classifier,
        Writes writes,
        Writes ownWrites,
        boolean retryInSynchronized,
        Rejection rejection,
        @Nullable HealthSpec health) {

    /** Which calls of this method act each time they are made. */
    public Writes writesOf(String type, String method) {
        for (MethodPattern pattern : methods) {
            if (pattern.isOptional()
                    && pattern.matchesType(type)
                    && pattern.method().matches(method)) {
                return writes; // of the preset
            }
        }
        return ownWrites;
    }

    /**
     * Whether a method is meant, by what it returns. One that a pattern gives by name is, whatever it returns; a wildcard
     * means public methods alone then.
     *
     * @param returnType its name, without type arguments
     */
    public boolean meansReturning(MethodPattern pattern, boolean isPublic, String returnType) {
        if (returns.isEmpty() || pattern.method().isExact()) {
            return true;
        }
        if (isPublic) {
            for (Glob type : returns) {
                if (type.matches(returnType)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether this method is excluded, by the names of its type and of all types above that. */
    public boolean excludes(String type, Iterable<String> above, String method, List<String> parameters) {
        for (MethodPattern pattern : excluded) {
            if (pattern.matchesType(type, above) && pattern.matchesMethod(method, parameters)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this circuit guards the method that a tier names, for all that can be known without its type. */
    boolean guards(MethodPattern tier) {
        return anyNames(methods, tier, false, true) && !anyNames(excluded, tier, true, true);
    }

    /** Whether it may guard it: whether it does depends on what is above its type, and on its parameters. */
    boolean mayGuard(MethodPattern tier) {
        return anyNames(methods, tier, true, true) && !anyNames(excluded, tier, false, false);
    }

    /**
     * Whether one of the patterns means the method of a tier.
     *
     * @param perhaps whether it is enough that the type may be meant as a subtype
     * @param anyOverload whether one overload is enough, where the tier leaves its parameters open
     */
    private static boolean anyNames(
            List<MethodPattern> patterns, MethodPattern tier, boolean perhaps, boolean anyOverload) {
        String type = tier.type().toString();
        String method = tier.method().toString();
        List<String> parameters = tier.parameters();
        for (MethodPattern pattern : patterns) {
            boolean matches = parameters == null
                    ? pattern.method().matches(method) && (anyOverload || pattern.parameters() == null)
                    : pattern.matchesMethod(method, parameters);
            if (matches && (pattern.matchesType(type) || (perhaps && pattern.mayMeanSubtype(type)))) {
                return true;
            }
        }
        return false;
    }
}
