package io.breakwater.core.differential;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** One random life of both sides. */
final class Story {

    static final int STEPS = 200;

    private static final int MOST_IN_FLIGHT = 12;

    private record Call(long permit, int generation) {}

    private final Random random;
    private final Pair pair;
    private final Acquiring acquiring;
    private final Ending ending;
    private final LateEnding lateEnding;
    private final Operating operating;
    private final List<Call> inFlight = new ArrayList<>();

    Story(Random random, Mutation mutation) {
        this.random = random;
        this.pair = new Pair(Setup.random(random), mutation);
        this.acquiring = new Acquiring(pair);
        this.ending = new Ending(pair);
        this.lateEnding = new LateEnding(pair);
        this.operating = new Operating(pair);
    }

    /** Throws {@link AssertionError} at the first difference that is not intended. Returns those that are and were met. */
    Set<IntendedDifference> run() {
        for (int i = 0; i < STEPS; i++) {
            int dice = random.nextInt(100);
            if (dice < 40) {
                acquire();
            } else if (dice < 79) {
                end();
            } else if (dice < 98) {
                tick();
            } else {
                operating.operate(random.nextInt(Operating.KINDS));
            }
            pair.compare();
        }
        return pair.met;
    }

    private void acquire() {
        if (inFlight.size() < MOST_IN_FLIGHT) {
            long permit = acquiring.acquire();
            if (permit > 0) {
                inFlight.add(new Call(permit, pair.generation()));
            }
        }
    }

    private void end() {
        if (inFlight.isEmpty()) {
            return;
        }
        // Mostly the newest: the others are there to become late.
        int index = random.nextInt(4) == 0 ? random.nextInt(inFlight.size()) : inFlight.size() - 1;
        Call call = inFlight.remove(index);
        Outcome outcome = outcome();
        long took = took();
        pair.note(outcome, call.permit() + " after " + took);
        if (call.generation() == pair.generation()) {
            ending.end(call.permit(), outcome, took);
        } else {
            lateEnding.end(call.permit(), outcome, took, random.nextInt(3) == 0);
        }
    }

    private Outcome outcome() {
        int dice = random.nextInt(10);
        return dice < 5 ? Outcome.SUCCEEDED : dice < 9 ? Outcome.FAILED : Outcome.IGNORED;
    }

    /** On either side of where slow begins, and exactly there. */
    private long took() {
        long limit =
                Math.min(pair.setup.slowAfter().toNanos(), Duration.ofMillis(60).toNanos());
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> limit;
            case 2 -> limit + 1;
            default -> random.nextLong(2 * limit);
        };
    }

    private void tick() {
        long nanos = step();
        pair.note("tick", nanos);
        pair.times.advance(nanos);
    }

    private long step() {
        long around = random.nextLong(-1, 2);
        if (pair.ours.state() == CircuitState.OPEN && random.nextInt(4) > 0) {
            return Math.max(0, nearTheEndOfTheWait() - pair.inStateNanos() + around);
        }
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> Math.max(0, pair.times.toNextSecond() + around);
            case 3 -> Times.SECOND * (1 + random.nextInt(12)) + around;
            case 4 -> random.nextInt((int) Times.SECOND);
            default -> random.nextInt(20_000_000);
        };
    }

    private long nearTheEndOfTheWait() {
        long wait = pair.waitNanos();
        return random.nextBoolean() ? wait : Duration.ofNanos(wait).toMillis() * 1_000_000;
    }
}
