package io.breakwater.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.Classifier;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.circuit.CircuitMode;
import io.breakwater.core.fallback.FallbackChain;
import io.breakwater.core.guard.GuardFixture.Script;
import io.breakwater.core.retry.RetryPolicy;
import io.breakwater.core.time.Clock;
import io.breakwater.core.time.ManualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is broken around a guard, a call ends as it ended, its permit is given back, and nothing acts twice. */
final class GuardSurroundingsTest {

    private final ManualClock clock = new ManualClock();
    private final Circuit circuit = new Circuit(
            "payments", CircuitConfig.builder().maxConcurrentCalls(1).build(), clock, transition -> {});

    private static void broken(Throwable error) {
        throw new IllegalArgumentException(error);
    }

    private void assertNothingLost() {
        assertThat(circuit.snapshot().calls().inFlight()).isZero();
        assertThat(circuit.wouldRefuse()).isFalse();
    }

    @Test
    void classifierAndReportThatThrow_changeNothing() throws Exception {
        Classifier classifier = (result, thrown) -> {
            throw new IllegalStateException("classifier");
        };
        Guard guard = Guard.of(circuit)
                .classifier(classifier)
                .surroundings(Surroundings.system(GuardSurroundingsTest::broken))
                .build();

        assertThat(guard.call(new Script("ok"))).isEqualTo("ok");
        assertNothingLost();
    }

    @Test
    @SuppressWarnings("NullAway") // the point of the test
    void classifierThatAnswersNull_changesNothing() throws Exception {
        Guard guard = Guard.of(circuit)
                .retry(RetryPolicy.never())
                .classifier((result, thrown) -> null)
                .build();

        assertThat(guard.call(new Script("ok"))).isEqualTo("ok");
        IOException failure = new IOException();
        assertThatThrownBy(() -> guard.call(new Script(failure))).isSameAs(failure);
        assertNothingLost();
    }

    @Test
    void sleeperAndRandomThatThrow_letTheFailureOut() {
        IOException failure = new IOException();
        Guard sleepless = Guard.of(circuit)
                .surroundings(new Surroundings(
                        clock,
                        nanos -> {
                            throw new IllegalStateException("sleeper");
                        },
                        () -> new Random(1),
                        error -> {}))
                .build();
        assertThatThrownBy(() -> sleepless.call(new Script(failure))).isSameAs(failure);
        Guard luckless = Guard.of(circuit)
                .surroundings(new Surroundings(
                        clock,
                        nanos -> true,
                        () -> {
                            throw new IllegalStateException("random");
                        },
                        error -> {}))
                .build();
        assertThatThrownBy(() -> luckless.call(new Script(failure))).isSameAs(failure);
        assertNothingLost();
    }

    /** The time of a call is told by one clock, the circuit's, whatever the wall clock of the surroundings is. */
    @Test
    void maxDuration_goesByTheClockOfTheCircuit() {
        Guard guard = Guard.of(circuit)
                .retry(new RetryPolicy(3, GuardFixture.BACKOFF, Duration.ofSeconds(10)))
                .surroundings(new Surroundings(Clock.system(), nanos -> true, () -> new Random(1), error -> {}))
                .build();
        Script body = new Script(new IOException(), new IOException(), "ok");

        assertThat(body.runs()).isZero();
        assertThatNoExceptionOf(guard, body);
        assertThat(body.runs()).isEqualTo(3);
    }

    private static void assertThatNoExceptionOf(Guard guard, Script body) {
        try {
            assertThat(guard.call(body)).isEqualTo("ok");
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void observe_neverFallsBack_whetherOrNotItWouldRetry() {
        for (int attempts : new int[] {1, 3}) {
            GuardFixture it = new GuardFixture();
            it.attempts = attempts;
            it.circuit.reconfigure(
                    CircuitConfig.builder().mode(CircuitMode.OBSERVE).build());
            Guard guard = it.guard();
            Attempts call = new Attempts();

            guard.failed(call, guard.enter(), 0, null, new IOException());

            assertThat(call.mayFallBack()).isFalse();
        }
    }

    @Test
    void observe_retriesThatWereNotMade_areNoCallsOfTheBudget() {
        GuardFixture it = new GuardFixture();
        it.circuit.reconfigure(CircuitConfig.builder()
                .failureThreshold(0)
                .mode(CircuitMode.OBSERVE)
                .build());
        for (int i = 0; i < 50; i++) {
            assertThatThrownBy(() -> it.guard().call(new Script(new IOException())))
                    .isInstanceOf(IOException.class);
        }
        assertThat(it.circuit.firstAttempts()).isEqualTo(50);
        assertThat(it.totals().retries()).isEqualTo(50);
    }

    /** A write that has acted and is then refused further in, by its own circuit: nobody else may be asked. */
    @Test
    void writeTier_refusedFromFurtherIn_isNotSentToAnotherTier() {
        Guard write = Guard.of(circuit)
                .retry(RetryPolicy.never())
                .traits(new MethodTraits(true, false))
                .build();
        int[] acted = new int[1];
        FallbackChain<String, String> chain = FallbackChain.of(
                "accounts",
                List.of(
                        new GuardedTier<String, String>("first", write, name -> {
                            acted[0]++;
                            throw circuit.refusal(-1);
                        }),
                        new GuardedTier<String, String>("second", write, name -> {
                            acted[0]++;
                            return name;
                        })));

        assertThatThrownBy(() -> chain.call("Acme")).hasMessageContaining("payments");
        assertThat(acted[0]).isEqualTo(1);
    }
}
