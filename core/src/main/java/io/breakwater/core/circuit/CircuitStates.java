package io.breakwater.core.circuit;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import io.breakwater.core.Transition;
import io.breakwater.core.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The states of a circuit: which there is, what leads from one to another, and who is told. {@link Circuit} adds the calls:
 * permits, counters, times. It is a superclass rather than a part, because every call reads {@code state} twice.
 */
abstract sealed class CircuitStates permits Circuit {

    private static final AtomicReferenceFieldUpdater<CircuitStates, State> STATE =
            AtomicReferenceFieldUpdater.newUpdater(CircuitStates.class, State.class, "state");

    final Now clock;
    final CallCounters counters = new CallCounters();

    private final String name;
    private final AtomicLong ids = new AtomicLong();
    private final TransitionJournal journal;

    /** Replaced as a whole, by compare-and-set alone. A field of this object: every call goes through it twice. */
    volatile State state;

    CircuitStates(String name, CircuitConfig config, Clock clock, Consumer<Transition> transitions) {
        this.name = requireNonNull(name, "name");
        this.clock = new Now(clock);
        this.journal = new TransitionJournal(requireNonNull(transitions, "transitions"));
        this.state = new State.Closed(entry(0, this.clock.nanos()), requireNonNull(config, "config"));
    }

    public String name() {
        return name;
    }

    public CircuitConfig config() {
        return state.config;
    }

    /** The state now. Looking takes no permit and moves nothing. */
    public CircuitState state() {
        return state.kind();
    }

    /**
     * Changes the settings while the circuit is at work. State, counters, trials, calls in flight and consecutive failures
     * stay; a window of another kind or size starts empty. Effective for every decision after this returns.
     */
    public void reconfigure(CircuitConfig config) {
        requireNonNull(config, "config");
        State seen;
        do {
            seen = state;
        } while (!replace(seen, seen.with(config)));
    }

    /** The id under which a call is admitted, or a refusal. */
    long admit(State first) {
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
                    if (replace(half, half.with(half.trials.start(id, now)))) {
                        return id;
                    }
                }
            } else if (seen instanceof State.ForcedOpen) {
                return Refusal.BY_OPERATOR;
            } else {
                return seen.id; // closed or disabled
            }
            seen = state;
        }
    }

    private State.HalfOpen halfOpen(State.Open open, long now, Trials trials) {
        return new State.HalfOpen(entry(open.entry.number() + 1, now), open.config, trials, open.reopenings);
    }

    void learn(State first, Ended call) {
        State seen = first;
        while (!tryLearn(seen, call)) {
            seen = state;
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
            counters.count(CallCounters.Seldom.LATE);
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
            seen = state;
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
            return replace(half, half.with(half.trials.neutral(call.id())));
        }
        Trials trials = half.trials.success(call.id());
        if (trials.succeeded() < half.config.recovery().successThreshold()) {
            return replace(half, half.with(trials));
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
        if (!replace(seen, next)) {
            return false;
        }
        if (isOpen(next) && !isOpen(seen)) {
            counters.count(CallCounters.Seldom.OPENED);
        }
        State.Entry entered = next.entry;
        journal.add(new Transition(
                name, entered.number(), seen.kind(), next.kind(), reason, Instant.ofEpochMilli(entered.millis())));
        return true;
    }

    private boolean replace(State seen, State next) {
        return STATE.compareAndSet(this, seen, next);
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
        State seen = state;
        while (seen instanceof State.Closed closed && !replace(closed, closed.forgetful(clock.nanos()))) {
            seen = state;
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
        requireNonNull(reason, "reason");
        State seen = state;
        boolean opened = false;
        while (!opened && (seen instanceof State.Closed || seen instanceof State.HalfOpen)) {
            opened = seen instanceof State.HalfOpen half ? reopen(half, reason) : move(seen, open(seen), reason);
            seen = state;
        }
    }

    /** Ends OPEN early: from here on trial calls are admitted. Does nothing in any other state. */
    public void tryHalfOpen(String reason) {
        State seen = state;
        while (seen instanceof State.Open open
                && !move(open, halfOpen(open, clock.nanos(), Trials.NONE), requireNonNull(reason, "reason"))) {
            seen = state;
        }
    }

    private void operate(Predicate<State> applies, State.Maker maker, String reason) {
        State seen = state;
        while (applies.test(seen) && !move(seen, maker, reason)) {
            seen = state;
        }
    }

    /** Whether a trial is overdue. Then it has failed, and the circuit is open again unless somebody else was faster. */
    boolean reopenIfOverdue(State.HalfOpen half, long now) {
        boolean overdue = half.trials.anyOlderThan(
                half.config.recovery().halfOpenTimeout().toNanos(), now);
        if (overdue) {
            long limit = half.config.recovery().halfOpenTimeout().toMillis();
            reopen(half, "a trial call has not ended within " + limit + " ms");
        }
        return overdue;
    }

    /** The newest transitions, oldest first. */
    List<Transition> recentTransitions() {
        return journal.recent();
    }
}
