package io.breakwater.core.classify;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how a class gives out what a path asks for, as handles that name types of the JDK alone. Made accessible before
 * they become handles, so that no check is left for the call.
 */
final class Accessors {

    /** How a property is read. */
    static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);

    /** How something is looked up by its name. */
    static final MethodType LOOK_UP = MethodType.methodType(Object.class, Object.class, String.class);

    /**
     * In this order: of those that have several, the first says null or nothing where there is nothing, and the last may
     * throw.
     */
    private static final String[] LOOK_UPS = {"opt", "firstValue", "getFirst", "getFirstHeader", "get"};

    private Accessors() {}

    /** A method of that name or a getter, or a public field; null = there is none. */
    static @Nullable MethodHandle property(Class<?> type, String name) throws IllegalAccessException {
        String capitalised = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        for (String candidate : new String[] {name, "get" + capitalised, "is" + capitalised}) {
            Method method = find(type, candidate);
            if (method != null) {
                return MethodHandles.lookup().unreflect(method).asType(GETTER);
            }
        }
        try {
            return getter(type.getField(name));
        } catch (NoSuchFieldException absent) {
            return null;
        }
    }

    /** A field of any visibility, of the class or of one above it; null = there is none. */
    static @Nullable MethodHandle anyField(Class<?> type, String name) throws IllegalAccessException {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            try {
                return getter(at.getDeclaredField(name));
            } catch (NoSuchFieldException absent) {
                // it may be further up
            }
        }
        return null;
    }

    private static @Nullable MethodHandle getter(Field field) throws IllegalAccessException {
        if (Modifier.isStatic(field.getModifiers()) || !field.trySetAccessible()) {
            return null;
        }
        return MethodHandles.lookup().unreflectGetter(field).asType(GETTER);
    }

    /** A method that gives what goes by a name; null = there is none. */
    static @Nullable MethodHandle lookUp(Class<?> type) throws IllegalAccessException {
        for (String candidate : LOOK_UPS) {
            Method method = find(type, candidate, String.class);
            if (method != null) {
                return MethodHandles.lookup().unreflect(method).asType(LOOK_UP);
            }
        }
        return null;
    }

    /** What names there are, as a set; null = it does not say. */
    static @Nullable MethodHandle names(Class<?> type) throws IllegalAccessException {
        Method method = find(type, "keySet");
        return method == null ? null : MethodHandles.lookup().unreflect(method).asType(GETTER);
    }

    /** Whether what goes by a name may be meant by a property: a JSON object has no getters. */
    static boolean hasNamedValues(Class<?> type) {
        return find(type, "opt", String.class) != null || find(type, "has", String.class) != null;
    }

    private static @Nullable Method find(Class<?> type, String candidate, Class<?>... parameters) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            Method method = declared(at, candidate, parameters);
            if (method != null) {
                return method;
            }
            for (Class<?> contract : at.getInterfaces()) {
                method = find(contract, candidate, parameters);
                if (method != null) {
                    return method;
                }
            }
        }
        return null;
    }

    /** The public method declared right there, if it can be called from here. */
    private static @Nullable Method declared(Class<?> type, String candidate, Class<?>... parameters) {
        try {
            Method method = type.getDeclaredMethod(candidate, parameters);
            boolean readable = Modifier.isPublic(method.getModifiers())
                    && method.getReturnType() != void.class
                    && !Modifier.isStatic(method.getModifiers());
            return readable && method.trySetAccessible() ? method : null;
        } catch (NoSuchMethodException absent) {
            return null;
        }
    }
}
