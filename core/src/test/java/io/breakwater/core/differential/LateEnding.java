package io.breakwater.core.differential;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import io.breakwater.core.circuit.RatesSnapshot;

/** One call ends after the state that has admitted it: nothing for ours, and one more result for theirs. */
final class LateEnding {

    private final Pair pair;

    LateEnding(Pair pair) {
        this.pair = pair;
    }

    void end(long permit, Outcome outcome, long tookNanos, boolean tellTheirs) {
        CircuitState state = pair.ours.state();
        RatesSnapshot rates = pair.ours.rates();
        long late = pair.ours.late();
        pair.ours.end(permit, outcome, tookNanos);
        pair.check("our state", pair.ours.state(), state);
        pair.check("our rates", pair.ours.rates(), rates);
        pair.check("late calls", pair.ours.late(), late + 1);
        if (tellTheirs) {
            switch (state) {
                case CLOSED, OPEN -> endInWindow(state, outcome, tookNanos);
                case HALF_OPEN -> endInHalfOpen(outcome, tookNanos);
                case FORCED_OPEN, DISABLED -> pair.theirs.end(outcome, tookNanos);
            }
        }
    }

    private void endInWindow(CircuitState state, Outcome outcome, long tookNanos) {
        int before = pair.theirs.buffered();
        if (outcome != Outcome.IGNORED && before == 1 && theirWindowHoldsOneAndNoSecond()) {
            pair.meet(IntendedDifference.LATE_RESULT_THROWS);
            assertThatThrownBy(() -> pair.theirs.end(outcome, tookNanos)).isInstanceOf(NullPointerException.class);
            pair.closeBoth();
            return;
        }
        pair.theirs.end(outcome, tookNanos);
        if (outcome == Outcome.IGNORED) {
            pair.check("their window", pair.theirs.buffered(), before);
            return;
        }
        pair.meet(IntendedDifference.LATE_RESULT_DECIDES);
        pair.check("their window", pair.theirs.buffered(), Math.min(pair.theirCapacity(), before + 1));
        if (state == CircuitState.CLOSED) {
            boolean opens = pair.theirFailuresReachTheThreshold() || pair.theirSlowCallsReachTheThreshold();
            pair.check("their state", pair.theirs.state(), opens ? CircuitState.OPEN : CircuitState.CLOSED);
            pair.closeBoth();
        }
    }

    /** The window of a single trial, which a failed trial has left to OPEN (I-21). */
    private boolean theirWindowHoldsOneAndNoSecond() {
        return pair.setup.kind() == Setup.Kind.COUNT_LOCK_FREE && pair.theirCapacity() == 1;
    }

    private void endInHalfOpen(Outcome outcome, long tookNanos) {
        if (outcome == Outcome.IGNORED) {
            pair.meet(IntendedDifference.LATE_RESULT_FREES_A_TRIAL);
            pair.theirs.end(outcome, tookNanos);
            int left = pair.setup.trials() - pair.trialsInFlight - pair.trialsCounted;
            for (int i = 0; i < left + 1; i++) {
                pair.check("theirs admits one trial too many", pair.theirs.acquire());
            }
            pair.check("theirs admits no further trial", !pair.theirs.acquire());
        } else {
            pair.meet(IntendedDifference.LATE_RESULT_DECIDES);
            pair.theirs.end(outcome, tookNanos);
            pair.check("their state", pair.theirs.state(), verdict(outcome, tookNanos));
        }
        pair.closeBoth();
    }

    /** What theirs makes of this result and of the trials before, which were all good. */
    private CircuitState verdict(Outcome outcome, long tookNanos) {
        Setup setup = pair.setup;
        int counted = pair.trialsCounted + 1;
        if (counted < setup.successesToClose()) {
            return CircuitState.HALF_OPEN;
        }
        float rate = 100f / counted;
        boolean failed = outcome == Outcome.FAILED && rate >= setup.failurePercent();
        boolean slow = tookNanos > setup.slowAfter().toNanos() && rate >= setup.slowPercent();
        return failed || slow ? CircuitState.OPEN : CircuitState.CLOSED;
    }
}
