package io.breakwater.core.health;

import io.breakwater.core.health.CheckThreads.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who is watched, and whose check runs: the memory of the monitor. Each method is one step under one lock, which guards
 * both maps and the changing fields of what is in them. Nothing foreign is called in here.
 */
final class Watches {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Watch> watches = new LinkedHashMap<>();
    /** Who has the name. A check keeps it until its probe has returned, even when the name is watched anew meanwhile. */
    private final Map<String, Check> running = new HashMap<>();

    private boolean closed;

    /** A check, and whether whoever asked has to start it. */
    record Turn(Check check, boolean begun) {}

    /** Returns the check that has the name, if any: what is new begins when that gives the name back. */
    @Nullable
    Check put(Watch watch) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("The health monitor is closed.");
            }
            voidAppointment(watches.put(watch.name, watch));
            return running.get(watch.name);
        } finally {
            lock.unlock();
        }
    }

    /** Returns the check that has the name, if any. */
    @Nullable
    Check remove(String name) {
        lock.lock();
        try {
            voidAppointment(watches.remove(name));
            return running.get(name);
        } finally {
            lock.unlock();
        }
    }

    /** Returns all checks that have a name. */
    List<Check> close() {
        lock.lock();
        try {
            closed = true;
            for (Watch watch : watches.values()) {
                voidAppointment(watch);
            }
            watches.clear();
            return List.copyOf(running.values());
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    HealthStatus status(String name) {
        lock.lock();
        try {
            Watch watch = watches.get(name);
            return watch == null ? null : watch.status;
        } finally {
            lock.unlock();
        }
    }

    List<HealthStatus> statuses() {
        lock.lock();
        try {
            List<HealthStatus> statuses = new ArrayList<>();
            for (Watch watch : watches.values()) {
                statuses.add(watch.status);
            }
            return List.copyOf(statuses);
        } finally {
            lock.unlock();
        }
    }

    /** Those whose next check could not be arranged for; they would never be checked again. */
    List<Watch> stranded() {
        lock.lock();
        try {
            List<Watch> stranded = new ArrayList<>();
            for (Watch watch : watches.values()) {
                if (watch.stranded && !running.containsKey(watch.name)) {
                    stranded.add(watch);
                }
            }
            return stranded;
        } finally {
            lock.unlock();
        }
    }

    /** The number of a new appointment, which voids the one before; 0 if this is not watched any more. */
    long appoint(Watch watch) {
        lock.lock();
        try {
            return watches.get(watch.name) == watch ? watch.newAppointment() : 0;
        } finally {
            lock.unlock();
        }
    }

    /** What came of an appointment: something that can be cancelled, or null if it could not be arranged for. */
    void appointed(Watch watch, long number, @Nullable Task task) {
        lock.lock();
        try {
            if (watch.appointment == number) {
                watch.next = task;
                watch.stranded = task == null;
            } else if (task != null) { // it has come true or been voided meanwhile
                task.cancel();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The appointment has come true. Null if it is void, or the name is taken. */
    @Nullable
    Check begin(Watch watch, long number, long nowNanos) {
        lock.lock();
        try {
            boolean may = watch.appointment == number && !running.containsKey(watch.name);
            return may ? take(watch, nowNanos) : null;
        } finally {
            lock.unlock();
        }
    }

    /** The check that has the name, or a new one; null if the name is not watched. */
    @Nullable
    Turn turn(String name, long nowNanos) {
        lock.lock();
        try {
            Watch watch = watches.get(name);
            if (watch == null) {
                return null;
            }
            Check busy = running.get(name);
            return busy == null ? new Turn(take(watch, nowNanos), true) : new Turn(busy, false);
        } finally {
            lock.unlock();
        }
    }

    /** The first end of a check counts and makes the new status; null for any later one. */
    @Nullable
    HealthStatus end(Check check, long nowNanos, Instant at, @Nullable String error) {
        lock.lock();
        try {
            if (check.ended) {
                return null;
            }
            check.ended = true;
            check.endNanos = nowNanos;
            check.watch.status = check.watch.status.after(at, check.duration(), error);
            return check.watch.status;
        } finally {
            lock.unlock();
        }
    }

    void told(Check check) {
        lock.lock();
        try {
            check.told = true;
        } finally {
            lock.unlock();
        }
    }

    void left(Check check) {
        lock.lock();
        try {
            check.left = true;
        } finally {
            lock.unlock();
        }
    }

    /** Its result is not wanted any more; the name is free as soon as the probe has returned. */
    void abandon(Check check) {
        lock.lock();
        try {
            check.ended = true;
            check.told = true;
        } finally {
            lock.unlock();
        }
    }

    /** Gives the name back, once the probe and the listener have returned. Returns who is to be checked next, if anyone. */
    @Nullable
    Watch giveBack(Check check) {
        lock.lock();
        try {
            boolean over = check.left && check.told && running.remove(check.watch.name, check);
            return over ? watches.get(check.watch.name) : null;
        } finally {
            lock.unlock();
        }
    }

    private Check take(Watch watch, long nowNanos) {
        watch.newAppointment();
        Check check = new Check(watch, nowNanos);
        running.put(watch.name, check);
        return check;
    }

    private static void voidAppointment(@Nullable Watch watch) {
        if (watch != null) {
            watch.newAppointment();
        }
    }
}
