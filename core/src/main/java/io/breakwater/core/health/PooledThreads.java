package io.breakwater.core.health;

import io.breakwater.core.time.DaemonThreads;
import java.time.Duration;

/** The threads of one monitor. Thread-safe. */
final class PooledThreads implements CheckThreads {

    private final DaemonThreads threads = new DaemonThreads("breakwater-health-");

    @Override
    public Task run(Runnable body, Duration delay) {
        Runnable cancelling = threads.schedule(body, delay.toNanos());
        return cancelling::run;
    }

    @Override
    public void close() {
        threads.close();
    }
}
