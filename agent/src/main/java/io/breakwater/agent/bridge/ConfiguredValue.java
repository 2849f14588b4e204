package io.breakwater.agent.bridge;

import io.breakwater.core.fallback.LastResort;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A value of the configuration, as the type that a method returns, or that its stage is completed with: {@code null}, {@code
 * empty}, or a literal. Thread-safe.
 */
final class ConfiguredValue implements LastResort<TierCall, Object> {

    private static final String NULL = "null";
    private static final String EMPTY = "empty";

    private final String chain;
    private final String text;
    private final Consumer<? super RuntimeException> mistakes;

    /**
     * A value.
     *
     * @param chain the chain that it belongs to
     * @param text as written
     * @param mistakes told where it does not fit what a method returns
     */
    ConfiguredValue(String chain, String text, Consumer<? super RuntimeException> mistakes) {
        this.chain = chain;
        this.text = text;
        this.mistakes = mistakes;
    }

    @Override
    public @Nullable Object value(TierCall call) throws ClassNotFoundException {
        Class<?> type = call.valueType();
        try {
            return type == void.class ? null : as(type);
        } catch (IllegalArgumentException unfit) {
            if (text.equals(EMPTY) && call.shape().kind() == ResultKind.MONO) {
                return null; // the Mono itself is empty then
            }
            IllegalArgumentException mistake = new IllegalArgumentException(
                    "fallback '" + chain + "': the value '" + text + "' is no " + type.getName(), unfit);
            mistakes.accept(mistake);
            throw mistake;
        }
    }

    private @Nullable Object as(Class<?> type) {
        if (text.equals(NULL) && !type.isPrimitive()) {
            return null;
        }
        return text.equals(EMPTY) && type != String.class ? empty(type) : literal(type);
    }

    private Object empty(Class<?> type) {
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), 0);
        }
        Object[] candidates = {Optional.empty(), List.of(), Set.of(), Map.of(), ""};
        for (Object candidate : candidates) {
            if (type.isInstance(candidate) && type != Object.class) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("nothing empty is a " + type.getName());
    }

    private Object literal(Class<?> type) {
        if (type.isInstance(text)) {
            return text.equals(EMPTY) ? "" : text;
        }
        if (type == boolean.class || type == Boolean.class) {
            return bool();
        }
        if (type == int.class || type == Integer.class) {
            return Integer.valueOf(text);
        }
        if (type == long.class || type == Long.class) {
            return Long.valueOf(text);
        }
        if (type == double.class || type == Double.class) {
            return Double.valueOf(text);
        }
        for (Object constant : constants(type)) {
            if (((Enum<?>) constant).name().equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not a literal of " + type.getName());
    }

    private static Object[] constants(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        return constants == null ? new Object[0] : constants;
    }

    private boolean bool() {
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw new IllegalArgumentException("neither true nor false");
    }
}
