package io.breakwater.agent.config;

import org.jspecify.annotations.Nullable;

/**
 * What callers of a refused call are to get, as configured.
 *
 * @param kind which of the three
 * @param type the name of the exception, nested ones with {@code $}, where one is named; else null
 */
public record Rejection(Kind kind, @Nullable String type) {

    /** The choices there are. */
    public enum Kind {
        /** The first checked exception that the method declares, as far as it can be made. */
        DECLARED,
        /** The refusal as it is. */
        PLAIN,
        /** The exception that is named. */
        NAMED
    }

    private static final String PLAIN = "CircuitOpenException";

    private static final String PLAIN_IN_FULL = "io.breakwater.core.CircuitOpenException";

    /**
     * Reads {@code auto}, {@code CircuitOpenException}, or the name of an exception type.
     *
     * @throws IllegalArgumentException with a sentence, where it is none of these
     */
    static Rejection of(String text) {
        if (text.equalsIgnoreCase("auto")) {
            return new Rejection(Kind.DECLARED, null);
        }
        if (text.equals(PLAIN) || text.equals(PLAIN_IN_FULL)) {
            return new Rejection(Kind.PLAIN, null);
        }
        if (!isFullName(text)) {
            throw new IllegalArgumentException(
                    "must be auto, CircuitOpenException, or the full name of an exception type"
                            + " such as com.acme.BusyException (nested types with $), got '" + text + "'");
        }
        return new Rejection(Kind.NAMED, text);
    }

    /** Whether it is the name of a class in a package. */
    private static boolean isFullName(String text) {
        boolean first = true;
        boolean inPackage = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean dot = c == '.' && !first;
            if (!dot && !(first ? Character.isJavaIdentifierStart(c) : Character.isJavaIdentifierPart(c))) {
                return false;
            }
            first = dot;
            inPackage |= dot;
        }
        return inPackage && !first;
    }

    /** Written out: that which the JDK makes keeps this class softly in the JDK, and an agent that is uninstalled with it. */
    @Override
    public String toString() {
        return type == null ? kind.name() : kind.name() + " " + type;
    }
}
