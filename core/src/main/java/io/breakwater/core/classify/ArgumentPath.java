package io.breakwater.core.classify;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a condition on a call starts, and where it leads: the number of an argument, or {@code this}, the object that the
 * method is called on, and properties.
 *
 * @param index the number of the argument; negative = this
 * @param path null = the argument itself
 */
record ArgumentPath(int index, @Nullable PropertyPath path) {

    private static final String THIS = "this";
    private static final int OF_THIS = -1;

    /** No method has more than 255 parameters. */
    private static final int MOST_DIGITS = 3;

    /** Null = the text is none. Throws {@link IllegalArgumentException} with a sentence where its path is none. */
    static @Nullable ArgumentPath of(String text, Consumer<? super RuntimeException> problems) {
        int end = endOfStart(text);
        String start = text.substring(0, end);
        boolean ofThis = start.equals(THIS);
        if (!ofThis && !isNumber(start)) {
            return null;
        }
        if (end == text.length()) {
            return ofThis ? null : new ArgumentPath(Integer.parseInt(start), null);
        }
        String rest = text.charAt(end) == '.' ? text.substring(end + 1) : text.substring(end);
        return ofThis
                ? new ArgumentPath(OF_THIS, PropertyPath.throughPrivateFields(rest, problems))
                : new ArgumentPath(Integer.parseInt(start), new PropertyPath(rest, problems));
    }

    private static int endOfStart(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
            end++;
        }
        return end;
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MOST_DIGITS;
    }

    /** Whether there is such an argument at all. */
    boolean isIn(@Nullable Object[] arguments) {
        return index < arguments.length;
    }

    /** The value at the end; null = there is none. */
    @Nullable
    Object read(@Nullable Object self, @Nullable Object[] arguments) {
        Object root = index < 0 ? self : isIn(arguments) ? arguments[index] : null;
        return root == null || path == null ? root : path.read(root);
    }
}
