package io.breakwater.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.time.ManualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A monitor whose time and threads the test owns, and a probe that does what it is told. */
final class MonitorFixture {

    static final Duration INTERVAL = HealthMonitor.DEFAULT_INTERVAL;
    static final Duration TIMEOUT = HealthMonitor.DEFAULT_TIMEOUT;

    final ManualClock clock = new ManualClock(Long.MAX_VALUE - 5); // wraps around in every test that moves it
    final ManualThreads threads = new ManualThreads(clock);
    final HealthMonitor monitor = new HealthMonitor(clock, threads);
    /** What listeners were told, in order. */
    final List<HealthStatus> told = new CopyOnWriteArrayList<>();

    /** How often each name was probed, as a list of names. */
    final List<String> probed = new CopyOnWriteArrayList<>();

    volatile Probe behaviour = timeout -> {};

    static Probe failing() {
        return timeout -> {
            throw new IOException("GET http://host/path?key=value failed");
        };
    }

    void watch(String name) {
        watch(name, timeout -> behaviour.check(timeout));
    }

    void watch(String name, Probe probe) {
        Probe recording = timeout -> {
            probed.add(name);
            probe.check(timeout);
        };
        monitor.watch(name, recording, INTERVAL, TIMEOUT, told::add);
    }

    HealthStatus status(String name) {
        return present(monitor.status(name));
    }

    static HealthStatus present(@Nullable HealthStatus status) {
        assertThat(status).isNotNull();
        if (status == null) {
            throw new AssertionError();
        }
        return status;
    }
}
