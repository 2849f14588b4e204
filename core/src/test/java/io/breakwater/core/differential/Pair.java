package io.breakwater.core.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.CircuitState;
import io.breakwater.core.circuit.RatesSnapshot;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Both sides at one time, and what has to be known of the way here to say what each must do next: read off from our side,
 * which is checked against theirs after every step.
 */
final class Pair {

    private static final RatesSnapshot NO_RATES = new RatesSnapshot(-1, -1, 0, 0, 0);

    final Setup setup;
    final Times times = new Times();
    final Ours ours;
    final Theirs theirs;
    final Set<IntendedDifference> met = EnumSet.noneOf(IntendedDifference.class);
    private final StringBuilder steps = new StringBuilder();

    private int generation;
    private CircuitState state = CircuitState.CLOSED;
    private long enteredNanos = times.now();
    private int reopenings;
    private long oursRejected;
    private long theirsRejected;
    /** How many calls the present window of theirs can hold: in OPEN it is that of the state before. */
    private int theirCapacity;

    int trialsInFlight;
    int trialsCounted;

    Pair(Setup setup, Mutation mutation) {
        this.setup = setup;
        this.ours = new Mutant(setup, times, mutation);
        this.theirs = new Theirs(setup.theirs(times).build());
        this.theirCapacity = capacity();
        note(setup, "");
    }

    private int capacity() {
        return setup.kind() == Setup.Kind.TIME ? Integer.MAX_VALUE : setup.window();
    }

    int theirCapacity() {
        return theirCapacity;
    }

    int generation() {
        return generation;
    }

    long inStateNanos() {
        return times.now() - enteredNanos;
    }

    long waitNanos() {
        return setup.waitNanos(reopenings);
    }

    void countRefusals(boolean byOurs, boolean byTheirs) {
        oursRejected += byOurs ? 1 : 0;
        theirsRejected += byTheirs ? 1 : 0;
    }

    /** To be called when our side may have changed its state. */
    void follow() {
        if (ours.generation() == generation) {
            return;
        }
        CircuitState entered = ours.state();
        if (entered == CircuitState.OPEN) {
            reopenings = state == CircuitState.HALF_OPEN ? reopenings + 1 : 0;
        } else {
            theirCapacity = entered == CircuitState.HALF_OPEN ? setup.trials() : capacity();
            theirsRejected = 0; // they count with the window, and OPEN keeps that of the state before
            reopenings = entered == CircuitState.HALF_OPEN ? reopenings : 0;
        }
        generation = ours.generation();
        state = entered;
        enteredNanos = times.now();
        trialsInFlight = 0;
        trialsCounted = 0;
        alignSlices();
    }

    /** A common state after a difference: both closed, with nothing in their windows. */
    void closeBoth() {
        note("close both", "");
        ours.circuit.close();
        theirs.breaker.transitionToClosedState();
        follow();
        alignSlices();
    }

    /** Our slices start with the state and theirs with the epoch: so both start anew on a whole second. */
    private void alignSlices() {
        if (setup.kind() == Setup.Kind.TIME && state == CircuitState.CLOSED && times.toNextSecond() > 0) {
            meet(IntendedDifference.SLICES_START_WITH_THE_EPOCH);
            times.advance(times.toNextSecond());
            ours.circuit.close();
            theirs.breaker.transitionToClosedState();
        }
    }

    void meet(IntendedDifference difference) {
        note("difference", difference);
        met.add(difference);
    }

    void compare() {
        check("state", theirs.state(), ours.state());
        check("rejected by ours", ours.rejected(), oursRejected);
        check("rejected by theirs", theirs.rejected(), theirsRejected);
        if (state == CircuitState.CLOSED) {
            compareRates();
        } else {
            check("rates outside CLOSED", ours.rates(), NO_RATES);
            if (theirs.buffered() > 0) {
                met.add(IntendedDifference.WINDOW_SHOWN_OUTSIDE_CLOSED);
            }
        }
    }

    void compareRates() {
        int calls = theirs.buffered();
        boolean shown = calls >= setup.minimumCalls();
        check("their failure rate", theirs.failurePercent(), shown ? theirs.failed() * 100f / calls : -1f);
        check("their slow rate", theirs.slowPercent(), shown ? theirs.slow() * 100f / calls : -1f);
        RatesSnapshot expected = new RatesSnapshot(
                shown ? theirs.failed() * 100.0 / calls : -1,
                shown ? theirs.slow() * 100.0 / calls : -1,
                calls,
                theirs.failed(),
                theirs.slow());
        check("our rates", ours.rates(), expected);
    }

    boolean theirFailuresReachTheThreshold() {
        return theirs.failurePercent() >= setup.failurePercent();
    }

    boolean theirSlowCallsReachTheThreshold() {
        return theirs.slowPercent() >= setup.slowPercent();
    }

    void note(Object what, Object value) {
        steps.append(what).append(' ').append(value).append("; ");
    }

    /** Cheap where it holds, which is nearly always. */
    void check(String what, Object actual, Object expected) {
        if (!Objects.equals(actual, expected)) {
            assertThat(actual).as("%s in %s after %s", what, state, steps).isEqualTo(expected);
        }
    }

    void check(String what, boolean holds) {
        check(what, holds, true);
    }
}
