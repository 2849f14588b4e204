package io.breakwater.core.classify;

import static java.util.Objects.requireNonNull;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A pattern for throwables: a name of their class with wildcards, with {@code +} at its end also everything that extends
 * or implements such a class, and perhaps what a property of theirs has to be. Compares names, so it needs none of the
 * classes. Safe for use by many threads.
 */
public final class ThrowablePattern {

    private final Glob name;
    private final boolean simple;
    private final boolean subtypes;
    /** Null = the class alone decides; so is the test then. */
    private final @Nullable PropertyPath path;

    private final @Nullable ValueTest test;

    private ThrowablePattern(
            Glob name, boolean simple, boolean subtypes, @Nullable PropertyPath path, @Nullable ValueTest test) {
        this.name = name;
        this.simple = simple;
        this.subtypes = subtypes;
        this.path = path;
        this.test = test;
    }

    /**
     * Reads {@code java.io.IOException+}, {@code com.acme.*Exception}, or a simple name for any package.
     *
     * @throws IllegalArgumentException with a sentence, where the text is no such name
     */
    public static ThrowablePattern of(String text) {
        return of(text, null, null);
    }

    /**
     * Reads {@code type#path in list} or {@code type#path not in list}, such as {@code com.acme.CrmException#code in
     * NOT_FOUND}.
     *
     * @param problems told once per class on which the path does not resolve
     * @throws IllegalArgumentException with a sentence, where the text is none
     */
    public static ThrowablePattern condition(String text, Consumer<? super RuntimeException> problems) {
        ConditionText condition = ConditionText.of(text);
        int hash = condition == null ? -1 : condition.subject().indexOf('#');
        if (condition == null || hash < 0) {
            throw new IllegalArgumentException("'" + text
                    + "' is not of the form: type#path in list, such as com.acme.CrmException#code in NOT_FOUND");
        }
        String type = condition.subject().substring(0, hash).strip();
        PropertyPath path =
                new PropertyPath(condition.subject().substring(hash + 1).strip(), problems);
        return of(type, path, ValueTest.of(condition));
    }

    private static ThrowablePattern of(String text, @Nullable PropertyPath path, @Nullable ValueTest test) {
        requireNonNull(text, "text");
        boolean subtypes = text.endsWith("+");
        String type = subtypes ? text.substring(0, text.length() - 1) : text;
        if (!Glob.isName(type, ".$")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not the name of an exception, such as java.io.IOException,"
                            + " with * for a part of it, or + at its end for subtypes");
        }
        boolean simple = type.indexOf('.') < 0 && !type.startsWith("**");
        return new ThrowablePattern(Glob.of(type), simple, subtypes, path, test);
    }

    /** Whether this link of a cause chain is meant, causes left aside. */
    boolean matches(Throwable link) {
        return matches(link.getClass()) && (path == null || test == null || test.passes(path.read(link)));
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
