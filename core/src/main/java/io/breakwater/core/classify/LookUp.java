package io.breakwater.core.classify;

import io.breakwater.core.Failures;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The step {@code ['Key']}: what a map, headers or a JSON object has under a name, however the server has spelled it. How a
 * class is asked is kept as {@link Property} keeps it.
 */
final class LookUp implements PathStep {

    private final String key;
    private final Consumer<? super RuntimeException> problems;
    private final ClassValue<MethodHandle[]> methods = new ClassValue<>() {
        @Override
        protected MethodHandle[] computeValue(Class<?> type) {
            return find(type);
        }
    };

    LookUp(String key, Consumer<? super RuntimeException> problems) {
        this.key = key;
        this.problems = problems;
    }

    @Override
    public @Nullable Object read(Object target) {
        try {
            if (target instanceof Map<?, ?> map) {
                return inMap(map, key);
            }
            MethodHandle[] found = methods.get(target.getClass());
            if (found.length > 0) {
                Object exact = (Object) found[0].invokeExact(target, key);
                return exact == null && found.length > 1 ? inAnotherCase(found, target) : exact;
            }
            Object first = First.isOf(target) ? First.of(target) : null;
            return first == null || First.isOf(first) ? null : read(first);
        } catch (Throwable thrown) {
            problems.accept(new IllegalArgumentException("['" + key + "'] of "
                    + target.getClass().getName() + " cannot be looked up: it throws " + Failures.describe(thrown)));
            return null;
        }
    }

    /** A JSON object minds the case of its names, and tells them. */
    private @Nullable Object inAnotherCase(MethodHandle[] found, Object target) throws Throwable {
        if ((Object) found[1].invokeExact(target) instanceof Iterable<?> names) {
            for (Object name : names) {
                if (name instanceof String text && text.equalsIgnoreCase(key)) {
                    return (Object) found[0].invokeExact(target, text);
                }
            }
        }
        return null;
    }

    /** What is under that name, or else under one that differs in case alone. */
    static @Nullable Object inMap(Map<?, ?> map, String key) {
        Object exact = exact(map, key);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getKey() instanceof String name && name.equalsIgnoreCase(key)) {
                return entry.getValue();
            }
        }
        return null;
    }

    private static @Nullable Object exact(Map<?, ?> map, String key) {
        try {
            return map.get(key);
        } catch (ClassCastException otherKeys) {
            return null; // a sorted map of something else
        }
    }

    /** How something is looked up, and how all names are told, as far as there is a way. */
    private MethodHandle[] find(Class<?> type) {
        try {
            MethodHandle method = Accessors.lookUp(type);
            if (method != null) {
                MethodHandle names = Accessors.names(type);
                return names == null ? new MethodHandle[] {method} : new MethodHandle[] {method, names};
            }
        } catch (IllegalAccessException | RuntimeException | LinkageError broken) {
            problems.accept(new IllegalArgumentException("['" + key + "'] cannot be looked up on " + type.getName()
                    + ": looking for a way throws " + Failures.describe(broken)));
            return new MethodHandle[0];
        }
        if (!Property.holdsOthers(type)) {
            problems.accept(new IllegalArgumentException("['" + key + "'] cannot be looked up on " + type.getName()
                    + ": it is no map, and has no public method opt, firstValue, getFirst, getFirstHeader or get that"
                    + " takes a String"));
        }
        return new MethodHandle[0];
    }
}
