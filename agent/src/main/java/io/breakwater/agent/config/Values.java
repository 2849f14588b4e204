package io.breakwater.agent.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads values. Every method throws {@link IllegalArgumentException} with a sentence where it cannot. */
final class Values {

    private Values() {}

    static boolean bool(String text) {
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw new IllegalArgumentException("must be true or false, got '" + text + "'");
    }

    static int integer(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notOne) {
            throw new IllegalArgumentException("must be a whole number, got '" + text + "'", notOne);
        }
    }

    static double decimal(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notOne) {
            throw new IllegalArgumentException("must be a number, got '" + text + "'", notOne);
        }
    }

    /** {@code 500ms 10s 5m 1h 2d PT10S}; a bare number is seconds. */
    static Duration duration(String text) {
        try {
            if (text.startsWith("P") || text.startsWith("p")) {
                return Duration.parse(text);
            }
            int unit = text.length();
            while (unit > 0 && Character.isLetter(text.charAt(unit - 1))) {
                unit--;
            }
            BigDecimal amount = new BigDecimal(text.substring(0, unit).strip());
            BigDecimal nanos = amount.multiply(BigDecimal.valueOf(nanosOf(text.substring(unit))));
            return Duration.ofNanos(nanos.longValueExact());
        } catch (ArithmeticException | DateTimeException | NumberFormatException notOne) {
            throw new IllegalArgumentException(
                    "must be a duration such as 500ms, 10s, 5m, 1h or PT10S, got '" + text + "'", notOne);
        }
    }

    private static long nanosOf(String unit) {
        return switch (unit) {
            case "ms" -> 1_000_000L;
            case "s", "" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            case "d" -> 86_400_000_000_000L;
            default -> throw new NumberFormatException(unit);
        };
    }

    /** Items between commas; {@code none} and nothing at all are the empty list. */
    static List<String> list(String text) {
        List<String> items = new ArrayList<>();
        if (text.isEmpty() || text.equals("none")) {
            return items;
        }
        int start = 0;
        int depth = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            // A comma between parentheses separates parameters, not items.
            if (c == ',' && (depth <= 0 || i == text.length())) {
                String item = text.substring(start, i).strip();
                if (item.isEmpty()) {
                    throw new IllegalArgumentException("has an empty item: two commas in a row, or one at an end");
                }
                items.add(item);
                start = i + 1;
            }
        }
        return items;
    }
}
