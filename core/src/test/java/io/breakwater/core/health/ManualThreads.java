package io.breakwater.core.health;

import io.breakwater.core.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs what is due on whichever thread moves the clock. */
final class ManualThreads implements CheckThreads {

    private final ManualClock clock;
    private final List<Planned> plan = new ArrayList<>();
    /** Runs what has no delay at once, on the thread that asks for it. */
    volatile boolean inline;

    volatile @Nullable Error refusal;
    volatile boolean closed;

    private record Planned(Runnable body, long due) {}

    ManualThreads(ManualClock clock) {
        this.clock = clock;
    }

    @Override
    public Task run(Runnable body, Duration delay) {
        Error current = refusal;
        if (current != null) {
            throw current;
        }
        if (inline && delay.isZero()) {
            body.run();
            return () -> {};
        }
        Planned planned = new Planned(body, clock.nanos() + delay.toNanos());
        synchronized (plan) {
            plan.add(planned);
        }
        return () -> {
            synchronized (plan) {
                plan.remove(planned);
            }
        };
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Moves the clock, and runs on the way what falls due, in order. */
    void advance(Duration step) {
        long target = clock.nanos() + step.toNanos();
        for (Planned next = take(target); next != null; next = take(target)) {
            forwardTo(next.due());
            next.body().run();
        }
        forwardTo(target);
    }

    /** Runs what is due. */
    void runDue() {
        advance(Duration.ZERO);
    }

    int planned() {
        synchronized (plan) {
            return plan.size();
        }
    }

    private void forwardTo(long moment) {
        clock.advanceNanos(Math.max(0, moment - clock.nanos()));
    }

    private @Nullable Planned take(long target) {
        synchronized (plan) {
            Planned first = null;
            for (Planned planned : plan) {
                if (planned.due() - target <= 0 && (first == null || planned.due() - first.due() < 0)) {
                    first = planned;
                }
            }
            if (first != null) {
                plan.remove(first);
            }
            return first;
        }
    }
}
