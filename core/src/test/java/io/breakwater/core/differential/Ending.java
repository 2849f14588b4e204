package io.breakwater.core.differential;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;

/** One call that both have admitted ends in time, in the state that has admitted it. */
final class Ending {

    private final Pair pair;

    Ending(Pair pair) {
        this.pair = pair;
    }

    void end(long permit, Outcome outcome, long tookNanos) {
        boolean slow = tookNanos > pair.setup.slowAfter().toNanos();
        if (pair.ours.state() == CircuitState.HALF_OPEN) {
            endTrial(permit, outcome, tookNanos, slow);
            return;
        }
        boolean closed = pair.ours.state() == CircuitState.CLOSED;
        tellBoth(permit, outcome, tookNanos);
        if (closed && pair.ours.state() == CircuitState.CLOSED && pair.theirs.state() == CircuitState.OPEN) {
            openedBySuccess(outcome == Outcome.FAILED, slow);
        }
    }

    private void tellBoth(long permit, Outcome outcome, long tookNanos) {
        pair.ours.end(permit, outcome, tookNanos);
        pair.theirs.end(outcome, tookNanos);
        pair.follow();
    }

    private void openedBySuccess(boolean failed, boolean slow) {
        pair.meet(IntendedDifference.SUCCESS_OPENS);
        boolean failures = pair.theirFailuresReachTheThreshold();
        boolean slowCalls = pair.theirSlowCallsReachTheThreshold();
        pair.check("a rate has reached its threshold", failures || slowCalls);
        pair.check("the call speaks for none of these rates", !(failed && failures) && !(slow && slowCalls));
        pair.compareRates(); // theirs still shows the window of CLOSED
        pair.closeBoth();
    }

    private void endTrial(long permit, Outcome outcome, long tookNanos, boolean slow) {
        int counted = pair.trialsCounted + (outcome == Outcome.IGNORED ? 0 : 1);
        boolean bad = outcome == Outcome.FAILED || (outcome == Outcome.SUCCEEDED && slow);
        pair.trialsInFlight--;
        pair.trialsCounted = counted;
        tellBoth(permit, outcome, tookNanos);
        if (bad && pair.theirs.state() == CircuitState.HALF_OPEN) {
            pair.meet(IntendedDifference.FAILED_TRIAL_WAITS_FOR_OTHERS);
            pair.check("our state", pair.ours.state(), CircuitState.OPEN);
            pair.check("theirs has not seen enough trials", counted < pair.setup.successesToClose());
            pair.check("trials counted by theirs", pair.theirs.buffered(), counted);
            pair.theirs.breaker.transitionToOpenState();
        } else if (bad && pair.theirs.state() == CircuitState.CLOSED) {
            pair.meet(IntendedDifference.FAILED_TRIAL_TOLERATED);
            pair.check("our state", pair.ours.state(), CircuitState.OPEN);
            pair.check("theirs has seen enough trials", counted, pair.setup.successesToClose());
            float rate = 100f / counted;
            pair.check("failures", outcome != Outcome.FAILED || rate < pair.setup.failurePercent());
            pair.check("slow trials", !slow || rate < pair.setup.slowPercent());
            pair.closeBoth();
        }
    }
}
