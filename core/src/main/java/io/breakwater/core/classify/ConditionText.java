package io.breakwater.core.classify;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How conditions are written: {@code subject in list} or {@code subject not in list}, several joined by {@code ;}. What
 * stands between {@code ['} and {@code ']} is a name, and may be anything.
 *
 * @param subject what is asked
 * @param negated whether the list is of what it must not be
 * @param list the values
 */
public record ConditionText(String subject, boolean negated, String list) {

    private static final String IN = " in ";
    private static final String NOT = " not";

    /** The parts between the {@code ;}, empty ones included, without blanks around them. */
    public static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : split(text, ';')) {
            parts.add(part.strip());
        }
        return parts;
    }

    /** Whether a part is a condition, and not a plain list. */
    public static boolean isCondition(String part) {
        return find(part, 0, IN) >= 0;
    }

    /** Whether a condition is about throwables of a type, as in {@code type#path in list}, and not about a result. */
    public static boolean isOfAType(String part) {
        int hash = find(part, 0, "#");
        return hash >= 0 && hash < find(part, 0, IN);
    }

    /** Reads one part; null = it has no {@code in}. */
    static @Nullable ConditionText of(String part) {
        int in = find(part, 0, IN);
        if (in < 0) {
            return null;
        }
        String subject = part.substring(0, in).strip();
        boolean negated = subject.endsWith(NOT);
        return new ConditionText(
                negated ? subject.substring(0, subject.length() - NOT.length()).strip() : subject,
                negated,
                part.substring(in + IN.length()));
    }

    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        String wanted = String.valueOf(separator);
        int from = 0;
        for (int at = find(text, from, wanted); at >= 0; at = find(text, from, wanted)) {
            parts.add(text.substring(from, at));
            from = at + 1;
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** Where it stands first outside of brackets; negative = nowhere. */
    private static int find(String text, int from, String wanted) {
        int at = from;
        while (at < text.length()) {
            if (text.startsWith("['", at)) {
                int close = text.indexOf("']", at + 2);
                at = close < 0 ? at + 2 : close + 2;
            } else if (text.startsWith(wanted, at)) {
                return at;
            } else {
                at++;
            }
        }
        return -1;
    }
}
