package io.breakwater.agent.metrics;

import io.breakwater.core.circuit.CallTotals;
import io.breakwater.core.circuit.TimedCalls;

/**
 * How long the calls of a circuit have taken together, by how they ended. Not every call is timed: those that were, since this
 * was last asked, stand for the others since then. So the sums only grow, whoever asks and however often. For one thread.
 */
final class CallTime {

    private static final double MICROS_PER_SECOND = 1e6;

    private CallTotals known = new CallTotals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    private TimedCalls timed = new TimedCalls(0, 0);
    private double meanSeconds;

    private double succeeded;
    private double failed;
    private double ignored;

    void advance(CallTotals now, TimedCalls timedNow) {
        long calls = timedNow.count() - timed.count();
        long micros = timedNow.micros() - timed.micros();
        if (calls > 0 && micros >= 0) { // else as long as before
            meanSeconds = micros / MICROS_PER_SECOND / calls;
        }
        succeeded += Math.max(0, now.succeeded() - known.succeeded()) * meanSeconds;
        failed += Math.max(0, now.failed() - known.failed()) * meanSeconds;
        ignored += Math.max(0, now.ignored() - known.ignored()) * meanSeconds;
        known = now;
        timed = timedNow;
    }

    double succeededSeconds() {
        return succeeded;
    }

    double failedSeconds() {
        return failed;
    }

    double ignoredSeconds() {
        return ignored;
    }
}
