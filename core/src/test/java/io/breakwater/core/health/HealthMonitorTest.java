package io.breakwater.core.health;

import static io.breakwater.core.health.MonitorFixture.INTERVAL;
import static io.breakwater.core.health.MonitorFixture.TIMEOUT;
import static io.breakwater.core.health.MonitorFixture.failing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When checks run and what is known afterwards, with the test's own time and threads. */
@Timeout(60)
final class HealthMonitorTest {

    private static final Duration NANO = Duration.ofNanos(1);

    private final MonitorFixture it = new MonitorFixture();

    @Test
    void name_newlyWatched_isUnknown() {
        it.watch("a");

        assertThat(it.status("a")).isEqualTo(new HealthStatus("a", Health.UNKNOWN, null, Duration.ZERO, null, 0, 0));
        assertThat(it.monitor.status("b")).isNull();
    }

    @Test
    void name_watched_isCheckedAtOnceAndThenAtItsInterval() {
        it.watch("a");

        it.threads.runDue();
        assertThat(it.probed).hasSize(1);
        it.threads.advance(INTERVAL.minus(NANO));
        assertThat(it.probed).hasSize(1);
        it.threads.advance(NANO);
        assertThat(it.probed).hasSize(2);
        it.threads.advance(INTERVAL.multipliedBy(100));
        assertThat(it.probed).hasSize(102);
        assertThat(it.told).hasSize(102);
    }

    @Test
    void interval_runsFromTheEndOfACheck() {
        it.behaviour = timeout -> it.clock.advance(Duration.ofSeconds(7));
        it.watch("a");
        it.threads.runDue();

        it.threads.advance(INTERVAL.minus(NANO));
        assertThat(it.probed).hasSize(1);
        it.threads.advance(NANO);
        assertThat(it.probed).hasSize(2);
    }

    @Test
    void check_thatPasses_isHealthy() {
        it.clock.setWallMillis(123);
        it.behaviour = timeout -> {
            assertThat(timeout).isEqualTo(TIMEOUT);
            it.clock.advance(Duration.ofMillis(5));
        };
        it.watch("a");
        it.threads.runDue();

        assertThat(it.status("a"))
                .isEqualTo(new HealthStatus(
                        "a", Health.HEALTHY, Instant.ofEpochMilli(123), Duration.ofMillis(5), null, 0, 1));
        assertThat(it.told).containsExactly(it.status("a"));
    }

    @Test
    void check_thatFails_isUnhealthyUntilOnePasses() {
        it.behaviour = failing();
        it.watch("a");
        it.threads.advance(INTERVAL.multipliedBy(2));

        assertThat(it.status("a").health()).isEqualTo(Health.UNHEALTHY);
        assertThat(it.status("a").consecutiveFailures()).isEqualTo(3);

        it.behaviour = timeout -> {};
        it.threads.advance(INTERVAL);
        assertThat(it.status("a").health()).isEqualTo(Health.HEALTHY);
        assertThat(it.status("a").consecutiveFailures()).isZero();
        assertThat(it.status("a").lastError()).isNull();
        assertThat(it.status("a").checks()).isEqualTo(4);
    }

    @Test
    void lastError_ofForeignExceptions_isTheirClassesAlone() {
        it.behaviour = timeout -> {
            throw new UncheckedIOException("http://host/?key=value", new IOException("key=value"));
        };
        it.watch("a");
        it.threads.runDue();

        assertThat(it.status("a").lastError()).isEqualTo("java.io.UncheckedIOException <- java.io.IOException");
    }

    @Test
    void probe_thatThrowsAnError_failsItsOwnCheckAlone() {
        it.watch("bad", timeout -> {
            throw new StackOverflowError();
        });
        it.watch("good");

        it.threads.advance(INTERVAL);

        assertThat(it.probed).containsExactly("bad", "good", "bad", "good");
        assertThat(it.status("bad").lastError()).isEqualTo("java.lang.StackOverflowError");
        assertThat(it.status("good").health()).isEqualTo(Health.HEALTHY);
    }

    @Test
    void listener_thatThrows_isCountedAndChangesNothing() {
        it.monitor.watch("a", timeout -> {}, INTERVAL, TIMEOUT, status -> {
            throw new AssertionError("broken");
        });

        it.threads.advance(INTERVAL);

        assertThat(it.monitor.listenerFailures()).isEqualTo(2);
        assertThat(it.status("a").checks()).isEqualTo(2);
    }

    @Test
    void listener_mayAskForEverything() {
        it.monitor.watch("a", timeout -> {}, INTERVAL, TIMEOUT, status -> {
            assertThat(it.monitor.status("a")).isEqualTo(status);
            assertThat(it.monitor.checkNow("a")).isEqualTo(status); // its own check is over: does not wait for itself
            it.monitor.unwatch("a");
        });

        it.threads.runDue();

        assertThat(it.monitor.listenerFailures()).isZero();
        assertThat(it.monitor.statuses()).isEmpty();
        assertThat(it.threads.planned()).isZero();
    }

