package io.breakwater.agent.weave;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By which decision of a plan each class was woven the last time it came by; what no plan means is not in here. Holds
 * loaders weakly. Thread-safe.
 */
final class Decisions {

    /** Decisions are texts, and long: their hash code stands for them. */
    private final LoaderCache<Integer> loaders = new LoaderCache<>();

    void put(String typeName, @Nullable ClassLoader loader, List<String> decision) {
        of(loader).put(typeName, decision.hashCode());
    }

    /** The class is on its way through the transformer again, or is nobody's any more. */
    void forget(Class<?> type) {
        of(type.getClassLoader()).remove(type.getName());
    }

    boolean has(Class<?> type) {
        return of(type.getClassLoader()).containsKey(type.getName());
    }

    /** Whether this is how the class was woven. */
    boolean isWovenBy(Class<?> type, List<String> decision) {
        Integer known = of(type.getClassLoader()).get(type.getName());
        return known == null ? decision.isEmpty() : known == decision.hashCode();
    }

    /** The boot loader's go with the agent's own loader, whose classes are never woven. */
    private Map<String, Integer> of(@Nullable ClassLoader loader) {
        return loaders.of(loader == null ? Decisions.class.getClassLoader() : loader);
    }
}
