package io.breakwater.core.classify;

import io.breakwater.core.Failures;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One property of objects of any class.
 *
 * <p>What was found for a class is kept by a {@link ClassValue}, that is, by the class itself: it goes when the class
 * goes, and holds nothing but types of the JDK.
 */
final class Property implements PathStep {

    private static final MethodHandle[] NONE = {};

    private final String name;
    private final boolean privateFields;
    private final Consumer<? super RuntimeException> problems;
    private final ClassValue<MethodHandle[]> accessors = new ClassValue<>() {
        @Override
        protected MethodHandle[] computeValue(Class<?> type) {
            return find(type);
        }
    };

    /**
     * A property.
     *
     * @param privateFields whether a field that is not public will do
     */
    Property(String name, boolean privateFields, Consumer<? super RuntimeException> problems) {
        this.name = name;
        this.privateFields = privateFields;
        this.problems = problems;
    }

    @Override
    public @Nullable Object read(Object target) {
        try {
            MethodHandle[] found = accessors.get(target.getClass());
            if (found.length > 0) {
                return found[0].type().parameterCount() == 1
                        ? (Object) found[0].invokeExact(target)
                        : (Object) found[0].invokeExact(target, name);
            }
            if (target instanceof Map<?, ?> map) {
                return LookUp.inMap(map, name);
            }
            Object first = First.isOf(target) ? First.of(target) : null;
            return first == null || First.isOf(first) ? null : read(first);
        } catch (Throwable thrown) {
            problems.accept(new IllegalArgumentException("property '" + name + "' of "
                    + target.getClass().getName() + " cannot be read: it throws " + Failures.describe(thrown)));
            return null;
        }
    }

    /** The accessor in an array of one, or an empty array. */
    private MethodHandle[] find(Class<?> type) {
        try {
            MethodHandle accessor = Accessors.property(type, name);
            if (accessor == null && privateFields) {
                accessor = Accessors.anyField(type, name);
            }
            if (accessor == null && !Map.class.isAssignableFrom(type) && Accessors.hasNamedValues(type)) {
                accessor = Accessors.lookUp(type);
            }
            if (accessor != null) {
                return new MethodHandle[] {accessor};
            }
        } catch (IllegalAccessException | RuntimeException | LinkageError broken) {
            problems.accept(new IllegalArgumentException("property '" + name + "' does not resolve on " + type.getName()
                    + ": looking for it throws " + Failures.describe(broken)));
            return NONE;
        }
        if (!Map.class.isAssignableFrom(type) && !holdsOthers(type)) {
            String capitalised = Character.toUpperCase(name.charAt(0)) + name.substring(1);
            problems.accept(new IllegalArgumentException("property '" + name + "' does not resolve on " + type.getName()
                    + ": it has no public method " + name + "(), get" + capitalised + "() or is" + capitalised
                    + "() and no " + (privateFields ? "" : "public ") + "field of that name"));
        }
        return NONE;
    }

    /** Whether objects of this class hold others, of which one is looked at instead. */
    static boolean holdsOthers(Class<?> type) {
        return Optional.class == type || List.class.isAssignableFrom(type) || Object[].class.isAssignableFrom(type);
    }
}
