package io.breakwater.core;

import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * A result that nobody gets, because another attempt or another tier stands in for it. An HTTP response that is not closed
 * keeps its connection, and a client that has lent out all of them hangs.
 */
public final class DiscardedResult {

    private static final String HTTP_RESPONSE = "java.net.http.HttpResponse";

    private DiscardedResult() {}

    /** Closes it, or the body of an HTTP response of the JDK, where there is anything to close. Throws what closing throws. */
    public static void close(@Nullable Object result) throws Exception {
        if (result instanceof AutoCloseable closeable) {
            closeable.close();
        } else if (result != null && body(result) instanceof AutoCloseable body) {
            body.close();
        }
    }

    /** By name, for the module of the HTTP client need not be there. */
    private static @Nullable Object body(Object result) throws Exception {
        for (Class<?> type = result.getClass(); type != null; type = type.getSuperclass()) {
            for (Class<?> contract : type.getInterfaces()) {
                if (contract.getName().equals(HTTP_RESPONSE)) {
                    try {
                        return contract.getMethod("body").invoke(result);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause() instanceof Exception cause ? cause : thrown;
                    }
                }
            }
        }
        return null;
    }
}
