package io.breakwater.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.Classifier;
import io.breakwater.core.Outcome;
import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.circuit.CircuitMode;
import io.breakwater.core.guard.GuardFixture.Script;
import io.breakwater.core.retry.RetryBudget;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What keeps a failing call from being tried again, besides the number of attempts. */
final class GuardRetryLimitsTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final GuardFixture it = new GuardFixture();

    /** A server that says when to come back. */
    private static Classifier serverSays(Object retryAfter) {
        return new Classifier() {
            @Override
            public Outcome classify(@Nullable Object result, @Nullable Throwable thrown) {
                return thrown == null ? Outcome.SUCCEEDED : Outcome.FAILED;
            }

            @Override
            public Object retryAfter(@Nullable Object result, @Nullable Throwable thrown) {
                return retryAfter;
            }
        };
    }

    private Script failing() {
        IOException[] failures = new IOException[20];
        for (int i = 0; i < failures.length; i++) {
            failures[i] = new IOException();
        }
        return new Script((Object[]) failures);
    }

    private void fail(Script body) {
        assertThatThrownBy(() -> it.guard().call(body)).isInstanceOf(IOException.class);
    }

    /** Covers I-45: delays of 1, 2, 4 s; the third would end after 7 s. */
    @Test
    void maxDuration_delayThatWouldNotEndInTime_isNotBegun() {
        it.attempts = 10;
        it.maxDuration = Duration.ofSeconds(5);
        it.sleeper.meanwhile(() -> it.clock.advance(
                Duration.ofNanos(it.sleeper.slept().get(it.sleeper.slept().size() - 1))));
        Script body = failing();

        fail(body);

        assertThat(body.runs()).isEqualTo(3);
        assertThat(it.sleeper.slept()).containsExactly(SECOND, 2 * SECOND);
        assertThat(it.totals().inFlight()).isZero();
    }

    @Test
    void maxDuration_reachedExactly_isAllowed() {
        it.attempts = 10;
        it.maxDuration = Duration.ofSeconds(3);
        it.sleeper.meanwhile(() -> it.clock.advance(
                Duration.ofNanos(it.sleeper.slept().get(it.sleeper.slept().size() - 1))));
        Script body = failing();

        fail(body);

        assertThat(body.runs()).isEqualTo(3);
    }

    @Test
    void maxDuration_spentByTheFirstAttempt_isNotRetried() {
        it.maxDuration = Duration.ofSeconds(5);
        Script body = failing();

        assertThatThrownBy(() -> it.guard().call(() -> {
                    it.clock.advance(Duration.ofSeconds(5));
                    return body.call();
                }))
                .isInstanceOf(IOException.class);

        assertThat(body.runs()).isEqualTo(1);
        assertThat(it.sleeper.slept()).isEmpty();
    }

    /** Covers I-46. */
    @Test
    void retryAfter_longerThanTheBackoff_isWaitedFor() {
        it.classifier = serverSays("7");

        fail(failing());

        assertThat(it.sleeper.slept()).containsExactly(7 * SECOND, 7 * SECOND);
    }

    /** Covers I-46. */
    @Test
    void retryAfter_shorterThanTheBackoff_doesNotShortenIt() {
        it.classifier = serverSays(0.5);

        fail(failing());

        assertThat(it.sleeper.slept()).containsExactly(SECOND, 2 * SECOND);
    }

    /** Covers I-46. */
    @Test
    void retryAfter_beyondTheLongestDelay_isNotRetried() {
        it.classifier = serverSays(61);
        Script body = failing();

        fail(body);

        assertThat(body.runs()).isEqualTo(1);
    }

    /** Covers I-46. */
    @Test
    void retryAfter_negativeOrRubbish_isAsIfNothingWasSaid() {
        for (Object said : List.of(-5, "soon", new Object())) {
            GuardFixture each = new GuardFixture();
            each.classifier = serverSays(said);
            assertThatThrownBy(() -> each.guard().call(failing())).isInstanceOf(IOException.class);
            assertThat(each.sleeper.slept()).containsExactly(SECOND, 2 * SECOND);
        }
    }

    @Test
    void retryAfter_whileAMonitorIsHeld_isNotRetried() {
        it.classifier = serverSays("7");
        it.traits = new MethodTraits(false, true);
        Script body = failing();

        fail(body);

        assertThat(body.runs()).isEqualTo(1);
        assertThat(it.sleeper.slept()).isEmpty();
    }

    @Test
    void retryAfter_thatCannotBeRead_isReportedAndTheCallIsRetried() {
        it.classifier = new Classifier() {
            @Override
            public Outcome classify(@Nullable Object result, @Nullable Throwable thrown) {
                return thrown == null ? Outcome.SUCCEEDED : Outcome.FAILED;
            }

            @Override
            public Object retryAfter(@Nullable Object result, @Nullable Throwable thrown) {
                throw new IllegalStateException("unreadable");
            }
        };
        Script body = failing();

        fail(body);

        assertThat(body.runs()).isEqualTo(3);
        assertThat(it.errors).hasSize(2);
    }

    /** Covers I-43, I-44: ten a second for ten seconds, and a fifth of the calls, whose number grows with these. */
    @Test
    void budget_spent_failuresGoOutAtOnce() {
        it.budget = new RetryBudget(20);
        it.attempts = 2;
        Script body;
        do {
            it.circuit.close();
            body = failing();
            fail(body);
        } while (body.runs() == 2);
        assertThat(it.totals().retries()).isBetween(100L, 130L);

        it.clock.advance(Duration.ofSeconds(11));
        Script later = failing();
        it.circuit.close();
        fail(later);
        assertThat(later.runs()).isEqualTo(2);
    }

    @Test
    void observe_aRetryThatWouldBeMade_isCountedAndNotMade() {
        it.circuit.reconfigure(CircuitConfig.builder()
                .failureThreshold(100)
                .mode(CircuitMode.OBSERVE)
                .build());
        Script body = failing();

        fail(body);

        assertThat(body.runs()).isEqualTo(1);
        assertThat(it.sleeper.slept()).isEmpty();
        assertThat(it.totals().retries()).isEqualTo(1);
    }

    @Test
    void observe_aRetryThatWouldBeRefused_isNotCounted() {
        it.circuit.reconfigure(CircuitConfig.builder()
                .failureThreshold(1)
                .mode(CircuitMode.OBSERVE)
                .build());

        fail(failing());

        assertThat(it.totals().retries()).isZero();
    }

    @Test
    void off_runsTheBodyOnceAndCountsNothing() throws Exception {
        it.circuit.reconfigure(CircuitConfig.builder().mode(CircuitMode.OFF).build());
        fail(failing());
        assertThat(it.guard().call(new Script("answer"))).isEqualTo("answer");

        assertThat(it.totals().total()).isZero();
    }
}
