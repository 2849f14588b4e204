package io.breakwater.core.guard;

import static io.breakwater.core.guard.Stages.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.CircuitState;
import io.breakwater.core.Outcome;
import io.breakwater.core.circuit.CallTotals;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stages fail with, and what that is taken for. */
final class GuardAsyncFailureTest {

    private final GuardFixture it = new GuardFixture();
    private final Stages body = new Stages();

    /** Lets one call fail so, and checks that it goes out as it is. */
    private void fail(Throwable thrown) {
        CompletableFuture<Object> future = it.guard().callAsync(body);
        body.fail(thrown);
        it.timers.runAll();
        if (!future.isDone()) {
            body.fail(thrown);
        }
        assertThat(failureOf(future)).isSameAs(thrown);
        assertThat(it.totals().inFlight()).isZero();
    }

    private static CompletionException cyclic() {
        class Cyclic extends CompletionException {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Throwable getCause() {
                return this;
            }
        }
        return new Cyclic();
    }

    static Stream<Throwable> errors() {
        return Stream.of(
                new AssertionError("broken"),
                new StackOverflowError(),
                new CompletionException(new NoClassDefFoundError("broken")),
                new CompletionException(new ExecutionException(new InternalError("broken"))),
                new CompletionException(new InterruptedException()));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void callAsync_errorOrInterrupt_goesOutAtOnceAndIsCounted(Throwable end) { // I-2
        fail(end);

        assertThat(it.totals()).isEqualTo(new CallTotals(0, 1, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void callAsync_errorInHalfOpen_endsTheTrial(Throwable end) { // I-2
        it.circuit.open("by the test");
        it.clock.advance(Duration.ofSeconds(60));

        fail(end);

        assertThat(it.circuit.state()).isEqualTo(CircuitState.OPEN);
        it.clock.advance(Duration.ofSeconds(60));
        assertThat(it.circuit.tryAcquire()).isPositive();
    }

    static Stream<Throwable> wrappersOfNothing() {
        return Stream.of(
                new CompletionException(null, null),
                new CompletionException(new CompletionException(null, null)),
                new ExecutionException(null, null),
                cyclic());
    }

    @ParameterizedTest
    @MethodSource("wrappersOfNothing")
    void callAsync_wrapperWithoutCause_isAFailureLikeAnyOther(Throwable end) { // I-24
        it.attempts = 1;

        fail(end);

        assertThat(it.totals().failed()).isEqualTo(1);
        assertThat(it.errors).isEmpty();
    }

    @Test
    void callAsync_wrappedFailure_isClassifiedAndDescribedWithoutTheWrapper() { // I-49
        it.classifier =
                (result, thrown) -> thrown instanceof IllegalArgumentException ? Outcome.IGNORED : Outcome.FAILED;

        fail(new CompletionException(new ExecutionException(new IllegalArgumentException())));
        assertThat(it.totals()).isEqualTo(new CallTotals(0, 0, 1, 0, 0, 0, 0, 0, 0, 0));

        it.attempts = 1;
        fail(new CompletionException(new IOException()));
        assertThat(it.circuit.snapshot().lastFailure()).isEqualTo("java.io.IOException");
    }

    @Test
    void callAsync_wrappedFailuresAreRetried_earlierOnesRideOnWhatIsSeen() throws Exception { // I-41
        it.attempts = 2;
        IOException first = new IOException("first");
        IOException second = new IOException("second");
        CompletableFuture<Object> future = it.guard().callAsync(body);
        body.fail(new CompletionException(first));
        it.timers.runNext();
        body.fail(new CompletionException(second));

        assertThatThrownBy(future::get).hasCause(second);
        assertThatThrownBy(future::join).hasCause(second);
        assertThat(second.getSuppressed()).containsExactly(first);
    }

    @Test
    void callAsync_classifierThrows_keepsTheEndAndTheCount() { // I-3
        it.attempts = 1;
        IllegalStateException broken = new IllegalStateException("broken");
        it.classifier = (result, thrown) -> {
            throw broken;
        };

        fail(new IOException());
        CompletableFuture<Object> good = it.guard().callAsync(body);
        body.last().complete("result");

        assertThat(good).isCompletedWithValue("result");
        assertThat(it.errors).containsOnly(broken);
        assertThat(it.totals()).isEqualTo(new CallTotals(1, 1, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void callAsync_resultIsAFailure_isRetriedAndTheLastResultGivenOut() {
        it.attempts = 2;
        it.classifier = (@Nullable Object result, @Nullable Throwable thrown) ->
                "bad".equals(result) ? Outcome.FAILED : Outcome.SUCCEEDED;

        CompletableFuture<Object> future = it.guard().callAsync(() -> CompletableFuture.completedFuture("bad"));
        it.timers.runAll();

        assertThat(future).isCompletedWithValue("bad");
        assertThat(it.totals()).isEqualTo(new CallTotals(0, 2, 0, 0, 0, 0, 0, 1, 1, 0));
    }

    @Test
    void callAsync_bodyThrows_isAFailedAttempt() {
        it.attempts = 2;
        IllegalStateException thrown = new IllegalStateException();

        CompletableFuture<Object> future = it.guard().callAsync(() -> {
            throw thrown;
        });
        it.timers.runAll();

        assertThat(failureOf(future)).isSameAs(thrown);
        assertThat(it.totals()).isEqualTo(new CallTotals(0, 2, 0, 0, 0, 0, 0, 1, 1, 0));
    }

    @Test
    @SuppressWarnings("NullAway") // that is what is tested
    void callAsync_bodyReturnsNull_isAFailedAttempt() {
        it.attempts = 1;

        CompletableFuture<Object> future = it.guard().callAsync(() -> null);

        assertThat(failureOf(future)).isInstanceOf(NullPointerException.class).hasMessageContaining("not a stage");
        assertThat(it.totals()).isEqualTo(new CallTotals(0, 1, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void callAsync_stageIsCancelledBySomebodyElse_isAFailureAndNotRetried() { // I-4
        CompletableFuture<Object> future = it.guard().callAsync(body);

        body.last().cancel(true);

        assertThat(failureOf(future)).isInstanceOf(CancellationException.class);
        assertThat(it.totals()).isEqualTo(new CallTotals(0, 1, 0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(it.timers.delays()).isEmpty();
    }
}
