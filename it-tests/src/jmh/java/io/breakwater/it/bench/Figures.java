package io.breakwater.it.bench;

import java.util.Locale;

/** How numbers are written: no more digits than they are worth; nothing for {@code NaN}. */
final class Figures {

    private Figures() {}

    static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }

    static String ratio(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
    }
}
