package io.breakwater.core.circuit;

import io.breakwater.core.Outcome;

/** The counts that a circuit should show: plain numbers, for one thread. */
final class CountsModel {

    private int succeeded;
    private int failed;
    private int ignored;
    private int slow;
    int late;
    int rejected;
    int opened;

    void end(Outcome outcome, boolean tookLong) {
        switch (outcome) {
            case SUCCEEDED -> succeeded++;
            case FAILED -> failed++;
            case IGNORED -> ignored++;
        }
        slow += tookLong ? 1 : 0;
    }

    CallTotals totals(int inFlight) {
        return new CallTotals(succeeded, failed, ignored, inFlight, slow, late, rejected, 0, 0, opened);
    }
}
