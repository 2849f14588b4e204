package io.breakwater.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class SharedThreadTest {

    private final Scheduler scheduler = Scheduler.shared();

    @Test
    void schedule_soon_runsOnOneDaemonThreadThatHoldsNoClassLoader() throws Exception {
        CompletableFuture<Thread> first = new CompletableFuture<>();
        CompletableFuture<Thread> second = new CompletableFuture<>();

        scheduler.schedule(() -> first.complete(Thread.currentThread()), 0);
        scheduler.schedule(() -> second.complete(Thread.currentThread()), -1);

        Thread thread = first.get(20, TimeUnit.SECONDS);
        assertThat(second.get(20, TimeUnit.SECONDS)).isSameAs(thread);
        assertThat(thread.getName()).isEqualTo("breakwater-retry");
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getContextClassLoader()).isNull();
    }

    @Test
    void schedule_later_waitsForTheDelay() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        long before = System.nanoTime();

        scheduler.schedule(done::countDown, 2_000_000);

        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(2_000_000);
    }

    @Test
    void schedule_takenBack_doesNotRun() throws Exception {
        AtomicBoolean ran = new AtomicBoolean();
        CountDownLatch later = new CountDownLatch(1);

        Runnable takeBack =
                scheduler.schedule(() -> ran.set(true), Duration.ofMillis(50).toNanos());
        takeBack.run();
        takeBack.run();
        scheduler.schedule(later::countDown, Duration.ofMillis(60).toNanos());

        assertThat(later.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(ran).isFalse();
    }

    @Test
    void schedule_taskThatThrows_doesNotStopTheNextOne() throws Exception {
        CountDownLatch next = new CountDownLatch(1);

        scheduler.schedule(
                () -> {
                    throw new AssertionError("broken");
                },
                0);
        scheduler.schedule(next::countDown, 0);

        assertThat(next.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
