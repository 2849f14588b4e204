package io.breakwater.agent.adapt;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reply of a server as one tier or another returns it.
 *
 * @param status of HTTP; 200 where the tier does not tell
 * @param headers the first value of each, as the server spelled its name
 * @param body a text, or a map of the JSON in it; null = there is none
 */
record Reply(
        int status, Map<String, String> headers, @Nullable Object body) {

    private static final int OK = 200;
    private static final String RESPONSE = "java.net.http.HttpResponse";
    private static final String JSON_OBJECT = "org.json.JSONObject";
    private static final String TOOL_RESULT = "io.modelcontextprotocol.spec.McpSchema$CallToolResult";

    /** Types whose values are certainly none. */
    static boolean isNone(Class<?> type) {
        return type.isPrimitive()
                || (type.isArray() && type != byte[].class)
                || Number.class.isAssignableFrom(type)
                || type == Boolean.class;
    }

    /**
     * Reads what a tier has returned: a text or bytes of JSON, a map, an {@code org.json.JSONObject}, a response of the JDK's
     * HTTP client around one of these, or the result of an MCP tool.
     *
     * @throws IllegalArgumentException if it is none of these; its message names the class alone
     */
    static Reply of(@Nullable Object result) throws ReflectiveOperationException {
        Class<?> response = result == null ? null : response(result.getClass());
        if (response == null) {
            return new Reply(OK, Map.of(), body(result));
        }
        return new Reply(
                (Integer) requireNonNull(response.getMethod("statusCode").invoke(result), "status"),
                headers(response.getMethod("headers").invoke(result)),
                body(response.getMethod("body").invoke(result)));
    }

    /** The interface of the JDK's responses, by name: whether this JVM has its module is the application's affair. */
    private static @Nullable Class<?> response(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Class<?> contract : at.getInterfaces()) {
                if (contract.getName().equals(RESPONSE)) {
                    return contract;
                }
            }
        }
        return null;
    }

    private static Map<String, String> headers(@Nullable Object all) throws ReflectiveOperationException {
        Map<String, String> headers = new HashMap<>();
        if (property(all, "map") instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> header : map.entrySet()) {
                headers.put(String.valueOf(header.getKey()), String.valueOf(((List<?>) header.getValue()).get(0)));
            }
        }
        return headers;
    }

    private static @Nullable Object body(@Nullable Object result) throws ReflectiveOperationException {
        if (result == null) {
            return null;
        }
        if (result instanceof CharSequence text) {
            return text.isEmpty() ? null : text.toString();
        }
        if (result instanceof byte[] bytes) {
            return bytes.length == 0 ? null : new String(bytes, StandardCharsets.UTF_8);
        }
        if (result instanceof Map<?, ?>) {
            return result;
        }
        String type = result.getClass().getName();
        if (type.equals(JSON_OBJECT)) {
            return result.toString();
        }
        if (type.equals(TOOL_RESULT)) {
            return ofTool(result);
        }
        throw new IllegalArgumentException("a " + type + " is no reply that the adapter can read");
    }

    /** The structured content of a tool's result; where it has none, the text of its first part that has one. */
    private static @Nullable Object ofTool(Object result) throws ReflectiveOperationException {
        Object structured = property(result, "structuredContent");
        if (structured instanceof Map<?, ?>) {
            return structured;
        }
        if (property(result, "content") instanceof List<?> parts) {
            for (Object part : parts) {
                Object text = property(part, "text");
                if (text instanceof String) {
                    return body(text);
                }
            }
        }
        return null;
    }

    /** Null also where there is no such property. */
    private static @Nullable Object property(@Nullable Object of, String name) throws ReflectiveOperationException {
        if (of == null) {
            return null;
        }
        try {
            Method method = of.getClass().getMethod(name);
            return method.trySetAccessible() ? method.invoke(of) : null;
        } catch (NoSuchMethodException none) {
            return null;
        }
    }
}
