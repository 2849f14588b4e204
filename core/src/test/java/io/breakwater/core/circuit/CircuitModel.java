package io.breakwater.core.circuit;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What a circuit should do, written down naively for one thread: no packed permits, no compare-and-set. */
final class CircuitModel {

    /** The answer to one who asks for a permit. */
    enum Answer {
        ADMITTED,
        PASSED,
        REFUSED
    }

    /** A call in flight. Whether it is timed the circuit may choose, so that is only written down, as is the permit. */
    record Call(long permit, int generation, boolean timed, boolean holdsPlace, long startedNanos) {}

    /** All that can be seen from outside. */
    record View(
            CircuitState state,
            int transitions,
            int failures,
            RatesSnapshot rates,
            long openRemainingMillis,
            CallTotals totals) {}

    private final List<Call> trials = new ArrayList<>();
    private CircuitConfig config;
    private CircuitState state = CircuitState.CLOSED;
    private @Nullable WindowModel window;
    private int generation;
    private long sinceNanos;
    private int reopenings;
    private int failures;
    private int trialSuccesses;
    private int inFlight;
    private int placesTaken;
    private CountsModel counts = new CountsModel();

    CircuitModel(CircuitConfig config, long now) {
        this.config = config;
        this.sinceNanos = now;
        this.window = newWindow(now);
    }

    boolean wouldRefuse(long now) {
        if (config.mode() != CircuitMode.ENFORCE) {
            return false;
        }
        if (isFull()) {
            return true;
        }
        reopenIfOverdue(now);
        return switch (state) {
            case CLOSED, DISABLED -> false;
            case FORCED_OPEN -> true;
            case OPEN -> remaining(now) > 0;
            case HALF_OPEN -> trials.size() >= config.recovery().halfOpenCalls();
        };
    }

    Answer acquire(long now) {
        if (config.mode() == CircuitMode.OFF) {
            return Answer.PASSED;
        }
        if (isFull() || !admits(now)) {
            counts.rejected++;
            return config.mode() == CircuitMode.OBSERVE ? Answer.PASSED : Answer.REFUSED;
        }
        return Answer.ADMITTED;
    }

    /** The call that {@link #acquire} has just admitted. */
    Call start(long permit, boolean timed, long now) {
        boolean holdsPlace = config.maxConcurrentCalls() > 0;
        inFlight++;
        placesTaken += holdsPlace ? 1 : 0;
        Call call = new Call(permit, generation, timed, holdsPlace, now);
        if (state == CircuitState.HALF_OPEN) {
            trials.add(call);
        }
        return call;
    }

    /** Whether the time of each call that starts now has to be taken. */
    boolean timesAll() {
        return config.rates().slowCallDuration() != null
                && (state == CircuitState.CLOSED || state == CircuitState.HALF_OPEN);
    }

    private boolean isFull() {
        return config.maxConcurrentCalls() > 0 && placesTaken >= config.maxConcurrentCalls();
    }

    private boolean admits(long now) {
        reopenIfOverdue(now);
        if (state == CircuitState.OPEN && remaining(now) <= 0) {
            move(CircuitState.HALF_OPEN, now);
        }
        return switch (state) {
            case CLOSED, DISABLED -> true;
            case OPEN, FORCED_OPEN -> false;
            case HALF_OPEN -> trials.size() < config.recovery().halfOpenCalls();
        };
    }

    private long remaining(long now) {
        return now - sinceNanos < 0 ? 0 : openNanos() - (now - sinceNanos);
    }

    private long openNanos() {
        RecoveryConfig recovery = config.recovery();
        BigDecimal cap = BigDecimal.valueOf(
                recovery.timeoutMax().compareTo(recovery.timeout()) > 0
                        ? recovery.timeoutMax().toNanos()
                        : recovery.timeout().toNanos());
        BigDecimal wait = BigDecimal.valueOf(recovery.timeout().toNanos());
        for (int i = 0; i < reopenings && wait.compareTo(cap) < 0; i++) {
            wait = wait.multiply(BigDecimal.valueOf(recovery.backoff()));
        }
        return wait.min(cap).longValue();
    }

    private void reopenIfOverdue(long now) {
        if (trials.stream().anyMatch(trial -> isOverdue(now - trial.startedNanos()))) {
            reopen(now);
        }
    }

    private boolean isOverdue(long passed) {
        return passed < 0 || passed >= config.recovery().halfOpenTimeout().toNanos();
    }

    void end(Call call, Outcome outcome, long now) {
        boolean slow = call.timed() && isSlow(now - call.startedNanos());
        inFlight--;
        placesTaken -= call.holdsPlace() ? 1 : 0;
        counts.end(outcome, slow);
        if (call.generation() != generation) {
            counts.late++;
        } else if (state == CircuitState.HALF_OPEN) {
            trials.remove(call);
            endTrial(outcome, slow, now);
        } else if (state == CircuitState.CLOSED && outcome != Outcome.IGNORED) {
            endInClosed(outcome == Outcome.FAILED, slow, now);
        }
    }

