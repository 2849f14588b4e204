package io.breakwater.core;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * A result that nobody gets, because another attempt or another tier stands in for it. An HTTP response that is not closed
 * keeps its connection, and a client that has lent out all of them hangs.
 */
public final class DiscardedResult {

    private static final String HTTP_RESPONSE = "java.net.http.HttpResponse";
    private static final String CLIENT_RESPONSE = "org.springframework.web.reactive.function.client.ClientResponse";
    private static final String RELEASE = "releaseBody";

    private DiscardedResult() {}

    /**
     * Closes it, or the body of a response of the JDK's client or Spring's WebClient, where there is anything to close. Throws
     * what closing throws. Does not wait for its end: what fails then is the connection, which needs no closing any more.
     */
    public static void close(@Nullable Object result) throws Exception {
        if (result instanceof AutoCloseable closeable) {
            closeable.close();
        } else if (result != null) {
            closeBody(result);
        }
    }

    private static void closeBody(Object result) throws Exception {
        Method way = wayToBody(result.getClass());
        Object body = way == null ? null : called(way, result);
        if (body instanceof AutoCloseable closeable) {
            closeable.close();
        } else if (body != null && way != null && way.getName().equals(RELEASE)) {
            // A Mono: it releases nothing before somebody subscribes to it.
            called(body.getClass().getMethod("toFuture"), body);
        }
    }

    /** By name, for neither client need be there. */
    private static @Nullable Method wayToBody(Class<?> response) throws NoSuchMethodException {
        for (Class<?> type = response; type != null; type = type.getSuperclass()) {
            for (Class<?> contract : type.getInterfaces()) {
                if (contract.getName().equals(HTTP_RESPONSE)) {
                    return contract.getMethod("body");
                }
                if (contract.getName().equals(CLIENT_RESPONSE)) {
                    return contract.getMethod(RELEASE);
                }
            }
        }
        return null;
    }

    private static @Nullable Object called(Method method, Object on) throws Exception {
        try {
            return method.invoke(on);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() instanceof Exception cause ? cause : thrown;
        }
    }
}
