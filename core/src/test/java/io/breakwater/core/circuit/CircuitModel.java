package io.breakwater.core.circuit;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What a circuit should do, written down naively for one thread: no permits, no compare-and-set. */
final class CircuitModel {

    /** A call in flight. */
    record Call(long permit, int generation, long startedNanos) {}

    private final CircuitConfig config;
    private final List<Call> trials = new ArrayList<>();
    private CircuitState state = CircuitState.CLOSED;
    private int generation;
    private long sinceNanos;
    private int failures;
    private int trialSuccesses;
    private int inFlight;
    private int succeeded;
    private int failed;
    private int ignored;
    private int late;
    private int rejected;
    private int opened;

    CircuitModel(CircuitConfig config) {
        this.config = config;
    }

    boolean wouldRefuse(long now) {
        return switch (state) {
            case CLOSED, DISABLED -> false;
            case FORCED_OPEN -> true;
            case OPEN ->
                now - sinceNanos >= 0
                        && now - sinceNanos < config.recovery().timeout().toNanos();
            case HALF_OPEN -> trials.size() >= config.recovery().halfOpenCalls() || anyExpired(now);
        };
    }

    /** The permit is only written down. */
    Call admit(long permit, long now) {
        inFlight++;
        if (state == CircuitState.OPEN) {
            move(CircuitState.HALF_OPEN, now);
        }
        Call call = new Call(permit, generation, now);
        if (state == CircuitState.HALF_OPEN) {
            trials.add(call);
        }
        return call;
    }

    void refuse(long now) {
        rejected++;
        if (state == CircuitState.HALF_OPEN && anyExpired(now)) {
            move(CircuitState.OPEN, now);
        }
    }

    private boolean anyExpired(long now) {
        return trials.stream().anyMatch(call -> isOverdue(now - call.startedNanos()));
    }

    private boolean isOverdue(long passed) {
        return passed < 0 || passed >= config.recovery().halfOpenTimeout().toNanos();
    }

    void end(Call call, Outcome outcome, long now) {
        inFlight--;
        switch (outcome) {
            case SUCCEEDED -> succeeded++;
            case FAILED -> failed++;
            case IGNORED -> ignored++;
        }
        if (call.generation() != generation) {
            late++;
        } else if (state == CircuitState.CLOSED) {
            endInClosed(outcome, now);
        } else if (state == CircuitState.HALF_OPEN) {
            endTrial(call, outcome, now);
        }
    }

    private void endInClosed(Outcome outcome, long now) {
        if (outcome == Outcome.SUCCEEDED) {
            failures = 0;
        } else if (outcome == Outcome.FAILED) {
            failures++;
            if (config.failureThreshold() > 0 && failures >= config.failureThreshold()) {
                move(CircuitState.OPEN, now);
            }
        }
    }

    private void endTrial(Call call, Outcome outcome, long now) {
        trials.remove(call);
        if (outcome == Outcome.FAILED) {
            move(CircuitState.OPEN, now);
        } else if (outcome == Outcome.SUCCEEDED
                && ++trialSuccesses == config.recovery().successThreshold()) {
            move(CircuitState.CLOSED, now);
        }
    }

    /** An operator wants this state. */
    void set(CircuitState wanted, long now) {
        if (state == wanted) {
            failures = 0;
        } else {
            move(wanted, now);
        }
    }

    private void move(CircuitState to, long now) {
        if (isOpen(to) && !isOpen(state)) {
            opened++;
        }
        state = to;
        generation++;
        sinceNanos = now;
        failures = 0;
        trialSuccesses = 0;
        trials.clear();
    }

    private static boolean isOpen(CircuitState state) {
        return state == CircuitState.OPEN || state == CircuitState.FORCED_OPEN;
    }

    CircuitState state() {
        return state;
    }

    int transitions() {
        return generation;
    }

    int failures() {
        return failures;
    }

    CallTotals totals() {
        return new CallTotals(succeeded, failed, ignored, inFlight, 0, late, rejected, 0, 0, opened);
    }
}
