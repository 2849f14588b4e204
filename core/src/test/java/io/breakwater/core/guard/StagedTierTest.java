package io.breakwater.core.guard;

import static io.breakwater.core.guard.Stages.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.CircuitOpenException;
import io.breakwater.core.circuit.CallTotals;
import io.breakwater.core.fallback.FallbackChain;
import io.breakwater.core.fallback.Tier;
import io.breakwater.core.retry.RetryPolicy;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Guarded tiers that answer as stages, in a chain. */
final class StagedTierTest {

    private final GuardFixture one = new GuardFixture(1);
    private final GuardFixture two = new GuardFixture();
    private final Stages first = new Stages();
    private final Stages second = new Stages();

    private FallbackChain<String, Object> chain() {
        one.attempts = 2;
        Tier<String, Object> tierOne = GuardedTier.async("one", one.guard(), id -> first.get());
        Tier<String, Object> tierTwo = GuardedTier.async("two", two.guard(), id -> second.get());
        return FallbackChain.of("get-account", List.of(tierOne, tierTwo));
    }

    @Test
    void callAsync_firstTierOpensItsCircuit_theSecondAnswersAndIsAskedAloneThen() {
        FallbackChain<String, Object> chain = chain();
        CompletableFuture<Object> answer = chain.callAsync("42");
        first.fail(new IOException());
        second.last().complete("account");
        CompletableFuture<Object> next = chain.callAsync("43");
        second.last().complete("other");

        assertThat(answer).isCompletedWithValue("account");
        assertThat(next).isCompletedWithValue("other");
        assertThat(first.runs()).isEqualTo(1);
        assertThat(chain.snapshot().served().get(1).served()).isEqualTo(2);
    }

    @Test
    void callAsync_writeFails_endsTheChain() {
        one.traits = new MethodTraits(true, false);
        CompletableFuture<Object> answer = chain().callAsync("42");

        first.fail(new IOException("unknown"));

        assertThat(failureOf(answer)).hasMessage("unknown");
        assertThat(second.runs()).isZero();
    }

    @Test
    void callAsync_cancelled_releasesTheTiersPermit() { // I-4
        CompletableFuture<Object> answer = chain().callAsync("42");

        answer.cancel(true);

        assertThat(first.last()).isCancelled();
        assertThat(one.totals()).isEqualTo(new CallTotals(0, 0, 1, 0, 0, 0, 0, 0, 0, 0));
        assertThat(second.runs()).isZero();
    }

    @Test
    void callAsync_timesOut_speaksAgainstTheTierThatIsAsked() {
        CompletableFuture<Object> answer = chain().callAsync("42");

        answer.completeExceptionally(new TimeoutException());

        assertThat(first.last()).isCancelled();
        assertThat(one.totals().failed()).isEqualTo(1);
        assertThat(one.totals().inFlight()).isZero();
        assertThat(second.runs()).isZero();
    }

    @Test
    void callAsync_stageIsCancelledBySomebodyElse_endsTheChain() { // I-4
        CompletableFuture<Object> answer = chain().callAsync("42");

        first.last().cancel(true);

        assertThat(answer).isCompletedExceptionally();
        assertThat(second.runs()).isZero();
    }

    @Test
    void call_onAThreadThatStays_waitsForTheStage() throws Throwable {
        IOException real = new IOException();
        Tier<String, Object> failing = GuardedTier.async(
                "one",
                Guard.of(one.circuit).retry(RetryPolicy.never()).build(),
                id -> CompletableFuture.failedFuture(new CompletionException(real)));
        Tier<String, Object> well =
                GuardedTier.async("two", two.guard(), id -> CompletableFuture.completedFuture("account"));

        assertThat(FallbackChain.of("get-account", List.of(failing, well)).call("42"))
                .isEqualTo("account");
        assertThat(one.circuit.snapshot().lastFailure()).isEqualTo("java.io.IOException");
        assertThatThrownBy(() -> failing.call("42")).isInstanceOf(CircuitOpenException.class);
    }
}
