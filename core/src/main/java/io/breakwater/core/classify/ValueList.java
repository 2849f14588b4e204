package io.breakwater.core.classify;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The right side of {@code path in list}: whole numbers, ranges of them ({@code 500-599}), and words, which are compared
 * with the value's text. Immutable.
 */
final class ValueList {

    private final List<long[]> ranges = new ArrayList<>();
    private final List<Glob> words = new ArrayList<>();

    private ValueList() {}

    /** Throws {@link IllegalArgumentException} with a sentence where an item cannot be read. */
    static ValueList of(String text) {
        ValueList list = new ValueList();
        for (String item : text.split(",", -1)) {
            list.add(item.strip());
        }
        return list;
    }

    private void add(String item) {
        if (item.isEmpty()) {
            throw new IllegalArgumentException("an empty value in the list after 'in'");
        }
        int dash = item.indexOf('-', 1);
        if (dash > 0 && isNumber(item.substring(0, dash)) && isNumber(item.substring(dash + 1))) {
            long low = Long.parseLong(item.substring(0, dash));
            long high = Long.parseLong(item.substring(dash + 1));
            if (low > high) {
                throw new IllegalArgumentException("the range " + item + " is empty: write the smaller number first");
            }
            ranges.add(new long[] {low, high});
        } else if (isNumber(item)) {
            long value = Long.parseLong(item);
            ranges.add(new long[] {value, value});
        } else {
            words.add(Glob.of(item));
        }
    }

    private static boolean isNumber(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        // Eighteen digits always fit in a long.
        return text.length() > start
                && text.length() <= start + 18
                && text.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
    }

    boolean contains(@Nullable Object value) {
        if (value == null) {
            return false;
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            if (inRange(((Number) value).longValue())) {
                return true;
            }
        }
        String text = value.toString();
        for (Glob word : words) {
            if (word.matches(text)) {
                return true;
            }
        }
        return isNumber(text) && inRange(Long.parseLong(text));
    }

    private boolean inRange(long number) {
        for (long[] range : ranges) {
            if (range[0] <= number && number <= range[1]) {
                return true;
            }
        }
        return false;
    }
}
