package io.breakwater.core.circuit;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import io.breakwater.core.window.SlidingWindow;
import io.breakwater.core.window.WindowCounts;
import io.breakwater.core.window.WindowSize;
import org.jspecify.annotations.Nullable;

/**
 * What a circuit knows in one state, its settings included. Immutable, but for the counts of {@link Closed}.
 */
abstract sealed class State permits State.Closed, State.Open, State.HalfOpen, State.ForcedOpen, State.Disabled {

    /**
     * When and how a state was entered.
     *
     * @param id unique within the circuit
     * @param number counts the transitions that led here, so that they can be told in order
     * @param nanos when, by the monotonic clock
     * @param millis when, for display
     */
    record Entry(long id, long number, long nanos, long millis) {}

    final Entry entry;
    final CircuitConfig config;
    /** The same as in {@code entry}, one step nearer to the way of every call. */
    final long id;
    /** The permit under which every call passes without any further question; negative = there is none. */
    final long passPermit;
    /** Whether the end of each call is to be dated. */
    final boolean datesAll;
    /** Failures since the last success; only {@link Closed} counts any. */
    final FailureCount failures;
    /** The permit of a call whose success has nothing to tell this state beyond that; negative = there is none. */
    final long simplePermit;
    /** The same, of a call whose time is taken for the statistics alone. */
    final long simpleTimedPermit;

    State(Entry entry, CircuitConfig config, boolean admitsAll, boolean learns) {
        this(entry, config, admitsAll, learns, FailureCount.NONE);
    }

    State(Entry entry, CircuitConfig config, boolean admitsAll, boolean learns, FailureCount failures) {
        this.entry = entry;
        this.config = config;
        this.id = entry.id();
        this.failures = failures;
        boolean passes = admitsAll && config.maxConcurrentCalls() == 0 && config.mode() != CircuitMode.OFF;
        boolean judgesTime = config.rates().slowCallDuration() != null;
        this.passPermit = passes ? Permit.of(id, learns && judgesTime, false) : -1;
        this.datesAll = learns && config.rates().used() && config.rates().window() instanceof WindowSize.Time;
        this.simplePermit = admitsAll && !(learns && config.rates().used()) ? Permit.of(id, false, false) : -1;
        this.simpleTimedPermit = simplePermit < 0 || judgesTime ? -1 : Permit.timed(simplePermit);
    }

    /** Makes a state of one kind. */
    @FunctionalInterface
    interface Maker {
        State make(Entry entry, CircuitConfig config);
    }

    abstract CircuitState kind();

    /** The same state with other settings: not a transition. */
    abstract State with(CircuitConfig changed);

    /** Calls pass. Counts failures since the last success, and the calls in the window. */
    static final class Closed extends State {

        final @Nullable SlidingWindow window;

        Closed(Entry entry, CircuitConfig config) {
            this(entry, config, new FailureCount(), newWindow(entry.nanos(), config));
        }

        private Closed(Entry entry, CircuitConfig config, FailureCount failures, @Nullable SlidingWindow window) {
            super(entry, config, true, true, failures);
            this.window = window;
        }

        private static @Nullable SlidingWindow newWindow(long nanos, CircuitConfig config) {
            return config.rates().used() ? config.rates().window().newWindow(nanos) : null;
        }

        /** Counts a call that ended well and in time. */
        void countSuccess(long nowNanos) {
            if (window != null) {
                window.record(false, false, nowNanos);
            }
            failures.clear();
        }

        /** Counts the end of a call. */
        void count(Ended call) {
            if (call.outcome() == Outcome.IGNORED) {
                return;
            }
            if (window != null) {
                window.record(call.outcome() == Outcome.FAILED, call.slow(), call.nanos());
            }
            if (call.outcome() == Outcome.FAILED) {
                failures.count();
            } else {
                failures.clear();
            }
        }

