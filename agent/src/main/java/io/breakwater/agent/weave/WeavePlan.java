package io.breakwater.agent.weave;

import io.breakwater.agent.bridge.CircuitBinding;
import io.breakwater.agent.bridge.MethodShape;
import io.breakwater.agent.config.CircuitSpec;
import io.breakwater.agent.config.FallbackSpec;
import io.breakwater.agent.config.MethodPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which types are to be woven, decided by their names, and for patterns with {@code +} by those above them. Immutable once
 * made, so it is asked by many threads without a lock; the question is asked for every class that the application loads.
 */
final class WeavePlan {

    private final List<Target> targets = new ArrayList<>();
    private final List<FallbackSpec> chains;
    private final Map<String, Integer> trackedTypes = new HashMap<>();
    /** Names with slashes, as the JVM gives them. */
    private final Set<String> exactNames = new HashSet<>();
    /** The same with dots, as loaded classes give them. */
    private final Set<String> exactTypes = new HashSet<>();

    /** Those with {@code +}. */
    private final List<MethodPattern> subtypePatterns = new ArrayList<>();
    /** Whether any pattern, be it of an exclusion, asks what is above a type; and above one of the JDK. */
    private boolean asksForSupertypes;

    private boolean asksIntoTheJdk;

    private final List<MethodPattern> wildcards = new ArrayList<>();
    /** What the names of matches of the wildcard at the same place start with, with slashes. */
    private final List<String> prefixes = new ArrayList<>();

    /** One pattern of one circuit. */
    record Target(MethodPattern pattern, CircuitBinding binding) {

        /** All that matters to how a class is woven, as text. */
        String describe() {
            CircuitSpec spec = binding.spec();
            return spec.name() + " " + pattern + " but " + spec.excluded() + " where " + spec.where() + " returning "
                    + spec.returns() + " refused as " + spec.rejection() + " " + spec.retryInSynchronized();
        }
    }

    /** A plan without chains. */
    WeavePlan(List<CircuitBinding> circuits, List<String> tracked) {
        this(circuits, tracked, List.of());
    }

    /**
     * Makes the plan.
     *
     * @param circuits in the order in which they claim methods: the first circuit that matches has it
     * @param tracked the types whose instances are wanted, each at its number; empty where they are not any more
     * @param chains the fallback chains: what becomes of their first tiers is reported
     */
    WeavePlan(List<CircuitBinding> circuits, List<String> tracked, List<FallbackSpec> chains) {
        this.chains = List.copyOf(chains);
        for (CircuitBinding binding : circuits) {
            for (MethodPattern pattern : binding.spec().methods()) {
                targets.add(new Target(pattern, binding));
                noteSubtypes(pattern);
                if (pattern.subtypes()) {
                    subtypePatterns.add(pattern);
                } else if (pattern.type().isExact()) {
                    addExact(pattern.type().toString());
                } else {
                    wildcards.add(pattern);
                    prefixes.add(pattern.type().prefix().replace('.', '/'));
                }
            }
            for (MethodPattern pattern : binding.spec().excluded()) {
                noteSubtypes(pattern);
            }
        }
        for (int i = 0; i < tracked.size(); i++) {
            String type = tracked.get(i);
            if (!type.isEmpty()) {
                addExact(type);
                trackedTypes.put(type, i);
            }
        }
    }

    private void addExact(String type) {
        exactTypes.add(type);
        exactNames.add(type.replace('.', '/'));
    }

    private void noteSubtypes(MethodPattern pattern) {
        asksForSupertypes |= pattern.subtypes();
        asksIntoTheJdk |= pattern.meansSupertypesInTheJdk();
    }

    /**
     * Whether a loaded class of this name, with dots, may be one to look into. Exact names alone are compared as they are:
     * this is asked for every class of the JVM at once.
     */
    boolean mayMeanLoaded(String typeName) {
        if (!wildcards.isEmpty() || !subtypePatterns.isEmpty()) {
            return true;
        }
        return !exactTypes.isEmpty() && exactTypes.contains(typeName);
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

    /** Whether a pattern gives this very name, with dots, or its instances are tracked. */
    boolean names(String typeName) {
        return exactTypes.contains(typeName);
    }

    /** Whether a class of this name, with slashes, may be one to look into, by what is above it. */
    boolean mayMatchSubtype(String internalName) {
        if (subtypePatterns.isEmpty()) {
            return false;
        }
        String typeName = internalName.replace('/', '.');
        for (MethodPattern pattern : subtypePatterns) {
            if (pattern.mayMeanSubtype(typeName)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a class of this name, with dots, and with these above it is one to look into. */
    boolean matches(String typeName, Set<String> above) {
        if (mayMatch(typeName.replace('.', '/'))) {
            return true;
        }
        for (MethodPattern pattern : subtypePatterns) {
            if (pattern.matchesType(typeName, above)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it matters what is above a type. */
    boolean asksForSupertypes() {
        return asksForSupertypes;
    }

    /** Whether it matters what is above a type of the JDK. */
    boolean asksIntoTheJdk() {
        return asksIntoTheJdk;
    }

    /** The patterns whose type matches this name, with dots, by itself. */
    List<Target> targetsIn(String typeName) {
        return targetsIn(typeName, Set.of());
    }

    /** The patterns whose type matches this name, with dots, or one of those above it. */
    List<Target> targetsIn(String typeName, Set<String> above) {
        List<Target> found = new ArrayList<>();
        for (Target target : targets) {
            if (target.pattern().matchesType(typeName, above)) {
                found.add(target);
            }
        }
        return found;
    }

    /** The number of this tracked type; negative = it is not tracked. */
    int trackedNumber(String typeName) {
        return trackedTypes.getOrDefault(typeName, -1);
    }

    /** What becomes of a type, to compare: where two plans say the same, nothing has to be woven anew. */
    List<String> decision(String typeName, Set<String> above) {
        List<String> decision = new ArrayList<>();
        for (Target target : targetsIn(typeName, above)) {
            decision.add(target.describe());
        }
        if (!decision.isEmpty()) {
            for (FallbackSpec chain : chains) {
                if (chain.first().method().matchesType(typeName)) {
                    decision.add(chain.toString()); // not woven in another way, but proved and reported
                }
            }
        }
        int tracked = trackedNumber(typeName);
        if (tracked >= 0) {
            decision.add("tracked " + tracked);
        }
        return decision;
    }

    /** Whether every class is woven as by the other plan. */
    boolean weavesAs(WeavePlan other) {
        return description().equals(other.description());
    }

    private List<String> description() {
        List<String> all = new ArrayList<>();
        for (Target target : targets) {
            all.add(target.describe());
        }
        all.add(chains.toString());
        all.add(trackedTypes.toString());
        return all;
    }

    /** The chain that starts at this method; null = none. */
    @Nullable
    FallbackSpec chainStartingAt(MethodShape shape) {
        for (FallbackSpec chain : chains) {
            if (chain.first().method().matches(shape.type(), shape.method(), shape.parameters())) {
                return chain;
            }
        }
        return null;
    }

    List<Target> targets() {
        return targets;
    }
}
