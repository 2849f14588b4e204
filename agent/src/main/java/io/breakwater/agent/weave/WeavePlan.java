package io.breakwater.agent.weave;

import io.breakwater.agent.bridge.CircuitBinding;
import io.breakwater.agent.config.CircuitSpec;
import io.breakwater.agent.config.MethodPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which types are to be woven, decided by name alone. Immutable once made, so it is asked by many threads without a lock;
 * the question is asked for every class that the application loads.
 */
final class WeavePlan {

    private final List<Target> targets = new ArrayList<>();
    private final Map<String, Integer> trackedTypes = new HashMap<>();
    /** Names with slashes, as the JVM gives them. */
    private final Set<String> exactNames = new HashSet<>();

    private final List<MethodPattern> wildcards = new ArrayList<>();
    /** What the names of matches of the wildcard at the same place start with, with slashes. */
    private final List<String> prefixes = new ArrayList<>();

    /** One pattern of one circuit. */
    record Target(MethodPattern pattern, CircuitBinding binding) {}

    /**
     * Makes the plan.
     *
     * @param circuits in the order in which they claim methods: the first circuit that matches has it
     * @param tracked the types whose instances are wanted, each at its number
     */
    WeavePlan(List<CircuitBinding> circuits, List<String> tracked) {
        for (CircuitBinding binding : circuits) {
            for (MethodPattern pattern : binding.spec().methods()) {
                targets.add(new Target(pattern, binding));
                if (pattern.type().isExact()) {
                    exactNames.add(pattern.type().toString().replace('.', '/'));
                } else {
                    wildcards.add(pattern);
                    prefixes.add(pattern.type().prefix().replace('.', '/'));
                }
            }
        }
        for (String type : tracked) {
            exactNames.add(type.replace('.', '/'));
            trackedTypes.put(type, trackedTypes.size());
        }
    }

    /** Whether a class of this name, with slashes, is one to look into. */
    boolean mayMatch(String internalName) {
        if (exactNames.contains(internalName)) {
            return true;
        }
        for (int i = 0; i < prefixes.size(); i++) {
            if (internalName.startsWith(prefixes.get(i))
                    && wildcards.get(i).matchesType(internalName.replace('/', '.'))) {
                return true;
            }
        }
        return false;
    }

    /** The patterns whose type matches this name, with dots. */
    List<Target> targetsIn(String typeName) {
        List<Target> found = new ArrayList<>();
        for (Target target : targets) {
            if (target.pattern().matchesType(typeName)) {
                found.add(target);
            }
        }
        return found;
    }

    /** The number of this tracked type; negative = it is not tracked. */
    int trackedNumber(String typeName) {
        return trackedTypes.getOrDefault(typeName, -1);
    }

    /** What becomes of a type of this name, to compare: where two plans say the same, nothing has to be woven anew. */
    List<String> decision(String typeName) {
        List<String> decision = new ArrayList<>();
        for (Target target : targetsIn(typeName)) {
            CircuitSpec spec = target.binding().spec();
            decision.add(spec.name() + " " + target.pattern() + " " + spec.retryInSynchronized());
        }
        int tracked = trackedNumber(typeName);
        if (tracked >= 0) {
            decision.add("tracked " + tracked);
        }
        return decision;
    }

    List<Target> targets() {
        return targets;
    }
}
