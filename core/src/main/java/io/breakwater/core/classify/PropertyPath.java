package io.breakwater.core.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A dotted path of properties, such as {@code object.statusCode} or {@code headers['Retry-After']}, read from objects whose
 * classes are not known before. Each step is a record accessor, a getter, a method of that name without parameters, or a
 * public field; or, in brackets, a name under which a map, headers or a JSON object has something, in any case. Which one
 * is found out once per class. Several paths are joined by {@code |}: the first that leads somewhere counts. Safe for use by
 * many threads.
 */
public final class PropertyPath {

    private static final String OPEN = "['";
    private static final String CLOSE = "']";

    private final List<List<PathStep>> alternatives = new ArrayList<>();

    /**
     * Creates a path.
     *
     * @param text the path; throws {@link IllegalArgumentException} with a sentence where it is none
     * @param problems told once per class on which a step does not resolve; not of alternatives, of which one may do
     */
    public PropertyPath(String text, Consumer<? super RuntimeException> problems) {
        List<String> paths = ConditionText.split(text, '|');
        for (String path : paths) {
            alternatives.add(paths.size() == 1 ? steps(path, false, problems) : steps(path.strip(), false, nobody()));
        }
    }

    private PropertyPath(List<PathStep> steps) {
        alternatives.add(steps);
    }

    /** A single path that may also lead through fields that are not public. */
    static PropertyPath throughPrivateFields(String text, Consumer<? super RuntimeException> problems) {
        return new PropertyPath(steps(text, true, problems));
    }

    /** Nobody is told. No lambda: this runs before main. */
    static Consumer<RuntimeException> nobody() {
        return new Consumer<>() {
            @Override
            public void accept(RuntimeException problem) {
                // it is no problem
            }
        };
    }

    private static List<PathStep> steps(
            String text, boolean privateFields, Consumer<? super RuntimeException> problems) {
        List<PathStep> steps = new ArrayList<>();
        int at = 0;
        while (at < text.length() || steps.isEmpty()) {
            if (text.startsWith(OPEN, at)) {
                int close = text.indexOf(CLOSE, at + OPEN.length() + 1);
                if (close < 0) {
                    throw noPath(text);
                }
                steps.add(new LookUp(text.substring(at + OPEN.length(), close), problems));
                at = close + CLOSE.length();
            } else {
                int start = steps.isEmpty() ? at : at + 1;
                int end = endOfName(text, start);
                if ((start > at && text.charAt(at) != '.') || !isIdentifier(text.substring(start, end))) {
                    throw noPath(text);
                }
                steps.add(new Property(text.substring(start, end), privateFields, problems));
                at = end;
            }
        }
        return steps;
    }

    private static IllegalArgumentException noPath(String text) {
        return new IllegalArgumentException("'" + text + "' is not a path of properties such as statusCode");
    }

    private static int endOfName(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
            end++;
        }
        return end;
    }

    private static boolean isIdentifier(String text) {
        if (text.isEmpty() || !Character.isJavaIdentifierStart(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            if (!Character.isJavaIdentifierPart(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The value at the end of the path; null where a step is null or does not resolve. Never throws. */
    @Nullable
    Object read(Object root) {
        for (int i = 0; i < alternatives.size(); i++) {
            Object value = read(alternatives.get(i), root);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable Object read(List<PathStep> steps, Object root) {
        Object value = root;
        for (int i = 0; i < steps.size() && value != null; i++) {
            value = steps.get(i).read(value);
        }
        return value;
    }
}
