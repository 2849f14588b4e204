package io.breakwater.agent.bridge;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions about types that configuration names. */
final class Types {

    private static final Class<?>[] PRIMITIVES = {
        void.class, boolean.class, byte.class, short.class, char.class, int.class, long.class, float.class, double.class
    };

    private Types() {}

    static @Nullable Class<?> primitive(String name) {
        for (Class<?> primitive : PRIMITIVES) {
            if (primitive.getName().equals(name)) {
                return primitive;
            }
        }
        return null;
    }

    /** Whether this very value can be returned as that type. */
    static boolean fits(@Nullable Object value, Class<?> type) {
        if (type == void.class) {
            return true;
        }
        return value == null ? !type.isPrimitive() : boxed(type).isInstance(value);
    }

    /** Whether some value of the one type can be returned as the other: the sure cases and those that need a look. */
    static boolean mayFit(Class<?> from, Class<?> to) {
        Class<?> source = boxed(from);
        Class<?> target = boxed(to);
        if (from == void.class || to == void.class) {
            return to == void.class; // no result is no answer
        }
        return target.isAssignableFrom(source) || source.isAssignableFrom(target);
    }

    /** Parameter types as in source, nested ones with {@code $}. */
    static List<String> parameterNames(Method method) {
        List<String> names = new ArrayList<>();
        for (Class<?> parameter : method.getParameterTypes()) {
            names.add(sourceName(parameter));
        }
        return names;
    }

    private static String sourceName(Class<?> type) {
        return type.isArray() ? sourceName(type.getComponentType()) + "[]" : type.getName();
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }
}
