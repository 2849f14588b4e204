package io.breakwater.core.circuit;

import io.breakwater.core.CallRefusedException;
import io.breakwater.core.CircuitOpenException;
import io.breakwater.core.CircuitState;
import io.breakwater.core.TooManyConcurrentCallsException;
import io.breakwater.core.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** Makes the exceptions of refused calls. Thread-safe. */
final class Refusals {

    private static final long NEVER = Long.MIN_VALUE;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final String circuit;
    private final Clock clock;
    /** The second in which a refusal was last given a stack trace. */
    private final AtomicLong tracedSecond = new AtomicLong(NEVER);

    Refusals(String circuit, Clock clock) {
        this.circuit = circuit;
        this.clock = clock;
    }

    /** Why a circuit in this state refuses a call. */
    String inWords(CircuitState state) {
        boolean full = state == CircuitState.CLOSED || state == CircuitState.DISABLED;
        return "circuit '" + circuit + "' "
                + (full ? "has as many calls in flight as it allows at once" : "is " + state);
    }

    CallRefusedException exception(long refusal, CircuitConfig config) {
        boolean traced = switch (config.refusalTrace()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case SAMPLED -> isFirstOfItsSecond(Refusal.remainingNanos(refusal));
        };
        return Refusal.isTooManyCalls(refusal)
                ? new TooManyConcurrentCallsException(circuit, config.maxConcurrentCalls(), traced)
                : new CircuitOpenException(circuit, Refusal.state(refusal), Refusal.remainingNanos(refusal), traced);
    }

    /** The time left tells the second just as well, and reading a clock would cost more than all the rest. */
    private boolean isFirstOfItsSecond(long remainingNanos) {
        long second = (remainingNanos > 0 ? remainingNanos : clock.nanos()) / NANOS_PER_SECOND;
        long last = tracedSecond.get();
        return second != last && tracedSecond.compareAndSet(last, second);
    }
}
