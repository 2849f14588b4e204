package io.breakwater.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ParkingSleeperTest {

    private final Sleeper sleeper = Sleeper.parking();

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void sleep_zeroOrNegative_returnsAtOnce() {
        assertThat(sleeper.sleep(0)).isTrue();
        assertThat(sleeper.sleep(-1)).isTrue();
        assertThat(sleeper.sleep(Long.MIN_VALUE)).isTrue();
    }

    @Test
    void sleep_aMillisecond_lastsAtLeastThat() {
        long before = System.nanoTime();

        assertThat(sleeper.sleep(1_000_000)).isTrue();

        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(1_000_000);
    }

    @Test
    void sleep_alreadyInterrupted_returnsFalseAndKeepsTheFlag() {
        Thread.currentThread().interrupt();

        assertThat(sleeper.sleep(Long.MAX_VALUE)).isFalse();
        assertThat(sleeper.sleep(0)).isFalse();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void sleep_interruptedMeanwhile_returnsFalseAndKeepsTheFlag() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CompletableFuture<String> seen = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            started.countDown();
            boolean whole = sleeper.sleep(Long.MAX_VALUE);
            seen.complete(whole + " " + Thread.currentThread().isInterrupted());
        });
        thread.start();
        started.await();

        thread.interrupt();

        assertThat(seen.get(20, TimeUnit.SECONDS)).isEqualTo("false true");
        thread.join();
    }
}
