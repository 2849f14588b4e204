package io.breakwater.core.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A dotted path of properties, such as {@code object.statusCode}, read from objects whose classes are not known before.
 * Each step is a record accessor, a getter, a method of that name without parameters, or a public field; which one is
 * found out once per class. Safe for use by many threads.
 */
public final class PropertyPath {

    private final List<Property> steps = new ArrayList<>();

    /**
     * Creates a path.
     *
     * @param text the path; throws {@link IllegalArgumentException} with a sentence where it is none
     * @param problems told once per class on which a step does not resolve
     */
    public PropertyPath(String text, Consumer<? super RuntimeException> problems) {
        for (String step : text.split("\\.", -1)) {
            if (!isIdentifier(step)) {
                throw new IllegalArgumentException("'" + text + "' is not a path of properties such as statusCode");
            }
            steps.add(new Property(step, problems));
        }
    }

    private static boolean isIdentifier(String text) {
        if (text.isEmpty() || !Character.isJavaIdentifierStart(text.charAt(0))) {
            return false;
        }
        return text.chars().allMatch(Character::isJavaIdentifierPart);
    }

    /** The value at the end of the path; null where a step is null or does not resolve. */
    @Nullable
    Object read(Object root) throws ReflectiveOperationException {
        Object value = root;
        for (Property step : steps) {
            if (value == null) {
                return null;
            }
            value = step.read(value);
        }
        return value;
    }
}
