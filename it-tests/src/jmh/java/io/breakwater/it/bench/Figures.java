package io.breakwater.it.bench;

import java.util.Locale;
import org.openjdk.jmh.util.Statistics;

/** How numbers are written: no more digits than they are worth; nothing for {@code NaN}. */
final class Figures {

    private Figures() {}

    static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }

    /** The median, and the range. */
    static String median(Statistics values) {
        return values.getN() == 0
                ? ""
                : number(values.getPercentile(50)) + " (" + number(values.getMin()) + "–" + number(values.getMax())
                        + ")";
    }

    /** A ratio as what it is more than one. */
    static String slowdown(double ratio) {
        return Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, "%+.1f %%", (ratio - 1) * 100);
    }

    static String ratio(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
    }
}
