package io.breakwater.core.circuit;

import io.breakwater.core.CircuitState;

/**
 * What a circuit knows in one state. Immutable, but for the failure count of {@link Closed}.
 *
 * <p>{@code id} is unique within the circuit. {@code number} counts the transitions that led here, so that they can be
 * told in order.
 */
abstract sealed class State permits State.Closed, State.Open, State.HalfOpen, State.ForcedOpen, State.Disabled {

    final long id;
    final long number;
    /** When the state was entered, by the monotonic clock. */
    final long sinceNanos;
    /** When the state was entered, for display. */
    final long sinceMillis;

    State(long id, long number, long sinceNanos, long sinceMillis) {
        this.id = id;
        this.number = number;
        this.sinceNanos = sinceNanos;
        this.sinceMillis = sinceMillis;
    }

    /** Makes a state of one kind. */
    @FunctionalInterface
    interface Maker {
        State make(long id, long number, long sinceNanos, long sinceMillis);
    }

    abstract CircuitState kind();

    /** Whether every call passes, under the state's own id as permit. */
    boolean admitsAll() {
        return false;
    }

    /** Calls pass. Counts failures since the last success. */
    static final class Closed extends State {

        private final FailureCount failures = new FailureCount();

        Closed(long id, long number, long sinceNanos, long sinceMillis) {
            super(id, number, sinceNanos, sinceMillis);
        }

        @Override
        CircuitState kind() {
            return CircuitState.CLOSED;
        }

        @Override
        boolean admitsAll() {
            return true;
        }

        FailureCount failures() {
            return failures;
        }
    }

    /** Calls are refused until the recovery timeout has passed. */
    static final class Open extends State {

        Open(long id, long number, long sinceNanos, long sinceMillis) {
            super(id, number, sinceNanos, sinceMillis);
        }

        @Override
        CircuitState kind() {
            return CircuitState.OPEN;
        }
    }

    /** A few trials pass. */
    static final class HalfOpen extends State {

        final Trials trials;

        HalfOpen(long id, long number, long sinceNanos, long sinceMillis, Trials trials) {
            super(id, number, sinceNanos, sinceMillis);
            this.trials = trials;
        }

        /** The same state with other trials: not a transition. */
        HalfOpen with(Trials changed) {
            return new HalfOpen(id, number, sinceNanos, sinceMillis, changed);
        }

        @Override
        CircuitState kind() {
            return CircuitState.HALF_OPEN;
        }
    }

    /** An operator has opened the circuit. */
    static final class ForcedOpen extends State {

        ForcedOpen(long id, long number, long sinceNanos, long sinceMillis) {
            super(id, number, sinceNanos, sinceMillis);
        }

        @Override
        CircuitState kind() {
            return CircuitState.FORCED_OPEN;
        }
    }

    /** An operator has taken the circuit out of service: calls pass whatever happens. */
    static final class Disabled extends State {

        Disabled(long id, long number, long sinceNanos, long sinceMillis) {
            super(id, number, sinceNanos, sinceMillis);
        }

        @Override
        CircuitState kind() {
            return CircuitState.DISABLED;
        }

        @Override
        boolean admitsAll() {
            return true;
        }
    }
}