    boolean isSlow(long nanos) {
        return Optional.ofNullable(config.rates().slowCallDuration())
                .map(limit -> nanos > limit.toNanos())
                .orElse(false);
    }

    private void endInClosed(boolean failed, boolean slow, long now) {
        failures = failed ? failures + 1 : 0;
        if (window != null) {
            window.record(failed, slow, now);
        }
        boolean tooManyInARow = config.failureThreshold() > 0 && failures >= config.failureThreshold();
        boolean opensAsFailed = failed && (tooManyInARow || tooManyFailed(now));
        boolean opensAsSlow = slow && tooManySlow(now);
        if (opensAsFailed || opensAsSlow) {
            move(CircuitState.OPEN, now);
        }
    }

    private boolean tooManyFailed(long now) {
        double threshold = config.rates().failureRateThreshold();
        return threshold > 0
                && window != null
                && window.calls(now) >= config.rates().minimumCalls()
                && WindowModel.reaches(window.failed(now), window.calls(now), threshold);
    }

    private boolean tooManySlow(long now) {
        return window != null
                && window.calls(now) >= config.rates().minimumCalls()
                && WindowModel.reaches(
                        window.slow(now), window.calls(now), config.rates().slowCallRateThreshold());
    }

    private void endTrial(Outcome outcome, boolean slow, long now) {
        if (outcome == Outcome.IGNORED) {
            return;
        }
        if (outcome == Outcome.FAILED || slow) {
            reopen(now);
        } else if (++trialSuccesses >= config.recovery().successThreshold()) {
            move(CircuitState.CLOSED, now);
        }
    }

    private void reopen(long now) {
        int before = reopenings;
        move(CircuitState.OPEN, now);
        reopenings = before + 1;
    }

    /** An operator, or something that knows more than the calls do, wants this state. */
    void set(CircuitState wanted, long now) {
        if (state == CircuitState.HALF_OPEN && wanted == CircuitState.OPEN) {
            reopen(now);
        } else if (state != wanted) {
            move(wanted, now);
        } else if (state == CircuitState.CLOSED) {
            failures = 0;
            window = newWindow(now);
        }
    }

    void reconfigure(CircuitConfig changed) {
        boolean sameWindow = window != null
                && changed.rates().used()
                && changed.rates().window().equals(config.rates().window());
        config = changed;
        if (state == CircuitState.CLOSED && !sameWindow) {
            window = newWindow(sinceNanos);
        }
    }

    private @Nullable WindowModel newWindow(long origin) {
        return config.rates().used() ? new WindowModel(config.rates().window(), origin) : null;
    }

    private void move(CircuitState to, long now) {
        if (isOpen(to) && !isOpen(state)) {
            counts.opened++;
        }
        if (to != CircuitState.HALF_OPEN) {
            reopenings = 0;
        }
        state = to;
        generation++;
        sinceNanos = now;
        failures = 0;
        trialSuccesses = 0;
        trials.clear();
        window = to == CircuitState.CLOSED ? newWindow(now) : null;
    }

    private static boolean isOpen(CircuitState state) {
        return state == CircuitState.OPEN || state == CircuitState.FORCED_OPEN;
    }

    void resetStatistics() {
        counts = new CountsModel();
    }

    CircuitState state() {
        return state;
    }

    View view(long now) {
        long remaining = state == CircuitState.OPEN ? Math.max(0, remaining(now)) / 1_000_000 : 0;
        return new View(state, generation, failures, rates(now), remaining, counts.totals(inFlight));
    }

    private RatesSnapshot rates(long now) {
        if (window == null) {
            return new RatesSnapshot(-1, -1, 0, 0, 0);
        }
        int calls = window.calls(now);
        boolean shown = calls >= config.rates().minimumCalls();
        return new RatesSnapshot(
                shown ? window.failed(now) * 100.0 / calls : -1,
                shown ? window.slow(now) * 100.0 / calls : -1,
                calls,
                window.failed(now),
                window.slow(now));
    }

    /** Times from now at which something will change by itself: what a test should step to exactly. */
    long[] deadlines(long now) {
        LongStream leases = trials.stream()
                .mapToLong(trial -> config.recovery().halfOpenTimeout().toNanos() - (now - trial.startedNanos()));
        LongStream others = LongStream.of(
                state == CircuitState.OPEN ? remaining(now) : 0, window == null ? 0 : window.untilNextSlice(now));
        return LongStream.concat(leases, others).filter(nanos -> nanos > 0).toArray();
    }
}
