package io.breakwater.core.classify;

import io.breakwater.core.Failures;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One property of objects of any class.
 *
 * <p>What was found for a class is kept by a {@link ClassValue}, that is, by the class itself: it goes when the class
 * goes, and holds nothing but types of the JDK.
 */
final class Property {

    private final String name;
    private final Consumer<? super RuntimeException> problems;
    private final ClassValue<AccessibleObject[]> accessors = new ClassValue<>() {
        @Override
        protected AccessibleObject[] computeValue(Class<?> type) {
            return find(type);
        }
    };

    Property(String name, Consumer<? super RuntimeException> problems) {
        this.name = name;
        this.problems = problems;
    }

    @Nullable
    Object read(Object target) throws ReflectiveOperationException {
        AccessibleObject[] found = accessors.get(target.getClass());
        if (found.length == 0) {
            return null;
        }
        try {
            return found[0] instanceof Method method ? method.invoke(target) : ((Field) found[0]).get(target);
        } catch (InvocationTargetException thrown) {
            problems.accept(new IllegalArgumentException("property '" + name + "' of "
                    + target.getClass().getName() + " cannot be read: it throws "
                    + Failures.describe(thrown.getCause() == null ? thrown : thrown.getCause())));
            return null;
        }
    }

    /** The accessor in an array of one, or an empty array. */
    private AccessibleObject[] find(Class<?> type) {
        String capitalised = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        for (String candidate : new String[] {name, "get" + capitalised, "is" + capitalised}) {
            Method method = findMethod(type, candidate);
            if (method != null) {
                return new AccessibleObject[] {method};
            }
        }
        try {
            Field field = type.getField(name);
            if (isReachable(field.getDeclaringClass()) || field.trySetAccessible()) {
                return new AccessibleObject[] {field};
            }
        } catch (NoSuchFieldException absent) {
            // reported below
        }
        problems.accept(new IllegalArgumentException("property '" + name + "' does not resolve on " + type.getName()
                + ": it has no public method " + name + "(), get" + capitalised + "() or is" + capitalised
                + "() and no public field of that name"));
        return new AccessibleObject[0];
    }

    private static @Nullable Method findMethod(Class<?> type, String candidate) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            Method method = declared(at, candidate);
            if (method != null) {
                return method;
            }
            for (Class<?> contract : at.getInterfaces()) {
                method = findMethod(contract, candidate);
                if (method != null) {
                    return method;
                }
            }
        }
        return null;
    }

    /** The public method declared right there, if it can be called from here. */
    private static @Nullable Method declared(Class<?> type, String candidate) {
        try {
            Method method = type.getDeclaredMethod(candidate);
            boolean readable = Modifier.isPublic(method.getModifiers())
                    && method.getReturnType() != void.class
                    && !Modifier.isStatic(method.getModifiers());
            return readable && (isReachable(type) || method.trySetAccessible()) ? method : null;
        } catch (NoSuchMethodException absent) {
            return null;
        }
    }

    private static boolean isReachable(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && type.getModule().isExported(type.getPackageName(), Property.class.getModule());
    }
}
