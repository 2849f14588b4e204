package io.breakwater.agent.jconsole;

import java.time.Duration;
import java.util.Locale;

/** Figures in few characters, for people. Negative = not known. */
final class Figures {

    private static final String UNKNOWN = "\u2013";

    private Figures() {}

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String percent(double percent) {
        return percent < 0 ? UNKNOWN : String.format(Locale.ROOT, "%.1f %%", percent);
    }

    static String millis(double millis) {
        if (millis < 0) {
            return UNKNOWN;
        }
        return millis < 1000
                ? String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis)
                : String.format(Locale.ROOT, "%.1f s", millis / 1000);
    }

    /** In its two largest units. */
    static String duration(Duration time) {
        long seconds = time.isNegative() ? 0 : time.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return both(seconds / 60, " min", seconds % 60, " s");
        }
        long hours = seconds / 3600;
        return hours < 24 ? both(hours, " h", seconds % 3600 / 60, " min") : both(hours / 24, " d", hours % 24, " h");
    }

    private static String both(long large, String unit, long small, String smallUnit) {
        return small == 0 ? large + unit : large + unit + " " + small + smallUnit;
    }
}
