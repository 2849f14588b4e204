package io.breakwater.it.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class ExamplesTest {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final PrintStream stdout = System.out;
    private final ByteArrayOutputStream story = new ByteArrayOutputStream();

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(story, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveBack() {
        System.setOut(stdout);
    }

    private List<String> storyOf(Executable main) {
        assertTimeoutPreemptively(LONGEST, main);
        return story.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void basicCircuit_serverFails_opensAndRefuses() {
        assertThat(storyOf(() -> BasicCircuit.main(new String[0])))
                .containsExactly(
                        "price 9.99",
                        "failed: status 503, circuit CLOSED",
                        "failed: status 503, circuit CLOSED",
                        "failed: status 503, circuit OPEN",
                        "refused: the circuit is OPEN",
                        "refused: the circuit is OPEN",
                        "requests that reached the server: 4",
                        "prices: CLOSED -> OPEN (3 consecutive failures, the last: java.io.IOException)");
    }

    @Test
    void retryingCalls_serverFailsForAMoment_retriesReadsAlone() {
        assertThat(storyOf(() -> RetryingCalls.main(new String[0])))
                .containsExactly(
                        "read, two failures: 9.99, attempts: 3",
                        "read, three failures: status 503 (earlier failures: 2), attempts: 3",
                        "write, one failure: status 503 (earlier failures: 0), attempts: 1",
                        "retries: 4, given up: 1");
    }

    @Test
    void multiTierFallback_tiersGoDown_theNextAnswers() {
        assertThat(storyOf(() -> MultiTierFallback.main(new String[0])))
                .containsExactly(
                        "all is well: 9.99",
                        "the server fails: 9.98",
                        "its circuit opens: 9.98",
                        "it is skipped: 9.98, 0 requests to the server",
                        "the replica is gone: 9.50 (of yesterday)",
                        "server served 1",
                        "replica served 3",
                        "the last resort served 1");
    }

    @Test
    void completeStack_waitingOrNot_isTheSame() {
        assertThat(storyOf(() -> CompleteStack.main(new String[0])))
                .contains(
                        "waits, one failure: 9.99",
                        "does not wait, one failure: 9.99",
                        "waits, only failures: 9.50 (of yesterday)",
                        "does not wait, only failures: 9.50 (of yesterday)",
                        "does not wait, circuit is open: 9.50 (of yesterday)")
                .anyMatch(line -> line.startsWith("  event: prices: CLOSED -> OPEN (4 consecutive failures"))
                .last()
                .asString()
                .startsWith("prices is OPEN: 2 succeeded, 6 failed, 4 retries");
    }

    @Test
    void healthMonitoring_serverFails_opensTheCircuitBeforeACallDoes() {
        assertThat(storyOf(() -> HealthMonitoring.main(new String[0])))
                .extracting(line -> line.replaceFirst(":\\d+\\)$", ")"))
                .containsExactly(
                        "the server is HEALTHY",
                        "prices: CLOSED -> OPEN (the health probe failed: status 503 from 127.0.0.1)",
                        "the server is UNHEALTHY",
                        "refused: the circuit is OPEN",
                        "prices: OPEN -> HALF_OPEN (the health probe passed)",
                        "price 9.99",
                        "prices: HALF_OPEN -> CLOSED (1 trial calls succeeded)",
                        "calls that failed: 0");
    }

    @Test
    void circuitRecovery_trialFails_waitsLongerAndCloses() {
        assertThat(storyOf(() -> CircuitRecovery.main(new String[0])))
                .containsSubsequence(
                        "failed: status 503, circuit OPEN",
                        "failed: status 503, circuit OPEN",
                        "price 9.99, circuit HALF_OPEN",
                        "price 9.99, circuit CLOSED",
                        "prices: OPEN -> HALF_OPEN (recovery timeout passed)",
                        "prices: HALF_OPEN -> OPEN (a trial call failed: java.io.IOException)",
                        "prices: OPEN -> HALF_OPEN (recovery timeout passed)",
                        "prices: HALF_OPEN -> CLOSED (2 trial calls succeeded)");
    }
}
