package io.breakwater.agent.adapt;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a reply of the Zoho CRM API, however another tier has got it, into the {@code APIResponse} that an operation of the
 * SDK returns, with the SDK's own converter. For versions 2.1, 7.0 and 8.0 of the SDK. Thread-safe, as it keeps nothing.
 *
 * <p>Values of records come as the JSON has them: numbers, texts, lists. The SDK itself goes by the metadata of the module,
 * which it may have to ask the server for, and the server is what the other tier stands in for.
 */
public final class ZohoCrmSdkAdapter {

    /** What such an adapter is called in the configuration. */
    public static final String NAME = "zoho-crm-sdk";

    /** What the first tier returns. */
    public static final String RETURNED = "com.zoho.crm.api.util.APIResponse";

    private static final String CONVERTER = "com.zoho.crm.api.util.JSONConverter";
    private static final String HANDLER = "com.zoho.crm.api.util.CommonAPIHandler";
    private static final String JSON = "org.json.JSONObject";

    private ZohoCrmSdkAdapter() {}

    /**
     * Why results of a type cannot be made into what a method returns, in words; null = perhaps they can.
     *
     * @param first the method of the SDK that the application has called
     * @param from the type that the other tier's method returns
     */
    public static @Nullable String unavailable(Method first, Class<?> from) {
        if (!first.getReturnType().getName().equals(RETURNED)) {
            return "its adapter " + NAME + " makes an " + RETURNED + ", and the first tier returns a "
                    + first.getReturnType().getName();
        }
        if (Reply.isNone(from)) {
            return "its adapter " + NAME + " cannot read a " + from.getName();
        }
        return expected(first) == null
                ? "its adapter " + NAME + " cannot tell what kind of reply " + first.getName() + " returns"
                : null;
    }

    /**
     * The reply as the method returns it.
     *
     * @throws Exception what the SDK's converter throws, or an exception of ours where it cannot read the reply
     */
    public static Object adapt(Method first, @Nullable Object result) throws Exception {
        Class<?> expected = expected(first);
        if (expected == null) {
            throw new IllegalStateException("it was not found to be available");
        }
        Reply reply = Reply.of(result);
        ClassLoader sdk = first.getDeclaringClass().getClassLoader();
        Object json = reply.body() == null ? null : json(sdk, reply.body());
        Object model = json == null ? null : model(sdk, json, expected);
        return response(first.getReturnType(), reply, model, expected.isInstance(model), json);
    }

    /** What the response of the method holds, such as the {@code ResponseHandler} of its package; null = it does not say. */
    private static @Nullable Class<?> expected(Method first) {
        if (first.getGenericReturnType() instanceof ParameterizedType type) {
            Type[] arguments = type.getActualTypeArguments();
            if (arguments.length == 1 && arguments[0] instanceof Class<?> expected) {
                return expected;
            }
        }
        return null;
    }

    private static Object json(@Nullable ClassLoader sdk, Object body) throws Exception {
        Class<?> type = Class.forName(JSON, true, sdk);
        Class<?> source = body instanceof Map<?, ?> ? Map.class : String.class;
        return made(type.getConstructor(source), body);
    }

    private static Object model(@Nullable ClassLoader sdk, Object json, Class<?> expected) throws Exception {
        Class<?> handlerType = Class.forName(HANDLER, true, sdk);
        Object handler = made(handlerType.getConstructor());
        Class<?> converterType = Class.forName(CONVERTER, true, sdk);
        Object converter = made(converterType.getConstructor(handlerType), handler);
        Method convert = converterType.getMethod("getResponse", Object.class, String.class);
        Object model;
        try {
            model = convert.invoke(converter, json, expected.getCanonicalName());
        } catch (InvocationTargetException thrown) {
            throw unwrapped(thrown);
        }
        if (model == null) {
            throw new IllegalStateException("the SDK does not know a reply of this shape");
        }
        return model;
    }

    /** Version 7.0 and older have no place for the JSON itself. */
    private static Object response(
            Class<?> type, Reply reply, @Nullable Object model, boolean isExpected, @Nullable Object json)
            throws Exception {
        HashMap<String, String> headers = new HashMap<>(reply.headers());
        for (Constructor<?> constructor : type.getConstructors()) {
            switch (constructor.getParameterCount()) {
                case 4 -> {
                    return made(constructor, headers, reply.status(), model, isExpected);
                }
                case 5 -> {
                    return made(constructor, headers, reply.status(), model, isExpected, json);
                }
                default -> {
                    // another version's
                }
            }
        }
        throw new IllegalStateException(type.getName() + " has no constructor that the adapter knows");
    }

    private static Object made(Constructor<?> constructor, @Nullable Object... arguments) throws Exception {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException thrown) {
            throw unwrapped(thrown);
        }
    }

    private static Exception unwrapped(InvocationTargetException thrown) {
        Throwable cause = thrown.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof Exception exception ? exception : thrown;
    }
}
