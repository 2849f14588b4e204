package io.breakwater.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.breakwater.core.Together;
import io.breakwater.core.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The monitor on real threads and the real clock. */
@Timeout(60)
final class HealthMonitorThreadsTest {

    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final HealthMonitor monitor = new HealthMonitor(Clock.system());

    @AfterEach
    void close() {
        monitor.close();
    }

    private static Set<Thread> ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("breakwater-health-"))
                .collect(Collectors.toSet());
    }

    @Test
    void monitor_thatWatchesNothing_hasNoThreads() {
        Set<Thread> before = ourThreads();
        try (HealthMonitor idle = new HealthMonitor(Clock.system())) {
            idle.statuses();
            idle.checkNow("a");
            assertThat(before).containsAll(ourThreads());
        }
    }

    @Test
    void threads_areNamedDaemonsWithoutContextClassLoader() {
        CompletableFuture<Thread> seen = new CompletableFuture<>();
        CompletableFuture<ClassLoader> loader = new CompletableFuture<>();
        monitor.watch(
                "a",
                timeout -> {
                    seen.complete(Thread.currentThread());
                    loader.complete(Thread.currentThread().getContextClassLoader());
                },
                LONG,
                LONG,
                status -> {});

        assertThat(seen.join().isDaemon()).isTrue();
        assertThat(seen.join().getName()).startsWith("breakwater-health-");
        assertThat(loader.join()).isNull();
        assertThat(ourThreads()).allMatch(Thread::isDaemon).isNotEmpty();
    }

    @Test
    void stalledProbes_doNotDelayOthers() throws Exception {
        CountDownLatch stalled = new CountDownLatch(5);
        CountDownLatch forEver = new CountDownLatch(1);
        for (int i = 0; i < 5; i++) {
            monitor.watch(
                    "stalled" + i,
                    timeout -> {
                        stalled.countDown();
                        forEver.await();
                    },
                    LONG,
                    LONG,
                    status -> {});
        }
        stalled.await();
        CountDownLatch checks = new CountDownLatch(5);

        monitor.watch("a", timeout -> {}, SHORT, LONG, status -> checks.countDown());

        checks.await();
    }

    @Test
    void probe_thatOverruns_failsAndIsCheckedAgain() throws Exception {
        CountDownLatch failures = new CountDownLatch(3);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        monitor.watch(
                "a",
                timeout -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        inside.decrementAndGet();
                    }
                },
                SHORT,
                Duration.ofMillis(20),
                status -> failures.countDown());

        failures.await();

        assertThat(most).hasValue(1);
        assertThat(MonitorFixture.present(monitor.status("a")).consecutiveFailures())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void checks_askedForByManyThreads_neverOverlap() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Probe probe = timeout -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            LockSupport.parkNanos(1000);
            inside.decrementAndGet();
        };
        monitor.watch("a", probe, SHORT, LONG, status -> {});

        List<Long> checks = Together.run(8, thread -> () -> {
            for (int i = 0; i < 300; i++) {
                if (i % 50 == 25) {
                    monitor.watch("a", probe, SHORT, LONG, status -> {});
                }
                monitor.checkNow("a");
            }
            return MonitorFixture.present(monitor.checkNow("a")).checks();
        });

        assertThat(checks).hasSize(8);
        assertThat(most).hasValue(1);
        assertThat(monitor.listenerFailures()).isZero();
        assertThat(monitor.schedulingFailures()).isZero();
    }

    @Test
    void close_endsTheThreads() throws Exception {
        CompletableFuture<Thread> seen = new CompletableFuture<>();
        HealthMonitor closing = new HealthMonitor(Clock.system());
        Set<Thread> before = ourThreads();
        closing.watch(
                "a",
                timeout -> {
                    seen.complete(Thread.currentThread());
                    new CountDownLatch(1).await();
                },
                LONG,
                LONG,
                status -> {});
        seen.join();
        Set<Thread> during = ourThreads();
        during.removeAll(before);
        assertThat(during).hasSizeGreaterThanOrEqualTo(2);

        closing.close();

        for (Thread thread : during) {
            thread.join();
        }
    }

    @Test
    void pooledThreads_closed_refuse() {
        PooledThreads threads = new PooledThreads();
        threads.close();

        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> threads.run(() -> {}, Duration.ZERO));
    }

    @Test
    void pooledThreads_bodyThatWaits_delaysNoOther() throws Exception {
        PooledThreads threads = new PooledThreads();
        CountDownLatch met = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            threads.run(
                    () -> {
                        met.countDown();
                        try {
                            met.await();
                        } catch (InterruptedException stop) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    Duration.ZERO);
        }

        met.await();
        threads.close();
    }
}
