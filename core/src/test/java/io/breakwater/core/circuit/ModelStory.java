package io.breakwater.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import io.breakwater.core.Transition;
import io.breakwater.core.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One random life of a circuit and of its model, compared after every step. */
final class ModelStory {

    private static final long YEAR = Duration.ofDays(365).toNanos();
    private static final long MOST_YEARS = 200 * YEAR;

    private final Random random;
    private final ModelSettings settings;
    /** Windows by time may forget what a clock that goes back makes them meet again, so they never see one here. */
    private final boolean clockGoesBack;

    private final ManualClock clock;
    private final List<Transition> told = new ArrayList<>();
    private final Circuit real;
    private final CircuitModel model;
    private final List<CircuitModel.Call> inFlight = new ArrayList<>();
    private final StringBuilder steps = new StringBuilder();
    private long passed;

    ModelStory(Random random) {
        this.random = random;
        this.clockGoesBack = random.nextInt(4) == 0;
        this.settings = new ModelSettings(random, !clockGoesBack);
        CircuitConfig config = settings.next();
        long start = random.nextBoolean() ? Long.MAX_VALUE - random.nextInt(100_000_000) : random.nextLong();
        this.clock = new ManualClock(start);
        this.real = new Circuit("payments", config, clock, told::add);
        this.model = new CircuitModel(config, start);
        steps.append(config);
    }

    void run(int length) {
        for (int i = 0; i < length; i++) {
            int dice = random.nextInt(100);
            if (dice < 38) {
                admit();
            } else if (dice < 72) {
                end();
            } else if (dice < 91) {
                tick();
            } else if (dice < 97) {
                operate(random.nextInt(6));
            } else if (dice < 99) {
                reconfigure();
            } else {
                note("reset", 0);
                real.resetStatistics();
                model.resetStatistics();
            }
            check(seen(), model.view(now()));
        }
        CircuitFixture.assertChained(told, 1, CircuitState.CLOSED);
    }

    private CircuitModel.View seen() {
        CircuitSnapshot snapshot = real.snapshot();
        return new CircuitModel.View(
                snapshot.state(),
                told.size(),
                snapshot.consecutiveFailures(),
                snapshot.rates(),
                snapshot.openRemainingMillis(),
                snapshot.calls());
    }

    private long now() {
        return clock.nanos();
    }

    private void admit() {
        if (random.nextBoolean()) {
            note("look", 0);
            check(real.wouldRefuse(), model.wouldRefuse(now()));
        }
        CircuitModel.Answer answer = model.acquire(now());
        boolean wantsTime = random.nextInt(4) == 0;
        long permit = real.tryAcquire(wantsTime);
        note("acquire", permit);
        check(answerOf(permit), answer);
        if (answer == CircuitModel.Answer.ADMITTED) {
            boolean timed = Circuit.isTimed(permit);
            check(timed || (!wantsTime && !model.timesAll()), true);
            check(real.start(permit), timed ? now() : 0L);
            inFlight.add(model.start(permit, timed, now()));
        } else if (answer == CircuitModel.Answer.PASSED) {
            real.succeeded(permit, 0); // need not be told, and does nothing
            real.complete(permit, Outcome.FAILED, 0, "");
        }
    }

    private static CircuitModel.Answer answerOf(long permit) {
        return permit < 0
                ? CircuitModel.Answer.REFUSED
                : permit == Circuit.PASS ? CircuitModel.Answer.PASSED : CircuitModel.Answer.ADMITTED;
    }

    private void end() {
        if (inFlight.isEmpty()) {
            return;
        }
        // The oldest more often than its share, so that some calls end long after their state.
        int index = random.nextInt(3) == 0 ? random.nextInt(inFlight.size()) : inFlight.size() - 1;
        CircuitModel.Call call = inFlight.remove(index);
        Outcome outcome = CircuitFixture.anyOutcome(random);
        note(outcome.name(), call.permit());
        if (outcome == Outcome.SUCCEEDED && random.nextBoolean()) {
            real.succeeded(call.permit(), call.startedNanos());
        } else {
            real.complete(call.permit(), outcome, call.startedNanos(), "java.io.IOException");
        }
        model.end(call, outcome, now());
    }

    private void tick() {
        long nanos = step();
        if (clockGoesBack && random.nextInt(10) == 0) {
            nanos = -nanos;
        }
        if (passed + Math.abs(nanos) <= MOST_YEARS) {
            passed += Math.abs(nanos);
            note("tick", nanos);
            clock.advanceNanos(nanos);
        }
    }

    private long step() {
        long[] deadlines = model.deadlines(now());
        int dice = random.nextInt(40);
        if (dice == 0) {
            return 0;
        }
        if (dice == 1) {
            return YEAR * (1 + random.nextInt(5)) + random.nextInt(1000);
        }
        if (dice < 20 && deadlines.length > 0) {
            return deadlines[random.nextInt(deadlines.length)] + random.nextInt(3) - 1;
        }
        return dice < 30 ? random.nextInt(8_000_000) : random.nextInt(400_000_000);
    }

    private void operate(int which) {
        CircuitState state = model.state();
        note("operate", which);
        switch (which) {
            case 0 -> {
                real.forceOpen();
                model.set(CircuitState.FORCED_OPEN, now());
            }
            case 1 -> {
                real.disable();
                model.set(CircuitState.DISABLED, now());
            }
            case 2 -> {
                real.close();
                model.set(CircuitState.CLOSED, now());
            }
            case 3 -> {
                real.open("a probe failed");
                if (state == CircuitState.CLOSED || state == CircuitState.HALF_OPEN) {
                    model.set(CircuitState.OPEN, now());
                }
            }
            case 4 -> {
                real.tryHalfOpen("a probe succeeded");
                if (state == CircuitState.OPEN) {
                    model.set(CircuitState.HALF_OPEN, now());
                }
            }
            default -> {
                real.enable();
                if (state == CircuitState.FORCED_OPEN || state == CircuitState.DISABLED) {
                    model.set(CircuitState.CLOSED, now());
                }
            }
        }
    }

    private void reconfigure() {
        CircuitConfig changed = settings.changed(real.config());
        note("reconfigure to " + changed, 0);
        real.reconfigure(changed);
        model.reconfigure(changed);
    }

    /** Cheap where it holds, which is nearly always. */
    private void check(Object actual, Object expected) {
        if (!actual.equals(expected)) {
            assertThat(actual).as(steps.toString()).isEqualTo(expected);
        }
    }

    private void note(String what, long value) {
        steps.append("; ").append(what).append(' ').append(value);
    }
}
