package io.breakwater.core.classify;

import static java.util.Objects.requireNonNull;

/**
 * A pattern for classes of throwables: a name with wildcards, and with {@code +} at its end also everything that extends
 * or implements such a class. Compares names, so it needs none of the classes. Immutable.
 */
public final class ThrowablePattern {

    private final Glob name;
    private final boolean simple;
    private final boolean subtypes;

    private ThrowablePattern(Glob name, boolean simple, boolean subtypes) {
        this.name = name;
        this.simple = simple;
        this.subtypes = subtypes;
    }

    /**
     * Reads {@code java.io.IOException+}, {@code com.acme.*Exception}, or a simple name for any package.
     *
     * @throws IllegalArgumentException with a sentence, where the text is no such name
     */
    public static ThrowablePattern of(String text) {
        requireNonNull(text, "text");
        boolean subtypes = text.endsWith("+");
        String type = subtypes ? text.substring(0, text.length() - 1) : text;
        if (!Glob.isName(type, ".$")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not the name of an exception, such as java.io.IOException,"
                            + " with * for a part of it, or + at its end for subtypes");
        }
        boolean simple = type.indexOf('.') < 0 && !type.startsWith("**");
        return new ThrowablePattern(Glob.of(type), simple, subtypes);
    }

    boolean matches(Class<?> type) {
        String full = type.getName();
        return name.matches(simple ? full.substring(full.lastIndexOf('.') + 1) : full)
                || (subtypes && matchesSupertype(type));
    }

    private boolean matchesSupertype(Class<?> type) {
        Class<?> superclass = type.getSuperclass();
        if (superclass != null && matches(superclass)) {
            return true;
        }
        for (Class<?> contract : type.getInterfaces()) {
            if (matches(contract)) {
                return true;
            }
        }
        return false;
    }
}
