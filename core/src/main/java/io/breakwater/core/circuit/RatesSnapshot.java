package io.breakwater.core.circuit;

/**
 * The rates of a circuit's window, in percent.
 *
 * @param failurePercent share of failed calls; -1 = fewer calls than {@code minimum-calls}, not CLOSED, or not used
 * @param slowPercent share of slow calls; -1 likewise
 * @param calls how many calls the window holds
 */
public record RatesSnapshot(double failurePercent, double slowPercent, int calls) {

    static final RatesSnapshot NONE = new RatesSnapshot(-1, -1, 0);
}
