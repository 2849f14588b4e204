package io.breakwater.core.health;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.Failures;
import io.breakwater.core.health.CheckThreads.Task;
import io.breakwater.core.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Checks names in the background, each at its own interval, and remembers what the checks said. Thread-safe.
 *
 * <p>The interval runs from the end of one check to the start of the next. Checks of one name never overlap; checks of
 * different names never wait for each other.
 *
 * <p>Concurrency: what has to be decided in one step is decided in {@link Watches}. Probes, listeners and threads are
 * called from here, with no lock held.
 */
public final class HealthMonitor implements AutoCloseable {

    /** Time between two checks unless told otherwise. */
    public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(30);

    /** Time that a check has unless told otherwise. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private final Clock clock;
    private final CheckThreads threads;
    private final Watches watches = new Watches();
    private final LongAdder listenerFailures = new LongAdder();
    private final LongAdder schedulingFailures = new LongAdder();

    /** A monitor that watches nothing, and has no threads before it does. */
    public HealthMonitor(Clock clock) {
        this(clock, new PooledThreads());
    }

    HealthMonitor(Clock clock, CheckThreads threads) {
        this.clock = requireNonNull(clock, "clock");
        this.threads = requireNonNull(threads, "threads");
    }

    /**
     * Watches a name, from now on and starting with a check at once. Replaces whatever was watched under that name: its
     * check is stopped, its result dropped.
     *
     * @param interval from the end of one check to the start of the next; 1 ms to 365 days
     * @param timeout a check that has not ended after this time has failed; 1 ms to 365 days
     * @throws IllegalArgumentException with a full sentence if a duration is out of range
     * @throws IllegalStateException if the monitor is closed
     */
    public void watch(String name, Probe probe, Duration interval, Duration timeout, HealthListener listener) {
        Watch watch = new Watch(name, probe, interval, timeout, listener);
        Check busy = watches.put(watch);
        if (busy == null) {
            schedule(watch, Duration.ZERO);
        } else {
            abandon(busy);
        }
    }

    /** Stops watching. A name that is not watched is ignored. */
    public void unwatch(String name) {
        Check busy = watches.remove(name);
        if (busy != null) {
            abandon(busy);
        }
    }

    /** What is known of a name; null if it is not watched. */
    public @Nullable HealthStatus status(String name) {
        scheduleStranded();
        return watches.status(name);
    }

    /** What is known of each name, in the order in which they were first watched. */
    public List<HealthStatus> statuses() {
        scheduleStranded();
        return watches.statuses();
    }

    /**
     * Checks now, on a thread of the monitor, and waits for the end of the check; if one runs, for the end of that. Where
     * a check has timed out and its probe still hangs, what is known is returned at once. An interrupt ends the waiting
     * and is kept.
     *
     * @return null if the name is not watched
     */
    public @Nullable HealthStatus checkNow(String name) {
        Watches.Turn turn = watches.turn(name, clock.nanos());
        if (turn == null) {
            return null;
        }
        if (turn.begun()) {
            start(turn.check());
        }
        await(turn.check());
        return status(name);
    }

    /** How many calls of listeners ended in an exception. */
    public long listenerFailures() {
        return listenerFailures.sum();
    }

    /** How often a check, or its timeout, could not be arranged for. Zero unless the machine is out of something. */
    public long schedulingFailures() {
        return schedulingFailures.sum();
    }

    /** Stops watching everything, for good, and interrupts all probes. Does not wait for them. */
    @Override
    public void close() {
        watches.close().forEach(this::abandon);
        threads.close();
    }

    private void schedule(Watch watch, Duration delay) {
        long number = watches.appoint(watch);
        if (number != 0) {
            watches.appointed(watch, number, arrange(() -> onTime(watch, number), delay));
        }
    }

    /** Null, and counted, if that is impossible. */
    private @Nullable Task arrange(Runnable body, Duration delay) {
        try {
            return threads.run(body, delay);
        } catch (Throwable refused) {
            schedulingFailures.increment();
            return null;
        }
    }

    private void scheduleStranded() {
        for (Watch watch : watches.stranded()) {
            schedule(watch, watch.interval);
        }
    }

    private void onTime(Watch watch, long number) {
        Check check = watches.begin(watch, number, clock.nanos());
        if (check != null) {
            perform(check);
        }
    }

    private void start(Check check) {
        if (arrange(() -> perform(check), Duration.ZERO) == null) {
            end(check, new ProbeFailedException("the check could not be started"));
            left(check);
        }
    }

    private void perform(Check check) {
        Throwable failure = null;
        // Without a timeout a probe could keep its name for ever, and nobody would be told.
        Task timeout = arrange(() -> overrun(check), check.watch.timeout);
        if (timeout == null) {
            failure = new ProbeFailedException("the check could not be given a timeout");
        } else {
            try {
                check.runProbe();
            } catch (Throwable thrown) {
                failure = thrown;
            }
            timeout.cancel();
        }
        end(check, failure);
        left(check);
    }

    private void overrun(Check check) {
        end(check, new ProbeFailedException("no answer within " + check.watch.timeout.toMillis() + " ms"));
    }

    private void end(Check check, @Nullable Throwable failure) {
        String error = failure == null ? null : describe(failure);
        Instant at = Instant.ofEpochMilli(clock.wallMillis());
        HealthStatus status = watches.end(check, clock.nanos(), at, error);
        if (status != null) {
            check.stop();
            check.done.countDown();
            tell(check, status);
        }
    }

    /** Messages of foreign exceptions are left out: they carry URLs, and URLs carry secrets. */
    private static String describe(Throwable failure) {
        return failure instanceof ProbeFailedException ours ? ours.getMessage() : Failures.describe(failure);
    }

    private void tell(Check check, HealthStatus status) {
        try {
            check.watch.listener.onStatus(status);
        } catch (Throwable broken) {
            listenerFailures.increment();
        }
        watches.told(check);
        giveBack(check);
    }

    private void left(Check check) {
        watches.left(check);
        giveBack(check);
    }

    private void abandon(Check check) {
        watches.abandon(check);
        check.stop();
        check.done.countDown();
        giveBack(check);
    }

    private void giveBack(Check check) {
        Watch next = watches.giveBack(check);
        if (next != null) {
            schedule(next, next == check.watch ? untilNext(check) : Duration.ZERO);
        }
        scheduleStranded();
    }

    /** What is left of the interval: a probe may have hung for longer than that after the check had ended. */
    private Duration untilNext(Check check) {
        Duration gone = Duration.ofNanos(Math.max(0, clock.nanos() - check.endNanos));
        Duration rest = check.watch.interval.minus(gone);
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    private void await(Check check) {
        try {
            if (!check.done.await(check.watch.timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                overrun(check);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