        /** Why the circuit should open now, after a call that failed or was slow; null = it should not. */
        @Nullable
        String reasonToOpen(Ended call) {
            int inARow = failures.get();
            if (call.outcome() == Outcome.FAILED
                    && config.failureThreshold() > 0
                    && inARow >= config.failureThreshold()) {
                return inARow == 1
                        ? "1 failure: " + call.failure()
                        : inARow + " consecutive failures, the last: " + call.failure();
            }
            return window == null ? null : config.rates().reasonToOpen(window.counts(call.nanos()), call);
        }

        RatesSnapshot rates(long nowNanos) {
            if (window == null) {
                return RatesSnapshot.NONE;
            }
            WindowCounts counts = window.counts(nowNanos);
            boolean tooFew = counts.calls() < config.rates().minimumCalls();
            return new RatesSnapshot(
                    tooFew ? -1 : counts.failedPercent(),
                    tooFew ? -1 : counts.slowPercent(),
                    counts.calls(),
                    counts.failed(),
                    counts.slow());
        }

        /** Without any failure counted and with an empty window: not a transition either. */
        Closed forgetful(long nowNanos) {
            return new Closed(entry, config, new FailureCount(), newWindow(nowNanos, config));
        }

        /** A window of another kind or size starts empty; everything else is kept. */
        @Override
        Closed with(CircuitConfig changed) {
            WindowSize size = changed.rates().window();
            boolean sameWindow = changed.rates().used()
                    && window != null
                    && size.equals(config.rates().window());
            return new Closed(entry, changed, failures, sameWindow ? window : newWindow(entry.nanos(), changed));
        }

        @Override
        CircuitState kind() {
            return CircuitState.CLOSED;
        }
    }

    /** Calls are refused until the recovery timeout has passed. */
    static final class Open extends State {

        /** How often it was reopened since the circuit was last closed. */
        final int reopenings;

        Open(Entry entry, CircuitConfig config, int reopenings) {
            super(entry, config, false, false);
            this.reopenings = reopenings;
        }

        /**
         * Nanoseconds until a trial is admitted; zero or less = now. A clock that has gone back, or on by centuries, ends
         * the wait: nothing may stick.
         */
        long remainingNanos(long now) {
            long passed = now - entry.nanos();
            return passed < 0 ? 0 : config.recovery().openNanos(reopenings) - passed;
        }

        @Override
        Open with(CircuitConfig changed) {
            return new Open(entry, changed, reopenings);
        }

        @Override
        CircuitState kind() {
            return CircuitState.OPEN;
        }
    }

    /** A few trials pass. */
    static final class HalfOpen extends State {

        final Trials trials;
        final int reopenings;

        HalfOpen(Entry entry, CircuitConfig config, Trials trials, int reopenings) {
            super(entry, config, false, true);
            this.trials = trials;
            this.reopenings = reopenings;
        }

        /** The same state with other trials: not a transition. */
        HalfOpen with(Trials changed) {
            return new HalfOpen(entry, config, changed, reopenings);
        }

        /** Open again, for longer. */
        Open reopened(Entry next) {
            return new Open(next, config, reopenings == Integer.MAX_VALUE ? reopenings : reopenings + 1);
        }

        @Override
        HalfOpen with(CircuitConfig changed) {
            return new HalfOpen(entry, changed, trials, reopenings);
        }

        @Override
        CircuitState kind() {
            return CircuitState.HALF_OPEN;
        }
    }

    /** An operator has opened the circuit. */
    static final class ForcedOpen extends State {

        ForcedOpen(Entry entry, CircuitConfig config) {
            super(entry, config, false, false);
        }

        @Override
        ForcedOpen with(CircuitConfig changed) {
            return new ForcedOpen(entry, changed);
        }

        @Override
        CircuitState kind() {
            return CircuitState.FORCED_OPEN;
        }
    }

    /** An operator has taken the circuit out of service: calls pass whatever happens. */
    static final class Disabled extends State {

        Disabled(Entry entry, CircuitConfig config) {
            super(entry, config, true, false);
        }

        @Override
        Disabled with(CircuitConfig changed) {
            return new Disabled(entry, changed);
        }

        @Override
        CircuitState kind() {
            return CircuitState.DISABLED;
        }
    }
}
