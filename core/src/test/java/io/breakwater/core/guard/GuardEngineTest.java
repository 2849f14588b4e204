package io.breakwater.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Classifier;
import io.breakwater.core.Outcome;
import io.breakwater.core.Together;
import io.breakwater.core.guard.GuardFixture.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A guard and its circuit together. */
final class GuardEngineTest {

    /** What is not found says nothing about the server. */
    private static final class NotFoundIsIgnored implements Classifier {

        @Override
        public Outcome classify(@Nullable Object result, @Nullable Throwable thrown) {
            if (thrown == null) {
                return Outcome.SUCCEEDED;
            }
            return thrown instanceof IllegalArgumentException ? Outcome.IGNORED : Outcome.FAILED;
        }
    }

    private final GuardFixture it = new GuardFixture(1);

    private void openAndRecover() {
        it.attempts = 1;
        assertThatThrownBy(() -> it.guard().call(new Script(new IOException()))).isInstanceOf(IOException.class);
        assertThat(it.circuit.state()).isEqualTo(CircuitState.OPEN);
        it.clock.advance(Duration.ofSeconds(60));
    }

    private void call(Throwable end) {
        assertThatThrownBy(() -> it.guard().call(new Script(end))).isSameAs(end);
    }

    /** Covers I-10: the same classifier decides in HALF_OPEN. */
    @Test
    void halfOpen_ignoredFailure_isIgnoredThereToo() throws Exception {
        it.classifier = new NotFoundIsIgnored();
        openAndRecover();

        call(new IllegalArgumentException());
        assertThat(it.circuit.state()).isEqualTo(CircuitState.HALF_OPEN);
        it.guard().call(new Script("answer"));

        assertThat(it.circuit.state()).isEqualTo(CircuitState.CLOSED);
    }

    /** Covers I-14: neutral trials give their place back, so any number of them passes, and the first verdict counts. */
    @Test
    void halfOpen_anyNumberOfNeutralTrials_starvesNobody() throws Exception {
        it.classifier = new NotFoundIsIgnored();
        openAndRecover();

        for (int i = 0; i < 10_000; i++) {
            call(new IllegalArgumentException());
        }
        it.guard().call(new Script("answer"));

        assertThat(it.circuit.state()).isEqualTo(CircuitState.CLOSED);
        assertThat(it.totals().ignored()).isEqualTo(10_000);
        assertThat(it.totals().rejected()).isZero();
    }

    /** Covers I-47: the bodies of two calls meet, so neither runs while the other holds anything. */
    @Test
    void call_whileAnotherRuns_waitsForNothing() throws Exception {
        CyclicBarrier inside = new CyclicBarrier(4);
        Guard guard = it.guard();

        List<Integer> met = Together.run(4, thread -> () -> guard.call(() -> inside.await(10, TimeUnit.SECONDS)));

        assertThat(met).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void call_insideOfAnotherOfTheSameCircuit_isNeitherCountedNorRetried() {
        it.attempts = 3;
        Guard guard = new GuardFixture(100).guard();
        int[] runs = new int[1];

        assertThatThrownBy(() -> guard.call(() -> guard.call(() -> {
                    runs[0]++;
                    throw new IOException();
                })))
                .isInstanceOf(IOException.class);

        assertThat(runs[0]).isEqualTo(3);
        assertThat(guard.circuit().snapshot().calls().failed()).isEqualTo(3);
        assertThat(guard.circuit().snapshot().calls().inFlight()).isZero();
    }
}
