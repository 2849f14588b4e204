package io.breakwater.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class DaemonThreadsTest {

    private static final long NEVER = TimeUnit.DAYS.toNanos(1);

    private final DaemonThreads threads = new DaemonThreads("test-");

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void task_runsOnADaemonThreadOfItsOwn() throws Exception {
        CompletableFuture<Thread> ran = new CompletableFuture<>();
        threads.schedule(() -> ran.complete(Thread.currentThread()), 0);

        Thread thread = ran.get();
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getName()).isEqualTo("test-1");
        assertThat(thread.getContextClassLoader()).isNull();
    }

    @Test
    void taskThatBlocks_delaysNoOther() throws Exception {
        CountDownLatch met = new CountDownLatch(2);
        CountDownLatch done = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            threads.schedule(
                    () -> {
                        met.countDown();
                        try {
                            met.await();
                            done.countDown();
                        } catch (InterruptedException stop) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    0);
        }
        done.await();
    }

    @Test
    void moreTasksThanThreads_allRun_andNeverMoreThanSixtyFourAtOnce() throws Exception {
        int tasks = 100;
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(64);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(tasks);
        for (int i = 0; i < tasks; i++) {
            threads.schedule(
                    () -> {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        full.countDown();
                        try {
                            release.await();
                        } catch (InterruptedException stop) {
                            Thread.currentThread().interrupt();
                        }
                        running.decrementAndGet();
                        done.countDown();
                    },
                    0);
        }
        assertThat(full.await(10, TimeUnit.SECONDS)).isTrue();
        release.countDown();
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(most).hasValue(64);
    }

    @Test
    void finish_runsOnceWhatWaits_andTakesNothingMore() throws Exception {
        AtomicInteger taken = new AtomicInteger();
        CountDownLatch ran = new CountDownLatch(2);
        threads.schedule(ran::countDown, NEVER);
        threads.schedule(ran::countDown, NEVER);
        threads.schedule(taken::incrementAndGet, NEVER).run();

        threads.finish();

        ran.await();
        assertThat(taken).as("taken back").hasValue(0);
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> threads.schedule(() -> {}, 0));
        threads.finish();
    }

    @Test
    void finish_withNothingThatWaits_takesNothingMore() {
        threads.finish();

        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> threads.schedule(() -> {}, 0));
    }

    @Test
    void close_runsNothing() {
        AtomicInteger ran = new AtomicInteger();
        threads.schedule(ran::incrementAndGet, NEVER);

        threads.close();
        threads.finish();

        assertThat(ran).hasValue(0);
    }
}
