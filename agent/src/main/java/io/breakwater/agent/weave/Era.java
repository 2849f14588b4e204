package io.breakwater.agent.weave;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A plan in force, and which of the classes that it means have come by. Thread-safe. */
final class Era {

    private final WeavePlan plan;
    /** By name and loader; a class of which two loaders share a hash code is woven once more than need be. */
    private final Set<String> passed = ConcurrentHashMap.newKeySet();

    Era(WeavePlan plan) {
        this.plan = plan;
    }

    WeavePlan plan() {
        return plan;
    }

    /** A class that the plan means is being woven by it. */
    void pass(String typeName, @Nullable ClassLoader loader) {
        passed.add(key(typeName, loader));
    }

    /** The class is dealt with by the plan that came after. */
    void settle(Class<?> type) {
        passed.remove(key(type.getName(), type.getClassLoader()));
    }

    boolean hasPassed(Class<?> type) {
        return passed.contains(key(type.getName(), type.getClassLoader()));
    }

    private static String key(String typeName, @Nullable ClassLoader loader) {
        return typeName + '@' + System.identityHashCode(loader);
    }
}
