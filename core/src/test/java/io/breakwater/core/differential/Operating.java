package io.breakwater.core.differential;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.CircuitState;
import io.github.resilience4j.circuitbreaker.IllegalStateTransitionException;

/** An operator moves both sides, where both can be moved. */
final class Operating {

    static final int KINDS = 6;

    private final Pair pair;

    Operating(Pair pair) {
        this.pair = pair;
    }

    void operate(int kind) {
        pair.note("operate", kind);
        CircuitState state = pair.ours.state();
        switch (kind) {
            case 0 -> {
                pair.ours.circuit.forceOpen();
                if (state != CircuitState.FORCED_OPEN) {
                    pair.theirs.breaker.transitionToForcedOpenState();
                }
            }
            case 1 -> {
                pair.ours.circuit.disable();
                if (state != CircuitState.DISABLED) {
                    pair.theirs.breaker.transitionToDisabledState();
                }
            }
            case 2 -> {
                pair.ours.circuit.enable();
                if (state == CircuitState.FORCED_OPEN || state == CircuitState.DISABLED) {
                    pair.theirs.breaker.transitionToClosedState();
                }
            }
            case 3 -> open(state);
            case 4 -> tryHalfOpen(state);
            default -> pair.closeBoth();
        }
        pair.follow();
    }

    private void open(CircuitState state) {
        pair.ours.circuit.open("a probe failed");
        if (state == CircuitState.CLOSED || state == CircuitState.HALF_OPEN) {
            pair.theirs.breaker.transitionToOpenState();
        }
    }

    private void tryHalfOpen(CircuitState state) {
        pair.ours.circuit.tryHalfOpen("a probe succeeded");
        if (state == CircuitState.OPEN) {
            pair.theirs.breaker.transitionToHalfOpenState();
        } else if (state == CircuitState.CLOSED) {
            pair.meet(IntendedDifference.TRANSITION_REFUSED_BY_EXCEPTION);
            assertThatThrownBy(pair.theirs.breaker::transitionToHalfOpenState)
                    .isInstanceOf(IllegalStateTransitionException.class);
            pair.check("our state", pair.ours.state(), CircuitState.CLOSED);
        }
    }
}
