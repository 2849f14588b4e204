package io.breakwater.agent.bridge;

import java.lang.invoke.MethodType;
import java.lang.reflect.MalformedParameterizedTypeException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions about types that configuration and signatures name. */
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

    /** The type of this name, as in source but nested ones with {@code $}, as this loader sees it. */
    static Class<?> named(String name, @Nullable ClassLoader loader) throws ClassNotFoundException {
        if (name.endsWith("[]")) {
            return named(name.substring(0, name.length() - 2), loader).arrayType();
        }
        Class<?> primitive = primitive(name);
        return primitive != null ? primitive : Class.forName(name, false, loader);
    }

    /**
     * What the return type of a method is declared to hold, such as the {@code A} of a {@code CompletionStage<A>}; {@code
     * Object} where that is not said, or said in a way that tells nothing.
     */
    static Class<?> argument(Class<?> owner, MethodShape shape) {
        try {
            for (Method method : owner.getDeclaredMethods()) {
                if (method.getName().equals(shape.method())
                        && !method.isBridge()
                        && parameterNames(method).equals(shape.parameters())
                        && method.getGenericReturnType() instanceof ParameterizedType declared) {
                    return erased(declared.getActualTypeArguments()[0]);
                }
            }
        } catch (LinkageError | TypeNotPresentException | MalformedParameterizedTypeException unreadable) {
            // Then it tells nothing.
        }
        return Object.class;
    }

    private static Class<?> erased(Type argument) {
        Type raw = argument instanceof ParameterizedType generic ? generic.getRawType() : argument;
        return raw instanceof Class<?> type ? type : Object.class;
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
