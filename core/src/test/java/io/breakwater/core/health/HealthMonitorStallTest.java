package io.breakwater.core.health;

import static io.breakwater.core.health.MonitorFixture.INTERVAL;
import static io.breakwater.core.health.MonitorFixture.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Probes that do not come back, in the test's own time. */
@Timeout(60)
final class HealthMonitorStallTest {

    private final MonitorFixture it = new MonitorFixture();
    private final CountDownLatch release = new CountDownLatch(1);

    /** Starts a check of a name whose probe hangs, deaf to interrupts, until released. */
    private CompletableFuture<Void> stall(String name) throws InterruptedException {
        CountDownLatch hangs = new CountDownLatch(1);
        it.watch(name, timeout -> {
            hangs.countDown();
            awaitDeaf(release);
        });
        CompletableFuture<Void> thread = CompletableFuture.runAsync(it.threads::runDue);
        hangs.await();
        return thread;
    }

    private static void awaitDeaf(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException ignored) {
                // Deaf.
            }
        }
    }

    @Test
    void probe_thatOverruns_failsAtTheTimeoutAndIsInterrupted() {
        AtomicBoolean interrupted = new AtomicBoolean();
        it.behaviour = timeout -> {
            it.threads.advance(TIMEOUT.minusNanos(1));
            assertThat(it.told).isEmpty();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            it.threads.advance(TIMEOUT);
            interrupted.set(Thread.currentThread().isInterrupted());
        };
        it.watch("a");
        it.threads.runDue();

        assertThat(interrupted).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(it.told).hasSize(1);
        assertThat(it.status("a").health()).isEqualTo(Health.UNHEALTHY);
        assertThat(it.status("a").lastError()).isEqualTo("no answer within 10000 ms");
        assertThat(it.status("a").lastDuration()).isEqualTo(TIMEOUT);
    }

    @Test
    void probe_thatHangs_keepsItsNameButNoOther() throws Exception {
        CompletableFuture<Void> thread = stall("a");
        it.watch("b");

        it.threads.advance(INTERVAL.multipliedBy(5));

        assertThat(it.probed).containsExactly("a", "b", "b", "b", "b", "b", "b");
        assertThat(it.status("a").checks()).isEqualTo(1);
        assertThat(it.status("a").health()).isEqualTo(Health.UNHEALTHY);
        release.countDown();
        thread.get();
    }

    @Test
    void probe_thatReturnsLate_changesNothingAndIsCheckedAgain() throws Exception {
        CompletableFuture<Void> thread = stall("a");
        it.threads.advance(INTERVAL.multipliedBy(5));

        release.countDown();
        thread.get();
        it.threads.runDue(); // the interval is long over

        assertThat(it.probed).containsExactly("a", "a");
        assertThat(it.told).extracting(HealthStatus::health).containsExactly(Health.UNHEALTHY, Health.HEALTHY);
    }

    @Test
    void checkNow_whileAProbeHangs_returnsTheFailure() throws Exception {
        CompletableFuture<Void> thread = stall("a");
        it.threads.advance(TIMEOUT);

        assertThat(it.monitor.checkNow("a")).isEqualTo(it.told.get(0));
        assertThat(it.probed).hasSize(1);
        release.countDown();
        thread.get();
    }

    @Test
    void checkNow_whileACheckRuns_waitsForThatOne() throws Exception {
        CompletableFuture<Void> thread = stall("a");
        CompletableFuture<HealthStatus> asked = new CompletableFuture<>();
        Thread asking = new Thread(() -> asked.complete(MonitorFixture.present(it.monitor.checkNow("a"))));
        asking.start();
        while (asking.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        release.countDown();
        thread.get();

        assertThat(asked.get().health()).isEqualTo(Health.HEALTHY);
    }

    @Test
    void watch_whileTheOldProbeHangs_waitsForItAndDropsItsResult() throws Exception {
        CompletableFuture<Void> thread = stall("a");
        it.watch("a");

        it.threads.advance(INTERVAL);
        assertThat(it.probed).hasSize(1);
        assertThat(it.status("a").health()).isEqualTo(Health.UNKNOWN);

        release.countDown();
        thread.get();
        it.threads.runDue();
        assertThat(it.probed).hasSize(2);
        assertThat(it.status("a").checks()).isEqualTo(1);
        assertThat(it.told).hasSize(1);
    }

    @Test
    void unwatch_whileAProbeRuns_interruptsItAndDropsItsResult() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch forEver = new CountDownLatch(1);
        it.watch("a", timeout -> {
            hangs.countDown();
            forEver.await();
        });
        CompletableFuture<Void> thread = CompletableFuture.runAsync(it.threads::runDue);
        hangs.await();

        it.monitor.unwatch("a");

        thread.get();
        assertThat(it.told).isEmpty();
        assertThat(it.threads.planned()).isZero();
    }

    @Test
    void close_whileAProbeRuns_interruptsIt() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch forEver = new CountDownLatch(1);
        it.watch("a", timeout -> {
            hangs.countDown();
            forEver.await();
        });
        CompletableFuture<Void> thread = CompletableFuture.runAsync(it.threads::runDue);
        hangs.await();

        it.monitor.close();

        thread.get();
        assertThat(it.told).isEmpty();
    }

    @Test
    void listener_thatStalls_holdsUpItsOwnNameAlone() throws Exception {
        CountDownLatch stalls = new CountDownLatch(1);
        it.monitor.watch("a", timeout -> it.probed.add("a"), INTERVAL, TIMEOUT, status -> {
            stalls.countDown();
            awaitDeaf(release);
        });
        CompletableFuture<Void> thread = CompletableFuture.runAsync(it.threads::runDue);
        stalls.await();
        it.watch("b");

        it.threads.advance(INTERVAL);

        assertThat(it.probed).containsExactly("a", "b", "b");
        assertThat(it.status("a").health()).isEqualTo(Health.HEALTHY);
        release.countDown();
        thread.get();
    }
}
