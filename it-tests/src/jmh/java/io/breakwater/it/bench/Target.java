package io.breakwater.it.bench;

import java.util.Locale;

/**
 * A figure that was promised.
 *
 * @param what what was measured
 * @param promised how much it may be
 * @param measured how much it is
 * @param verdict "met", "missed", or that it was not measured
 */
record Target(String what, String promised, String measured, String verdict) {

    /** A target for a ratio to resilience4j; {@code NaN} = it was not measured in this run. */
    static Target ratio(String what, String promised, double most, double measured) {
        return of(what, promised + " of resilience4j", most, measured, String.format(Locale.ROOT, "%.2f", measured));
    }

    /** A target for a multiple of something else, which the promise names. */
    static Target multiple(String what, String promised, double most, double measured) {
        return of(what, promised, most, measured, Figures.ratio(measured));
    }

    /** A target for a ratio that is near one. */
    static Target slowdown(String what, String promised, double most, double measured) {
        return of(what, promised, most, measured, Figures.slowdown(measured));
    }

    /** A target for bytes. */
    static Target bytes(String what, String promised, double most, double measured) {
        return of(what, promised, most, measured, String.format(Locale.ROOT, "%.0f B", measured));
    }

    private static Target of(String what, String promised, double most, double measured, String shown) {
        if (Double.isNaN(measured)) {
            return new Target(what, promised, "", "not measured");
        }
        return new Target(what, promised, shown, measured <= most ? "met" : "**missed**");
    }

    String markdown() {
        return "| " + what + " | " + promised + " | " + measured + " | " + verdict + " |";
    }
}
