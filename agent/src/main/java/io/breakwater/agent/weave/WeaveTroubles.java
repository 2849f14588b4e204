package io.breakwater.agent.weave;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is wrong with classes: those that could not be woven, and mistakes of the configuration that came out while they
 * were. It holds for a class until that is woven again, whatever else is configured meanwhile. Thread-safe.
 */
final class WeaveTroubles {

    private static final int KEPT = 100;

    // By class and loader, in words. Guarded by this.
    private final Map<String, String> failures = new LinkedHashMap<>();
    private final Map<String, Set<String>> mistakes = new LinkedHashMap<>();

    synchronized void failed(String type, String loader, String why) {
        String owner = owner(type, loader);
        // One class can fail in any number of loaders.
        if (failures.size() < KEPT || failures.containsKey(owner)) {
            failures.put(owner, owner + ": " + why);
        }
    }

    synchronized void mistaken(String type, String loader, String sentence) {
        String owner = owner(type, loader);
        Set<String> known = mistakes.get(owner);
        if (known == null && mistakes.size() < KEPT) {
            known = new LinkedHashSet<>();
            mistakes.put(owner, known);
        }
        if (known != null) {
            known.add(sentence);
        }
    }

    /** The class is woven again, or not any more. */
    synchronized void forget(String type, String loader) {
        failures.remove(owner(type, loader));
        mistakes.remove(owner(type, loader));
    }

    /** One line for each class that was left as it was. */
    synchronized List<String> failures() {
        return List.copyOf(failures.values());
    }

    /** Each sentence once. */
    synchronized List<String> mistakes() {
        Set<String> all = new LinkedHashSet<>();
        for (Set<String> ofOne : mistakes.values()) {
            all.addAll(ofOne);
        }
        return new ArrayList<>(all);
    }

    private static String owner(String type, String loader) {
        return type + ", " + loader;
    }
}
