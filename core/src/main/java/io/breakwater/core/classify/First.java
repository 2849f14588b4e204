package io.breakwater.core.classify;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What counts of a value that holds others: headers come as lists, and what may be missing as an {@link Optional}. */
final class First {

    /** A list may hold lists; one may even hold itself. */
    private static final int MAX_DEPTH = 4;

    private First() {}

    /** Whether it holds other values, of which one counts. */
    static boolean isOf(@Nullable Object value) {
        return value instanceof Optional || value instanceof List || value instanceof Object[];
    }

    /** What is in an Optional, the first element of a list or array, or else the value itself; null = there is none. */
    static @Nullable Object of(@Nullable Object value) {
        Object at = value;
        for (int depth = 0; depth < MAX_DEPTH && isOf(at); depth++) {
            if (at instanceof Optional<?> optional) {
                at = optional.orElse(null);
            } else if (at instanceof List<?> list) {
                at = list.isEmpty() ? null : list.get(0);
            } else if (at instanceof Object[] array) {
                at = array.length == 0 ? null : array[0];
            }
        }
        return at;
    }
}
