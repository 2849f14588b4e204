package io.breakwater.core.circuit;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.CallRefusedException;
import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import io.breakwater.core.Transition;
import io.breakwater.core.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
public final class Circuit {

    /**
     * The permit of a call that the circuit has no say in: one inside of another, one that would have been refused in
     * {@link CircuitMode#OBSERVE}, any in {@link CircuitMode#OFF}. It may run, and its end need not be told.
     */
    public static final long PASS = 0;

    /** Every so many calls one is timed; a power of two. */
    private static final int TIMED_EVERY = 16;

    private final String name;
    private final Now clock;
    private final AtomicReference<State> state;
    private final AtomicLong ids = new AtomicLong();
    private final CallCounters counters = new CallCounters();
    private final Stripes stripes = counters.stripes;
    private final Places places = new Places();
    private final Refusals refusals;
    private final Latency latency = new Latency();
    private final TransitionJournal journal;

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
        this.name = requireNonNull(name, "name");
        this.clock = new Now(clock);
        this.refusals = new Refusals(name, this.clock);
        this.journal = new TransitionJournal(requireNonNull(transitions, "transitions"));
        this.state =
                new AtomicReference<>(new State.Closed(entry(0, this.clock.nanos()), requireNonNull(config, "config")));
    }

    public String name() {
        return name;
    }

    public CircuitConfig config() {
        return state.get().config;
    }

    /** The state now. Looking takes no permit and moves nothing. */
    public CircuitState state() {
        return state.get().kind();
    }

    /**
     * Changes the settings while the circuit is at work. State, counters, trials, calls in flight and consecutive failures
     * stay; a window of another kind or size starts empty. Effective for every decision after this returns.
     */
    public void reconfigure(CircuitConfig config) {
        requireNonNull(config, "config");
        State seen;
        do {
            seen = state.get();
        } while (!state.compareAndSet(seen, seen.with(config)));
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
        return acquire(stripes.mineOrNew(), timed);
    }

    /**
     * {@link #tryAcquire(boolean)} for a call that stays on its thread. Inside of another call that came in here it gets
     * {@link #PASS}: the outer one counts, else three attempts inside of three attempts would be nine. A permit above
     * {@link #PASS} is to be followed by {@link #leave} on the same thread, before its end is told.
     */
    public long enter(boolean timed) {
        Stripe mine = stripes.mineOrNew();
        if (stripes.isInside(mine)) {
            return PASS;
        }
        long permit = acquire(mine, timed);
        if (permit > PASS) {
            stripes.enter(mine); // the very last step: running out of stack before it leaves no mark behind
        }
        return permit;
    }

    /** The outermost call on this thread, which came in by {@link #enter}, is over. */
    public void leave() {
        stripes.leave(stripes.mine());
    }

    /** {@link #leave} and {@link #succeeded} in one. */
    public void leaveSucceeded(long permit, long startedNanos) {
        Stripe mine = stripes.mine();
        stripes.leave(mine);
        succeeded(mine, permit, startedNanos);
    }

    private long acquire(@Nullable Stripe mine, boolean timed) {
        // The state is read here once and passed down: every decision below is about this one object.
        State seen = state.get();
        if (!seen.passesAll) {
            return acquireCarefully(seen, timed);
        }
        boolean sampled;
        if (mine != null) {
            sampled = (mine.countAdmitted() & (TIMED_EVERY - 1)) == 0;
        } else {
            stripes.countAdmitted(null);
            sampled = (ThreadLocalRandom.current().nextInt() & (TIMED_EVERY - 1)) == 0;
        }
        return Permit.of(seen.id, sampled || timed || seen.timesAll, false);
    }

    private long acquireCarefully(State seen, boolean timed) {
        CircuitConfig config = seen.config;
        if (config.mode() == CircuitMode.OFF) {
            return PASS;
        }
        boolean limited = config.maxConcurrentCalls() > 0;
        // The place is taken first: it can be given back without a trace, and a trial cannot.
        if (limited && !places.take(config.maxConcurrentCalls())) {
            return refused(config, Refusal.TOO_MANY_CALLS);
        }
        long id = admit(seen);
        if (id < 0) {
            if (limited) {
                places.giveBack();
            }
            return refused(config, id);
        }
        stripes.countAdmitted(stripes.mine());
        boolean sampled = (ThreadLocalRandom.current().nextInt() & (TIMED_EVERY - 1)) == 0;
        // Not what the state says: one that is left by this very call does not learn from it.
        boolean judgesTime = config.rates().slowCallDuration() != null;
        return Permit.of(id, sampled || timed || judgesTime, limited);
    }

    private long refused(CircuitConfig config, long refusal) {
        counters.rejected.increment();
        return config.mode() == CircuitMode.OBSERVE ? PASS : refusal;
    }

    /** The id under which a call is admitted, or a refusal. */
    private long admit(State first) {
        State seen = first;
        while (true) {
            if (seen instanceof State.Open open) {
                long now = clock.nanos(); // after the state: a reading of before would be older than what it is
                // compared with
                long remaining = open.remainingNanos(now);
                if (remaining > 0) {
                    return Refusal.open(remaining);
                }
                long id = ids.incrementAndGet();
                if (move(open, halfOpen(open, now, Trials.NONE.start(id, now)), "recovery timeout passed")) {
                    return id;
                }
            } else if (seen instanceof State.HalfOpen half) {
                long now = clock.nanos();
                if (!reopenIfOverdue(half, now)) {
                    if (half.trials.inFlight() >= half.config.recovery().halfOpenCalls()) {
                        return Refusal.TRIALS_IN_FLIGHT;
                    }
                    long id = ids.incrementAndGet();
                    if (state.compareAndSet(half, half.with(half.trials.start(id, now)))) {
                        return id;
                    }
                }
            } else if (seen instanceof State.ForcedOpen) {
                return Refusal.BY_OPERATOR;
            } else {
                return seen.id; // closed or disabled
            }
            seen = state.get();
        }
    }

    private State.HalfOpen halfOpen(State.Open open, long now, Trials trials) {
        return new State.HalfOpen(entry(open.entry.number() + 1, now), open.config, trials, open.reopenings);
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
        State seen = state.get();
        if (permit == seen.simplePermit) {
            stripes.countSucceeded(mine);
            if (seen instanceof State.Closed closed) {
                closed.failures.clear();
            }
        } else {
            complete(permit, Outcome.SUCCEEDED, startedNanos, "");
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
        if (permit <= PASS) {
            return;
        }
        State seen = state.get();
        boolean timed = Permit.isTimed(permit);
        // A reading costs more than all the rest, and only the time of the call and windows by time need one.
        long now = timed || seen.datesAll ? clock.nanos() : 0;
        boolean slow = timed && took(seen.config, now - startedNanos);
        switch (outcome) {
            case SUCCEEDED -> stripes.countSucceeded(stripes.mine());
            case IGNORED -> counters.ignored.increment();
            case FAILED -> {
                counters.failed.increment();
                lastFailure = new LastFailure(failure, clock.wallMillis());
            }
        }
        if (Permit.holdsPlace(permit)) {
            places.giveBack();
        }
        if (outcome == Outcome.SUCCEEDED
                && !slow
                && seen instanceof State.Closed closed
                && closed.id == Permit.id(permit)) {
            closed.countSuccess(now); // the common case, and nothing is made for it
        } else {
            learn(seen, new Ended(Permit.id(permit), outcome, slow, now, failure));
        }
    }

    /** Takes down how long a call took. Returns whether that is slow. */
    private boolean took(CircuitConfig config, long nanos) {
        latency.record(nanos);
        boolean slow = config.rates().isSlow(nanos);
        if (slow) {
            counters.slow.increment();
        }
        return slow;
    }

    private void learn(State first, Ended call) {
        State seen = first;
        while (!tryLearn(seen, call)) {
            seen = state.get();
        }
    }

    /** Whether this settled it; false = the state has changed meanwhile, look again. */
    private boolean tryLearn(State seen, Ended call) {
        if (seen instanceof State.Closed closed && closed.id == call.id()) {
            learnInClosed(closed, call);
            return true;
        }
        if (seen instanceof State.HalfOpen half && half.trials.holds(call.id())) {
            return endTrial(half, call);
        }
        if (seen.id != call.id()) {
            counters.late.increment();
        }
        return true;
    }

    private void learnInClosed(State.Closed closed, Ended call) {
        closed.count(call);
        if (!call.speaksAgainst()) {
            return; // only a failure or a slow call may open, never a success
        }
        State seen = closed;
        // Where the settings have changed meanwhile it is another object, but still the same state and its counts.
        while (seen instanceof State.Closed current && current.id == call.id()) {
            String reason = current.reasonToOpen(call);
            if (reason == null || move(current, open(current), reason)) {
                return;
            }
            seen = state.get();
        }
    }

    private boolean endTrial(State.HalfOpen half, Ended call) {
        if (call.outcome() == Outcome.FAILED) {
            return reopen(half, "a trial call failed: " + call.failure());
        }
        if (call.slow()) {
            return reopen(half, "a trial call was slow");
        }
        if (call.outcome() == Outcome.IGNORED) {
            return state.compareAndSet(half, half.with(half.trials.neutral(call.id())));
        }
        Trials trials = half.trials.success(call.id());
        if (trials.succeeded() < half.config.recovery().successThreshold()) {
            return state.compareAndSet(half, half.with(trials));
        }
        return move(half, State.Closed::new, trials.succeeded() + " trial calls succeeded");
    }

    private State.Open open(State seen) {
        return new State.Open(entry(seen.entry.number() + 1, clock.nanos()), seen.config, 0);
    }

    private boolean reopen(State.HalfOpen half, String reason) {
        return move(half, half.reopened(entry(half.entry.number() + 1, clock.nanos())), reason);
    }

    private State.Entry entry(long number, long nanos) {
        return new State.Entry(ids.incrementAndGet(), number, nanos, clock.wallMillis());
    }

    private boolean move(State seen, State.Maker maker, String reason) {
        return move(seen, maker.make(entry(seen.entry.number() + 1, clock.nanos()), seen.config), reason);
    }

    /** The only way from one state to another. Nothing is done before the compare-and-set has succeeded. */
    private boolean move(State seen, State next, String reason) {
        if (!state.compareAndSet(seen, next)) {
            return false;
        }
        if (isOpen(next) && !isOpen(seen)) {
            counters.opened.increment();
        }
        State.Entry entered = next.entry;
        journal.add(new Transition(
                name, entered.number(), seen.kind(), next.kind(), reason, Instant.ofEpochMilli(entered.millis())));
        return true;
    }

    private static boolean isOpen(State state) {
        return state instanceof State.Open || state instanceof State.ForcedOpen;
    }

    /** Refuses every call until {@link #close()} or {@link #enable()}. */
    public void forceOpen() {
        operate(seen -> !(seen instanceof State.ForcedOpen), State.ForcedOpen::new, "forced open");
    }

    /** Closes the circuit, whatever its state, with no failure counted and an empty window. */
    public void close() {
        State seen = state.get();
        while (seen instanceof State.Closed closed && !state.compareAndSet(closed, closed.forgetful(clock.nanos()))) {
            seen = state.get();
        }
        operate(now -> !(now instanceof State.Closed), State.Closed::new, "closed by hand");
    }

    /** Lets every call pass and never opens, until {@link #enable()} or {@link #close()}. Outcomes are still counted. */
    public void disable() {
        operate(seen -> !(seen instanceof State.Disabled), State.Disabled::new, "disabled");
    }

    /** Puts the circuit back to work, closed, if it is DISABLED or FORCED_OPEN; else does nothing. */
    public void enable() {
        operate(
                seen -> seen instanceof State.Disabled || seen instanceof State.ForcedOpen,
                State.Closed::new,
                "enabled");
    }

    /** Opens the circuit if it is CLOSED or HALF_OPEN: something other than its calls tells that the callee is not well. */
    public void open(String reason) {
        operate(
                seen -> seen instanceof State.Closed || seen instanceof State.HalfOpen,
                (entry, config) -> new State.Open(entry, config, 0),
                requireNonNull(reason, "reason"));
    }

    /** Ends OPEN early: from here on trial calls are admitted. Does nothing in any other state. */
    public void tryHalfOpen(String reason) {
        State seen = state.get();
        while (seen instanceof State.Open open
                && !move(open, halfOpen(open, clock.nanos(), Trials.NONE), requireNonNull(reason, "reason"))) {
            seen = state.get();
        }
    }

    private void operate(Predicate<State> applies, State.Maker maker, String reason) {
        State seen = state.get();
        while (applies.test(seen) && !move(seen, maker, reason)) {
            seen = state.get();
        }
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
        State seen = state.get();
        CircuitConfig config = seen.config;
        if (config.mode() != CircuitMode.ENFORCE) {
            return false;
        }
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
        if (!wouldRefuse()) {
            return null;
        }
        CircuitState kind = state();
        boolean full = kind == CircuitState.CLOSED || kind == CircuitState.DISABLED;
        return "circuit '" + name + "' " + (full ? "has as many calls in flight as it allows at once" : "is " + kind);
    }

    /** Whether a trial is overdue. Then it has failed, and the circuit is open again unless somebody else was faster. */
    private boolean reopenIfOverdue(State.HalfOpen half, long now) {
        boolean overdue = half.trials.anyOlderThan(
                half.config.recovery().halfOpenTimeout().toNanos(), now);
        if (overdue) {
            long limit = half.config.recovery().halfOpenTimeout().toMillis();
            reopen(half, "a trial call has not ended within " + limit + " ms");
        }
        return overdue;
    }

    /** The exception for a call that was refused: what {@link #tryAcquire} answered. */
    public CallRefusedException refusal(long refusal) {
        return refusals.exception(refusal, state.get().config);
    }

    /** Counts an attempt after the first. */
    public void countRetry() {
        counters.retries.increment();
    }

    /** Counts a call that still failed after the last attempt allowed. */
    public void countRetriesExhausted() {
        counters.retriesExhausted.increment();
    }

    /** Admitted calls that were no retries, since the circuit was made; a reset of the statistics changes nothing here. */
    public long firstAttempts() {
        return counters.firstAttempts();
    }

    /** The circuit at this moment. */
    public CircuitSnapshot snapshot() {
        State seen = state.get();
        long now = clock.nanos();
        LastFailure failure = lastFailure;
        return new CircuitSnapshot(
                name,
                seen.kind(),
                Instant.ofEpochMilli(seen.entry.millis()),
                seen instanceof State.Open open ? Math.max(0, open.remainingNanos(now)) / 1_000_000 : 0,
                seen instanceof State.Closed closed ? closed.failures.get() : 0,
                seen instanceof State.Closed closed ? closed.rates(now) : RatesSnapshot.NONE,
                counters.totals(),
                latency.snapshot(),
                failure.description(),
                failure.at(),
                journal.recent(),
                seen.config);
    }
}
