package io.breakwater.agent.config;

import io.breakwater.core.window.WindowSize;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads values. Every method throws {@link IllegalArgumentException} with a sentence where it cannot. */
final class Values {

    /** Characters of a number whose digits a double surely holds. */
    private static final int LONGEST_EXACT = 15;

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
            return number(text);
        } catch (NumberFormatException notOne) {
            throw new IllegalArgumentException("must be a number, got '" + text + "'", notOne);
        }
    }

    /** As {@code Double.parseDouble}, of which the JDK loads ten classes: plain numbers, as they are mostly, do without. */
    static double number(String text) {
        long digits = 0;
        long scale = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && scale == 0) {
                scale = 1;
            } else if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
                scale *= 10;
            } else {
                return Double.parseDouble(text);
            }
        }
        boolean plain = !text.isEmpty() && text.length() <= LONGEST_EXACT && !text.equals(".");
        // Both are whole numbers that a double holds exactly, so their quotient is the nearest double there is.
        return plain ? (double) digits / Math.max(scale, 1) : Double.parseDouble(text);
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
            return Duration.ofNanos(nanos(text.substring(0, unit).strip(), nanosOf(text.substring(unit))));
        } catch (ArithmeticException | DateTimeException | NumberFormatException notOne) {
            throw new IllegalArgumentException(
                    "must be a duration such as 500ms, 10s, 5m, 1h or PT10S, got '" + text + "'", notOne);
        }
    }

    /** So many units in nanoseconds. Without {@code BigDecimal}, which costs twenty milliseconds at start-up. */
    private static long nanos(String amount, long unit) {
        int point = amount.indexOf('.');
        if (point < 0) {
            return Math.multiplyExact(Long.parseLong(amount), unit);
        }
        String digits = amount.substring(point + 1);
        if (digits.isEmpty() || digits.length() > 9 || !Character.isDigit(digits.charAt(0))) {
            throw new NumberFormatException(amount);
        }
        long whole = point == 0 ? 0 : Long.parseLong(amount.substring(0, point));
        long fraction = Long.parseLong(digits);
        long scale = 1;
        for (int i = 0; i < digits.length(); i++) {
            scale *= 10;
        }
        long scaled = Math.multiplyExact(fraction, unit);
        if (scaled % scale != 0) {
            throw new NumberFormatException(amount); // finer than a nanosecond
        }
        long part = scaled / scale;
        return Math.addExact(Math.multiplyExact(whole, unit), amount.startsWith("-") ? -part : part);
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

    /** {@code 50} or {@code 50%}. */
    static double percent(String text) {
        String number =
                text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
        try {
            double percent = number(number);
            if (Double.isInfinite(percent)) {
                throw new NumberFormatException(text);
            }
            return percent;
        } catch (NumberFormatException notOne) {
            throw new IllegalArgumentException("must be a percentage such as 50 or 50%, got '" + text + "'", notOne);
        }
    }

    /** {@code 100 calls} or a duration. */
    static WindowSize window(String text) {
        String calls = text.endsWith("calls") ? "calls" : text.endsWith("call") ? "call" : null;
        if (calls != null) {
            return WindowSize.calls(
                    integer(text.substring(0, text.length() - calls.length()).strip()));
        }
        try {
            return WindowSize.time(duration(text));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "must be a number of calls such as 100 calls, or a duration between 1s and 1d such as 60s, got '"
                            + text + "'",
                    wrong);
        }
    }

    /** Whether a setting says that it is not used. */
    static boolean isOff(String text) {
        return text.isEmpty() || text.equalsIgnoreCase("off") || text.equalsIgnoreCase("none");
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