    @Test
    void statuses_areInOrderOfWatching() {
        it.watch("b");
        it.watch("a");
        it.watch("c");

        assertThat(it.monitor.statuses()).extracting(HealthStatus::name).containsExactly("b", "a", "c");
    }

    @Test
    void unwatch_endsTheChecks() {
        it.watch("a");
        it.threads.runDue();

        it.monitor.unwatch("a");
        it.monitor.unwatch("never watched");

        it.threads.advance(INTERVAL.multipliedBy(3));
        assertThat(it.probed).hasSize(1);
        assertThat(it.monitor.status("a")).isNull();
        assertThat(it.threads.planned()).isZero();
    }

    @Test
    void watch_ofTheSameName_replaces() {
        it.watch("a");
        it.threads.runDue();
        it.watch("a", failing());

        assertThat(it.status("a").health()).isEqualTo(Health.UNKNOWN);
        it.threads.advance(INTERVAL);

        assertThat(it.status("a").checks()).isEqualTo(2);
        assertThat(it.probed).hasSize(3);
    }

    @Test
    void checkNow_runsACheckAndStartsTheIntervalAnew() {
        it.watch("a");
        it.threads.advance(INTERVAL.minus(NANO));
        it.threads.inline = true;

        assertThat(it.monitor.checkNow("a")).isEqualTo(it.told.get(1));
        assertThat(it.probed).hasSize(2);

        it.threads.advance(INTERVAL.minus(NANO));
        assertThat(it.probed).hasSize(2);
        it.threads.advance(NANO);
        assertThat(it.probed).hasSize(3);
    }

    @Test
    void checkNow_ofAnUnknownName_isNull() {
        assertThat(it.monitor.checkNow("a")).isNull();
    }

    @Test
    void checkNow_interrupted_returnsWhatIsKnownAndKeepsTheInterrupt() {
        it.watch("a");
        Thread.currentThread().interrupt();

        assertThat(it.monitor.checkNow("a")).isEqualTo(it.status("a"));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void threads_thatRefuse_leaveAWorkingMonitor() {
        it.threads.refusal = new OutOfMemoryError("unable to create native thread");
        it.watch("a");
        assertThat(it.monitor.schedulingFailures()).isEqualTo(1);

        it.threads.refusal = null;
        it.monitor.statuses();
        it.threads.advance(INTERVAL);
        assertThat(it.status("a").health()).isEqualTo(Health.HEALTHY);
    }

    @Test
    void threads_thatRefuseDuringACheck_areAskedAgainAfterAnotherCheck() {
        it.watch("a", timeout -> it.threads.refusal = new OutOfMemoryError());
        it.threads.runDue();
        it.threads.refusal = null;
        assertThat(it.threads.planned()).isZero();

        it.watch("b");
        it.threads.runDue();
        it.threads.advance(INTERVAL);

        assertThat(it.probed).containsExactly("a", "b", "a");
    }

    @Test
    void threads_thatRefuseATimeout_failTheCheckWithoutRunningTheProbe() {
        it.watch("a");
        it.threads.refusal = new OutOfMemoryError();
        it.threads.runDue();

        assertThat(it.status("a").lastError()).isEqualTo("the check could not be given a timeout");
        assertThat(it.probed).isEmpty();
    }

    @Test
    void threads_thatRefuseToCheckNow_failTheCheck() {
        it.threads.refusal = new OutOfMemoryError();
        it.watch("a");

        HealthStatus status = MonitorFixture.present(it.monitor.checkNow("a"));

        assertThat(status.lastError()).isEqualTo("the check could not be started");
        assertThat(it.probed).isEmpty();
    }

    @Test
    void clock_jumping_neverMakesANegativeDuration() {
        it.behaviour = timeout -> it.clock.advance(Duration.ofDays(-3650));
        it.watch("a");
        it.threads.runDue();

        assertThat(it.status("a").lastDuration()).isZero();
    }

    @Test
    void close_endsEverythingForGood() {
        it.watch("a");
        it.threads.runDue();

        it.monitor.close();
        it.monitor.close();

        it.threads.advance(INTERVAL);
        assertThat(it.probed).hasSize(1);
        assertThat(it.threads.closed).isTrue();
        assertThat(it.monitor.statuses()).isEmpty();
        assertThat(it.monitor.checkNow("a")).isNull();
        assertThatIllegalStateException().isThrownBy(() -> it.watch("a"));
    }

    @Test
    void durations_outOfRange_areRefusedWithTheValue() {
        for (Duration illegal : List.of(Duration.ZERO, Duration.ofNanos(999_999), Duration.ofDays(366))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> it.monitor.watch("a", timeout -> {}, illegal, TIMEOUT, it.told::add))
                    .withMessageContaining("interval")
                    .withMessageContaining(illegal.toString());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> it.monitor.watch("a", timeout -> {}, INTERVAL, illegal, it.told::add))
                    .withMessageContaining("timeout");
        }
    }
}
