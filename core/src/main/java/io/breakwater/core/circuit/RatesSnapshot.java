package io.breakwater.core.circuit;

/**
 * The rates of a circuit's window, in percent.
 *
 * @param failurePercent share of failed calls; -1 = fewer calls than {@code minimum-calls}, not CLOSED, or not used
 * @param slowPercent share of slow calls; -1 likewise
 * @param calls how many calls the window holds
 * @param failed how many of them have failed
 * @param slow how many of them were slow
 */
public record RatesSnapshot(double failurePercent, double slowPercent, int calls, int failed, int slow) {

    static final RatesSnapshot NONE = new RatesSnapshot(-1, -1, 0, 0, 0);
}
