package io.breakwater.core.classify;

import static java.util.Objects.requireNonNull;

/**
 * A name with wildcards: {@code *} stands for any characters within one dotted segment, {@code **} for any characters.
 * Immutable.
 */
public final class Glob {

    private final String pattern;
    private final boolean exact;

    private Glob(String pattern) {
        this.pattern = pattern;
        this.exact = pattern.indexOf('*') < 0;
    }

    /** The glob of that text; any text is one. */
    public static Glob of(String pattern) {
        return new Glob(requireNonNull(pattern, "pattern"));
    }

    /** Whether the text is made of letters and digits of Java names, wildcards, and the other characters given. */
    public static boolean isName(String text, String otherCharacters) {
        return !text.isEmpty() && foreignCharacter(text, otherCharacters) < 0;
    }

    /** Where the first character is that cannot stand in such a name; negative = there is none. */
    public static int foreignCharacter(String text, String otherCharacters) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isJavaIdentifierPart(c) && c != '*' && otherCharacters.indexOf(c) < 0) {
                return i;
            }
        }
        return -1;
    }

    /** Whether there is no wildcard in it. */
    public boolean isExact() {
        return exact;
    }

    /** What every match starts with. */
    public String prefix() {
        return exact ? pattern : pattern.substring(0, pattern.indexOf('*'));
    }

    /** Whether the whole name matches. */
    public boolean matches(String name) {
        return exact ? pattern.equals(name) : matches(0, name, 0);
    }

    /** Backtracks at each wildcard; patterns are short and come from the operator, not from the network. */
    private boolean matches(int p, String name, int n) {
        int pattern = p;
        int at = n;
        while (pattern < this.pattern.length() && this.pattern.charAt(pattern) != '*') {
            if (at == name.length() || name.charAt(at) != this.pattern.charAt(pattern)) {
                return false;
            }
            pattern++;
            at++;
        }
        if (pattern == this.pattern.length()) {
            return at == name.length();
        }
        boolean anySegment = this.pattern.startsWith("**", pattern);
        int rest = pattern + (anySegment ? 2 : 1);
        while (!matches(rest, name, at)) {
            if (at == name.length() || (!anySegment && name.charAt(at) == '.')) {
                return false;
            }
            at++;
        }
        return true;
    }

    @Override
    public String toString() {
        return pattern;
    }
}
