package io.breakwater.core.differential;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import java.time.Duration;

/** One call asks both sides for a permit. */
final class Acquiring {

    private static final long MILLI = Duration.ofMillis(1).toNanos();

    private final Pair pair;

    Acquiring(Pair pair) {
        this.pair = pair;
    }

    /** Our permit of a call that both have admitted; negative = there is none. */
    long acquire() {
        CircuitState before = pair.ours.state();
        long wait = pair.waitNanos();
        long waited = pair.inStateNanos();
        long permit = pair.ours.acquire();
        boolean ours = permit > 0;
        boolean theirs = pair.theirs.acquire();
        pair.note("acquire", permit);
        pair.countRefusals(!ours, !theirs);
        pair.follow();
        if (before == CircuitState.OPEN && ours && !theirs) {
            onTheBoundary(waited, wait);
        } else if (before == CircuitState.OPEN && theirs && !ours) {
            return cutToMillis(waited, wait);
        } else if (before == CircuitState.HALF_OPEN && ours && !theirs) {
            return oneTrialMore(permit);
        } else {
            pair.check("admitted by ours", ours, theirs);
        }
        if (ours && pair.ours.state() == CircuitState.HALF_OPEN) {
            pair.trialsInFlight++;
        }
        return permit;
    }

    private void onTheBoundary(long waited, long wait) {
        pair.meet(IntendedDifference.WAIT_ENDS_LATER);
        pair.check("the wait was in whole milliseconds and has just ended", waited == wait && wait % MILLI == 0);
        pair.check("our state", pair.ours.state(), CircuitState.HALF_OPEN);
        pair.check("their state", pair.theirs.state(), CircuitState.OPEN);
        pair.times.advance(1);
        pair.check("theirs admits a nanosecond later", pair.theirs.acquire());
    }

    private long cutToMillis(long waited, long wait) {
        pair.meet(IntendedDifference.WAIT_CUT_TO_MILLIS);
        pair.check("the millisecond has ended and the wait has not", waited > wait / MILLI * MILLI && waited < wait);
        pair.check("our state", pair.ours.state(), CircuitState.OPEN);
        pair.check("their state", pair.theirs.state(), CircuitState.HALF_OPEN);
        pair.closeBoth();
        return -1;
    }

    private long oneTrialMore(long permit) {
        pair.meet(IntendedDifference.TRIALS_COUNTED_IN_ALL);
        int trials = pair.setup.trials();
        pair.check("ours has a trial left at this moment", pair.trialsInFlight < trials);
        pair.check("theirs has none left at all", pair.trialsInFlight + pair.trialsCounted == trials);
        pair.ours.end(permit, Outcome.IGNORED, 0);
        return -1;
    }
}
