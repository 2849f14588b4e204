package io.breakwater.core.circuit;

import io.breakwater.core.CallRefusedException;
import io.breakwater.core.Outcome;
import io.breakwater.core.Transition;
import io.breakwater.core.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A circuit breaker after Michael Nygard, <i>Release It!</i> (2007): CLOSED while the callee is well, OPEN while it is
 * not, HALF_OPEN to find out.
 *
 * <p>Use: {@link #tryAcquire()} before the call. If it gives a permit, read {@link #start} and, after the call, exactly one
 * of {@link #succeeded} and {@link #complete}, however the call ended and on whatever thread:
 *
 * <pre>{@code
 * long permit = circuit.tryAcquire();
 * if (permit < 0) {
 *     throw circuit.refusal(permit);
 * }
 * long started = circuit.start(permit);
 * … the call …
 * circuit.succeeded(permit, started);
 * }</pre>
 *
 * <p>Safe for use by many threads; no method blocks or throws because of the callee. Nothing runs in the background: OPEN
 * ends with the first call after the recovery timeout, and a trial that never ends is noticed by the first call after its
 * lease.
 */
public final class Circuit extends CircuitStates {

    /**
     * The permit of a call that the circuit has no say in: one inside of another, one that would have been refused in
     * {@link CircuitMode#OBSERVE}, any in {@link CircuitMode#OFF}. It may run, and its end need not be told.
     */
    public static final long PASS = 0;

    /** Every so many calls one is timed; a power of two. */
    private static final int TIMED_EVERY = 16;

    private final Stripes stripes = counters.stripes;
    private final Places places = new Places();
    private final Refusals refusals;
    private final Latency latency = new Latency();
    private final RetryCounts retries = new RetryCounts(counters);
    private volatile LastFailure lastFailure = LastFailure.NONE;

    /**
     * Creates a closed circuit.
     *
     * @param name shown to operators
     * @param config its settings
     * @param clock its only source of time
     * @param transitions is given each transition, in order, one at a time, on the thread of some caller: it must be
     *     quick and must not throw
     */
    public Circuit(String name, CircuitConfig config, Clock clock, Consumer<Transition> transitions) {
        super(name, config, clock, transitions);
        this.refusals = new Refusals(name, this.clock);
    }

    /** {@code tryAcquire(false)}. */
    public long tryAcquire() {
        return tryAcquire(false);
    }

    /**
     * Asks for a permit.
     *
     * @param timed whether the time of this call is to be taken, whatever the circuit itself needs
     * @return a permit: positive, or {@link #PASS}; or a refusal: negative, see {@link #refusal}
     */
    public long tryAcquire(boolean timed) {
        Stripe mine = stripes.mine();
        return acquire(mine != null ? mine : stripes.claim(), timed);
    }

    /**
     * {@link #tryAcquire(boolean)} for a call that stays on its thread. Inside of another call that came in here it gets
     * {@link #PASS}: the outer one counts, else three attempts inside of three attempts would be nine. A permit above
     * {@link #PASS} is to be followed by {@link #leave} on the same thread, before its end is told.
     */
    public long enter(boolean timed) {
        Stripe mine = stripes.mine();
        return mine != null ? enter(mine, timed) : enterWithoutStripe(timed);
    }

    private long enter(Stripe mine, boolean timed) {
        if (mine.inside) {
            return PASS;
        }
        long permit = acquire(mine, timed);
        if (permit <= PASS) {
            return permit;
        }
        long entered = Permit.onStripe(permit, mine.place);
        mine.inside = true; // the very last step: running out of stack before it leaves no mark behind
        return entered;
    }

    private long enterWithoutStripe(boolean timed) {
        Stripe mine = stripes.claim();
        if (mine != null) {
            return enter(mine, timed);
        }
        if (stripes.isMarked()) {
            return PASS;
        }
        long permit = acquire(null, timed);
        if (permit > PASS) {
            try {
                stripes.mark();
            } catch (Throwable noRoom) {
                complete(null, permit, Outcome.IGNORED, start(permit), "");
                throw noRoom;
            }
        }
        return permit;
    }

    /** The outermost call on this thread, which came in by {@link #enter}, is over. */
    public void leave() {
        stripes.leave();
    }

    /**
     * Marks this thread as inside of a call that has a permit from elsewhere, and is at work here for a while: what {@link
     * #enter enters} here meanwhile is part of it.
     *
     * @return whether the thread was outside; {@link #leave} is to follow then, and only then
     */
    public boolean comeIn() {
        return stripes.comeIn();
    }

    /** Whether this thread is inside of a call: what would {@link #enter} now would pass. */
    public boolean isInside() {
        return stripes.isInside();
    }

    /** {@link #leave} and {@link #succeeded} in one; on the thread that entered. */
    public void leaveSucceeded(long permit, long startedNanos) {
        Stripe mine = stripes.at(Permit.stripe(permit));
        if (mine != null) {
            mine.inside = false;
        } else {
            stripes.leave();
        }
        succeeded(mine, permit, startedNanos);
    }

    private long acquire(@Nullable Stripe mine, boolean timed) {
        // The state is read here once and passed down: every decision below is about this one object.
        State seen = state;
        long permit = seen.passPermit;
        if (permit < 0) {
            return acquireCarefully(mine, seen, timed);
        }
        boolean sampled;
        if (mine != null) {
            sampled = (mine.countAdmitted() & (TIMED_EVERY - 1)) == 0;
        } else {
            stripes.countAdmitted(null);
            sampled = (ThreadLocalRandom.current().nextInt() & (TIMED_EVERY - 1)) == 0;
        }
        return sampled || timed ? Permit.timed(permit) : permit;
    }

    private long acquireCarefully(@Nullable Stripe mine, State seen, boolean timed) {
        CircuitConfig config = seen.config;
        if (config.mode() == CircuitMode.OFF) {
            return PASS;
        }
        boolean limited = config.maxConcurrentCalls() > 0;
        // The place is taken first: it can be given back without a trace, and a trial cannot.
        if (limited && !places.take(config.maxConcurrentCalls())) {
            return refused(config, Refusal.TOO_MANY_CALLS);
        }
        long id;
        boolean admitted = false;
        try {
            id = admit(seen);
            if (id >= 0) {
                stripes.countAdmitted(mine);
                admitted = true;
            }
        } finally {
            if (limited && !admitted) {
                places.giveBack(); // also out of stack or memory: a place has no lease that would end
            }
        }
        if (!admitted) {
            return refused(config, id);
        }
        boolean sampled = (ThreadLocalRandom.current().nextInt() & (TIMED_EVERY - 1)) == 0;
        // Not what the state says: one that is left by this very call does not learn from it.
        return Permit.of(id, sampled || timed || config.rates().slowCallDuration() != null, limited);
    }

    private long refused(CircuitConfig config, long refusal) {
        counters.rejected.increment();
        return config.mode() == CircuitMode.OBSERVE ? PASS : refusal;
    }

    /** The time by the circuit's clock, which never throws; meaningful only as the difference of two readings. */
    public long nanos() {
        return clock.nanos();
    }

    /** When a call starts that was just admitted: to be handed to {@link #succeeded} or {@link #complete}. */
    public long start(long permit) {
        return isTimed(permit) ? clock.nanos() : 0;
    }

    /** Whether the time of the call is taken. If not, what its end is told as its start does not matter. */
    public static boolean isTimed(long permit) {
        return Permit.isTimed(permit);
    }

    /**
     * Ends a call that succeeded: {@link #complete} with {@code SUCCEEDED}, at the least cost.
     *
     * @param permit what {@link #tryAcquire} gave
     * @param startedNanos what {@link #start} gave
     */
    public void succeeded(long permit, long startedNanos) {
        succeeded(stripes.mine(), permit, startedNanos);
    }

    private void succeeded(@Nullable Stripe mine, long permit, long startedNanos) {
        State seen = state;
        long plain = Permit.withoutStripe(permit);
        if (plain == seen.simplePermit) {
            stripes.countSucceeded(mine);
            seen.failures.clear();
        } else if (plain == seen.simpleTimedPermit) {
            latency.record(clock.nanos() - startedNanos);
            stripes.countSucceeded(mine);
            seen.failures.clear();
        } else {
            complete(mine, permit, Outcome.SUCCEEDED, startedNanos, "");
        }
    }

    /**
     * Ends a call that was admitted.
     *
     * @param permit what {@link #tryAcquire} gave
     * @param outcome how the call ended
     * @param startedNanos what {@link #start} gave
     * @param failure for {@link Outcome#FAILED}: what it was, for operators; free of secrets
     */
    public void complete(long permit, Outcome outcome, long startedNanos, String failure) {
        complete(stripes.mine(), permit, outcome, startedNanos, failure);
    }

    private void complete(@Nullable Stripe mine, long permit, Outcome outcome, long startedNanos, String failure) {
        if (permit <= PASS) {
            return;
        }
        State seen = state;
        boolean timed = Permit.isTimed(permit);
        // A reading costs more than all the rest, and only the time of the call and windows by time need one.
        long now = timed || seen.datesAll ? clock.nanos() : 0;
        boolean slow = timed && took(seen.config, now - startedNanos);
        try {
            switch (outcome) {
                case SUCCEEDED -> countSucceeded(mine, permit);
                case IGNORED -> counters.count(CallCounters.Seldom.IGNORED);
                case FAILED -> counters.failed.increment();
            }
        } finally {
            if (Permit.holdsPlace(permit)) {
                places.giveBack(); // also where an adder has found no memory for another cell
            }
        }
        // What needs memory comes after what must not be left out: the call may have ended because there is none.
        if (outcome == Outcome.FAILED) {
            lastFailure = new LastFailure(failure, clock.wallMillis());
        }
        if (outcome == Outcome.SUCCEEDED
                && !slow
                && seen instanceof State.Closed closed
                && closed.id == Permit.id(permit)) {
            closed.countSuccess(now); // the common case, and nothing is made for it
        } else {
            // Ignored is neutral, however long it took.
            boolean counts = slow && outcome != Outcome.IGNORED;
            learn(seen, new Ended(Permit.id(permit), outcome, counts, now, failure));
        }
    }

    private void countSucceeded(@Nullable Stripe mine, long permit) {
        stripes.countSucceeded(mine);
        if (Permit.isRetry(permit)) {
            counters.count(CallCounters.Seldom.SUCCEEDED_AGAIN);
        }
    }

    /** Takes down how long a call took. Returns whether that is slow. */
    private boolean took(CircuitConfig config, long nanos) {
        latency.record(nanos);
        boolean slow = config.rates().isSlow(nanos);
        if (slow) {
            counters.count(CallCounters.Seldom.SLOW);
        }
        return slow;
    }

    /** Sets the counts and times of calls to zero. The state, and the calls in flight, stay as they are. */
    public void resetStatistics() {
        counters.reset();
        latency.reset();
        lastFailure = LastFailure.NONE;
    }

    /**
     * Whether {@link #tryAcquire()} would refuse now. A look: takes no permit and counts nothing. A trial that is overdue
     * is settled on the way, as {@link #tryAcquire()} would: who only ever looks would else wait for it for ever.
     */
    public boolean wouldRefuse() {
        State seen = state;
        CircuitConfig config = seen.config;
        return config.mode() == CircuitMode.ENFORCE && refuses(config, seen);
    }

    /** Whether an {@linkplain CircuitMode#OBSERVE observing} circuit would refuse now if it were to enforce. A look, too. */
    public boolean refusesAsObserved() {
        State seen = state;
        CircuitConfig config = seen.config;
        return config.mode() == CircuitMode.OBSERVE && refuses(config, seen);
    }

    private boolean refuses(CircuitConfig config, State seen) {
        if (config.maxConcurrentCalls() > 0 && places.allTaken(config.maxConcurrentCalls())) {
            return true;
        }
        if (seen instanceof State.Open open) {
            return open.remainingNanos(clock.nanos()) > 0;
        }
        if (seen instanceof State.HalfOpen half) {
            return reopenIfOverdue(half, clock.nanos())
                    || half.trials.inFlight() >= config.recovery().halfOpenCalls();
        }
        return seen instanceof State.ForcedOpen;
    }

    /** Why {@link #tryAcquire()} would refuse now, in words; null = it would not. As much a look as {@link #wouldRefuse}. */
    public @Nullable String unavailable() {
        return wouldRefuse() ? refusals.inWords(state()) : null;
    }

    /** The exception for a call that was refused: what {@link #tryAcquire} answered. */
    public CallRefusedException refusal(long refusal) {
        return refusals.exception(refusal, state.config);
    }

    /** Takes down what retries are made of its calls. */
    public RetryCounts retries() {
        return retries;
    }

    /** What has happened to calls since the circuit was made; a reset of the statistics changes nothing here. */
    public CallTotals totals() {
        return counters.raw();
    }

    /** How long the calls that were timed have taken together, since the circuit was made. */
    public TimedCalls timedCalls() {
        return latency.all();
    }

    /** Admitted calls that were no retries, since the circuit was made; a reset of the statistics changes nothing here. */
    public long firstAttempts() {
        return counters.firstAttempts();
    }

    /** The circuit at this moment. */
    public CircuitSnapshot snapshot() {
        State seen = state;
        long now = clock.nanos();
        LastFailure failure = lastFailure;
        return new CircuitSnapshot(
                name(),
                seen.kind(),
                Instant.ofEpochMilli(seen.entry.millis()),
                seen instanceof State.Open open ? Math.max(0, open.remainingNanos(now)) / 1_000_000 : 0,
                seen instanceof State.Closed closed ? closed.failures.get() : 0,
                seen instanceof State.Closed closed ? closed.rates(now) : RatesSnapshot.NONE,
                counters.totals(),
                latency.snapshot(),
                failure.description(),
                failure.at(),
                recentTransitions(),
                seen.config);
    }
}
