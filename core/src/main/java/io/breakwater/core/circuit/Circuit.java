package io.breakwater.core.circuit;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.CircuitOpenException;
import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import io.breakwater.core.Transition;
import io.breakwater.core.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A circuit breaker after Michael Nygard, <i>Release It!</i> (2007): CLOSED while the callee is well, OPEN while it is
 * not, HALF_OPEN to find out.
 *
 * <p>Use: {@link #tryAcquire()} before the call; if it gives a permit, exactly one of {@link #complete} after it,
 * however the call ended. Safe for use by many threads; no method blocks or throws because of the callee.
 *
 * <p>Nothing runs in the background: OPEN ends with the first call after the recovery timeout, and a trial that never
 * ends is noticed by the first call after its lease.
 */
public final class Circuit {

    /** What {@link #tryAcquire()} answers when the call must not run. Permits are positive. */
    public static final long REFUSED = -1;

    private final String name;
    private final Clock clock;
    private final AtomicReference<State> state;
    private final AtomicLong ids = new AtomicLong();
    private final CallCounters counters = new CallCounters();
    private final TransitionJournal journal;

    private volatile CircuitConfig config;
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
        this.config = requireNonNull(config, "config");
        this.clock = requireNonNull(clock, "clock");
        this.journal = new TransitionJournal(requireNonNull(transitions, "transitions"));
        this.state =
                new AtomicReference<>(new State.Closed(ids.incrementAndGet(), 0, clock.nanos(), clock.wallMillis()));
    }

    public String name() {
        return name;
    }

    public CircuitConfig config() {
        return config;
    }

    /** The state now. Looking takes no permit and moves nothing. */
    public CircuitState state() {
        return state.get().kind();
    }

    /**
     * Asks for a permit.
     *
     * @return a permit (positive), to be handed to {@link #complete} once; or {@link #REFUSED}
     */
    public long tryAcquire() {
        // The state is read here once and passed down: every decision below is about this one object.
        State seen = state.get();
        if (seen.admitsAll()) {
            counters.admitted.increment();
            return seen.id;
        }
        long permit = acquireTrial(seen);
        if (permit == REFUSED) {
            counters.rejected.increment();
        } else {
            counters.admitted.increment();
        }
        return permit;
    }

    private long acquireTrial(State first) {
        State seen = first;
        while (true) {
            State next;
            long permit = ids.incrementAndGet();
            long now = clock.nanos();
            if (seen instanceof State.Open open) {
                if (remainingNanos(open, now) > 0) {
                    return REFUSED;
                }
                next = new State.HalfOpen(
                        ids.incrementAndGet(),
                        seen.number + 1,
                        now,
                        clock.wallMillis(),
                        Trials.NONE.start(permit, now));
                if (move(seen, next, "recovery timeout passed")) {
                    return permit;
                }
            } else if (seen instanceof State.HalfOpen half) {
                if (reopenIfOverdue(half, now)) {
                    seen = state.get();
                    continue;
                }
                if (half.trials.inFlight() >= config.halfOpenCalls()) {
                    return REFUSED;
                }
                if (state.compareAndSet(half, half.with(half.trials.start(permit, now)))) {
                    return permit;
                }
            } else if (seen instanceof State.ForcedOpen) {
                return REFUSED;
            } else {
                return seen.id; // closed or disabled in the meantime
            }
            seen = state.get();
        }
    }

    /**
     * Ends a call that was admitted.
     *
     * @param permit what {@link #tryAcquire()} gave
     * @param outcome how the call ended
     * @param failure for {@link Outcome#FAILED}: what it was, for operators; free of secrets
     */
    public void complete(long permit, Outcome outcome, String failure) {
        switch (outcome) {
            case SUCCEEDED -> succeeded(permit);
            case IGNORED -> {
                counters.ignored.increment();
                apply(permit, Outcome.IGNORED, failure);
            }
            case FAILED -> {
                counters.failed.increment();
                lastFailure = new LastFailure(failure, clock.wallMillis());
                apply(permit, Outcome.FAILED, failure);
            }
        }
    }

    /** Ends a call that succeeded: {@code complete(permit, SUCCEEDED, "")}, at the least cost. */
    public void succeeded(long permit) {
        counters.succeeded.increment();
        State seen = state.get();
        if (seen.id == permit && seen instanceof State.Closed closed) {
            closed.failures().clear();
        } else {
            apply(permit, Outcome.SUCCEEDED, "");
        }
    }

    private void apply(long permit, Outcome outcome, String failure) {
        State seen = state.get();
        while (!tryApply(seen, permit, outcome, failure)) {
            seen = state.get();
        }
    }

    /** Whether this settled it; false = the state has changed meanwhile, look again. */
    private boolean tryApply(State seen, long permit, Outcome outcome, String failure) {
        if (seen instanceof State.Closed closed && closed.id == permit) {
            return outcome != Outcome.FAILED || countFailure(closed, failure);
        }
        if (seen instanceof State.HalfOpen half && half.trials.holds(permit)) {
            return endTrial(half, permit, outcome, failure);
        }
        if (seen.id != permit) {
            counters.late.increment();
        }
        return true;
    }

    private boolean countFailure(State.Closed closed, String failure) {
        int failures = closed.failures().increment();
        int threshold = config.failureThreshold();
        if (threshold > 0 && failures >= threshold) {
            // Where another thread has moved the circuit first, this failure has still been counted in its own state.
            move(
                    closed,
                    State.Open::new,
                    (failures == 1 ? "1 failure: " : failures + " consecutive failures, the last: ") + failure);
        }
        return true;
    }

    private boolean endTrial(State.HalfOpen half, long permit, Outcome outcome, String failure) {
        return switch (outcome) {
            case FAILED -> move(half, State.Open::new, "a trial call failed: " + failure);
            case IGNORED -> state.compareAndSet(half, half.with(half.trials.neutral(permit)));
            case SUCCEEDED -> {
                Trials trials = half.trials.success(permit);
                if (trials.succeeded() < config.successThreshold()) {
                    yield state.compareAndSet(half, half.with(trials));
                }
                yield move(half, State.Closed::new, trials.succeeded() + " trial calls succeeded");
            }
        };
    }

    private boolean move(State seen, State.Maker maker, String reason) {
        return move(
                seen, maker.make(ids.incrementAndGet(), seen.number + 1, clock.nanos(), clock.wallMillis()), reason);
    }

    /** The only way from one state to another. Nothing is done before the compare-and-set has succeeded. */
    private boolean move(State seen, State next, String reason) {
        if (!state.compareAndSet(seen, next)) {
            return false;
        }
        if (isOpen(next) && !isOpen(seen)) {
            counters.opened.increment();
        }
        journal.add(new Transition(
                name, next.number, seen.kind(), next.kind(), reason, Instant.ofEpochMilli(next.sinceMillis)));
        return true;
    }

    private static boolean isOpen(State state) {
        return state instanceof State.Open || state instanceof State.ForcedOpen;
    }

    /** Refuses every call until {@link #close()} or {@link #enable()}. */
    public void forceOpen() {
        operate(seen -> !(seen instanceof State.ForcedOpen), State.ForcedOpen::new, "forced open");
    }

    /** Closes the circuit, whatever its state, with no failure counted. */
    public void close() {
        if (state.get() instanceof State.Closed closed) {
            closed.failures().clear();
        }
        operate(seen -> !(seen instanceof State.Closed), State.Closed::new, "closed by hand");
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

    private void operate(Predicate<State> applies, State.Maker maker, String reason) {
        State seen = state.get();
        while (applies.test(seen) && !move(seen, maker, reason)) {
            seen = state.get();
        }
    }

    /** Sets the counts of calls to zero. The state, and the calls in flight, stay as they are. */
    public void resetStatistics() {
        counters.reset();
        lastFailure = LastFailure.NONE;
    }

    /**
     * Whether {@link #tryAcquire()} would refuse now. A look: takes no permit and counts nothing. A trial that is overdue
     * is settled on the way, as {@link #tryAcquire()} would: who only ever looks would else wait for it for ever.
     */
    public boolean wouldRefuse() {
        State seen = state.get();
        long now = clock.nanos();
        if (seen instanceof State.Open open) {
            return remainingNanos(open, now) > 0;
        }
        if (seen instanceof State.HalfOpen half) {
            return reopenIfOverdue(half, now) || half.trials.inFlight() >= config.halfOpenCalls();
        }
        return seen instanceof State.ForcedOpen;
    }

    /** Whether a trial is overdue. Then it has failed, and the circuit is open again unless somebody else was faster. */
    private boolean reopenIfOverdue(State.HalfOpen half, long now) {
        boolean overdue = half.trials.anyOlderThan(config.halfOpenTimeout().toNanos(), now);
        if (overdue) {
            long limit = config.halfOpenTimeout().toMillis();
            move(half, State.Open::new, "a trial call has not ended within " + limit + " ms");
        }
        return overdue;
    }

    /** The exception for a call that was just refused. */
    public CircuitOpenException refusal() {
        State seen = state.get();
        return new CircuitOpenException(name, seen.kind(), remaining(seen));
    }

    /** Counts an attempt after the first. */
    public void countRetry() {
        counters.retries.increment();
    }

    /** Counts a call that still failed after the last attempt allowed. */
    public void countRetriesExhausted() {
        counters.retriesExhausted.increment();
    }

    /** The circuit at this moment. */
    public CircuitSnapshot snapshot() {
        State seen = state.get();
        LastFailure failure = lastFailure;
        return new CircuitSnapshot(
                name,
                seen.kind(),
                Instant.ofEpochMilli(seen.sinceMillis),
                remaining(seen).toMillis(),
                seen instanceof State.Closed closed ? closed.failures().get() : 0,
                counters.totals(),
                failure.description(),
                failure.at(),
                journal.recent());
    }

    private Duration remaining(State seen) {
        return seen instanceof State.Open open
                ? Duration.ofNanos(Math.max(0, remainingNanos(open, clock.nanos())))
                : Duration.ZERO;
    }

    private long remainingNanos(State.Open open, long now) {
        return config.recoveryTimeout().toNanos() - (now - open.sinceNanos);
    }
}
