package io.breakwater.core.fallback;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.AllTiersFailedException;
import io.breakwater.core.TierFailure;
import io.breakwater.core.time.ManualClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Chains whose tiers answer as stages. That the rules are the same is what most of this is about. */
final class FallbackChainAsyncTest {

    private final List<String> called = new ArrayList<>();

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    /** By the rules of {@link ScriptedTier}, but its stage is ended by the test. */
    private class Staged implements Tier<String, Object> {

        private final ScriptedTier rules;
        final CompletableFuture<Object> stage = new CompletableFuture<>();

        Staged(String name, @Nullable String reason) {
            rules = new ScriptedTier(name, reason, arguments -> "never");
        }

        @Override
        public String name() {
            return rules.name();
        }

        @Override
        public @Nullable String unavailable(String arguments) {
            return rules.unavailable(arguments);
        }

        @Override
        public Object call(String arguments) {
            throw new AssertionError("called synchronously");
        }

        @Override
        public CompletionStage<Object> callAsync(String arguments) {
            called.add(name() + "(" + arguments + ")");
            return stage;
        }

        @Override
        public boolean isAnswer(@Nullable Object result) {
            return rules.isAnswer(result);
        }

        @Override
        public boolean mayAskOthers(String arguments, @Nullable Object result, @Nullable Throwable thrown) {
            return rules.mayAskOthers(arguments, result, thrown);
        }
    }

    private Staged staged(String name) {
        return new Staged(name, null);
    }

    private static Tier<String, Object> scripted(String name, Object end) {
        return new ScriptedTier(name, null, arguments -> end);
    }

    private static FallbackChain<String, Object> chainOf(List<Tier<String, Object>> tiers) {
        return new FallbackChain<>("get-account", tiers, null, new ManualClock());
    }

    private static Throwable failureOf(CompletionStage<?> future) {
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        future.whenComplete((result, thrown) -> seen.complete(thrown));
        assertThat(seen).isCompleted();
        return seen.join();
    }

    @Test
    void callAsync_firstAnswers_noOtherIsCalled() {
        Staged one = staged("one");
        FallbackChain<String, Object> chain = chainOf(List.of(one, staged("two")));

        CompletableFuture<Object> answer = chain.callAsync("42");
        assertThat(answer).isNotDone();
        one.stage.complete("account");

        assertThat(answer).isCompletedWithValue("account");
        assertThat(called).containsExactly("one(42)");
        assertThat(chain.snapshot().served().get(0).served()).isEqualTo(1);
    }

    @Test
    void callAsync_tiersFail_asksInOrderAndSkips() {
        Staged one = staged("one");
        Staged three = staged("three");
        FallbackChain<String, Object> chain =
                chainOf(List.of(one, new Staged("two", "circuit 'two' is OPEN"), three, scripted("four", "account")));

        CompletableFuture<Object> answer = chain.callAsync("42");
        one.stage.completeExceptionally(new CompletionException(new IOException()));
        assertThat(called).containsExactly("one(42)", "three(42)");
        three.stage.complete("bad");

        assertThat(answer).isCompletedWithValue("account");
        assertThat(called).containsExactly("one(42)", "three(42)");
        assertThat(chain.snapshot().served())
                .extracting(FallbackSnapshot.TierCount::served)
                .containsExactly(0L, 0L, 0L, 1L);
    }

    /** Whoever stops waiting may go elsewhere with a call that acts: it is not to be made a second time for him. */
    @Test
    void callAsync_callerStopsWhileATierIsAsked_noOtherIsAsked() {
        Staged one = staged("one");
        AtomicReference<@Nullable CompletableFuture<Object>> answer = new AtomicReference<>();
        Staged two = new Staged("two", null) {
            @Override
            public CompletionStage<Object> callAsync(String arguments) {
                super.callAsync(arguments);
                requireNonNull(answer.get()).cancel(false);
                throw new IllegalStateException("it cannot be asked");
            }
        };
        answer.set(chainOf(List.of(one, two, staged("three"))).callAsync("42"));
        one.stage.completeExceptionally(new IOException());
        assertThat(called).containsExactly("one(42)", "two(42)");
    }

    @Test
    void callAsync_allFail_theFirstTiersOwnThrowableGoesOut() { // I-49
        Staged one = staged("one");
        Staged two = staged("two");
        FallbackChain<String, Object> chain = chainOf(List.of(one, two, scripted("three", new IOException("third"))));
        IOException real = new IOException("real");
        CompletionException wrapper = new CompletionException(real);

        CompletableFuture<Object> answer = chain.callAsync("42");
        one.stage.completeExceptionally(wrapper);
        two.stage.complete("bad");

        assertThat(failureOf(answer)).isSameAs(wrapper);
        assertThat(real.getSuppressed())
                .singleElement()
                .isInstanceOf(AllTiersFailedException.class)
                .asString()
                .endsWith(
                        "one: java.io.IOException; two: returned what counts as a failure; three: java.io.IOException");
        assertThat(chain.snapshot().allTiersFailed()).isEqualTo(1);
    }

    @Test
    void callAsync_noneWasCalled_failsWithTheReport() {
        CompletableFuture<Object> answer =
                chainOf(List.of(new Staged("one", "not now"))).callAsync("42");

        assertThat(failureOf(answer))
                .isInstanceOf(AllTiersFailedException.class)
                .hasMessageEndingWith("one: skipped: not now");
    }

    @Test
    void callAsync_noTierAnswers_theLastResortDoes() {
        Staged one = staged("one");
        FallbackChain<String, Object> chain =
                new FallbackChain<>("get-account", List.of(one), arguments -> "cached " + arguments, new ManualClock());

        CompletableFuture<Object> answer = chain.callAsync("42");
        one.stage.completeExceptionally(new IOException());

        assertThat(answer).isCompletedWithValue("cached 42");
        assertThat(chain.snapshot().servedByValue()).isEqualTo(1);
    }

    static Stream<Throwable> whatEndsAChain() {
        return Stream.of(
                new AssertionError(),
                new CompletionException(new StackOverflowError()),
                new CompletionException(new InterruptedException()),
                new CompletionException(new IllegalArgumentException()),
                new UnsupportedOperationException("cannot tell"));
    }

    @ParameterizedTest
    @MethodSource("whatEndsAChain")
    void callAsync_failureAfterWhichNobodyElseMayBeAsked_endsTheChain(Throwable end) { // I-2, I-49
        Staged one = staged("one");
        FallbackChain<String, Object> chain =
                new FallbackChain<>("get-account", List.of(one, staged("two")), none -> "never", new ManualClock());

        CompletableFuture<Object> answer = chain.callAsync("42");
        one.stage.completeExceptionally(end);

        assertThat(failureOf(answer)).isSameAs(end);
        assertThat(called).containsExactly("one(42)");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void callAsync_tierIsInterruptedOnThisThread_endsTheChainAndSetsTheFlag() {
        CompletableFuture<Object> answer = chainOf(List.of(scripted("one", new InterruptedException()), staged("two")))
                .callAsync("42");

        assertThat(failureOf(answer)).isInstanceOf(InterruptedException.class);
        assertThat(called).isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void callAsync_resultAfterWhichNobodyElseMayBeAsked_endsTheChain() {
        Staged one = staged("one");
        CompletableFuture<Object> answer = chainOf(List.of(one, staged("two"))).callAsync("42");

        one.stage.complete("bad and done");

        assertThat(failureOf(answer)).isInstanceOf(AllTiersFailedException.class);
        assertThat(called).containsExactly("one(42)");
    }

    @Test
    void callAsync_cancelled_cancelsTheTierAndAsksNoOther() { // I-4
        Staged one = staged("one");
        FallbackChain<String, Object> chain = chainOf(List.of(one, staged("two")));
        CompletableFuture<Object> answer = chain.callAsync("42");

        answer.cancel(true);

        assertThat(one.stage).isCancelled();
        assertThat(called).containsExactly("one(42)");
        assertThat(chain.snapshot().allTiersFailed()).isZero();
    }

    @Test
    void callAsync_cancelledWhileATierIsCalled_cancelsWhatComesOfItAndAsksNoOther() { // I-4
        CompletableFuture<CompletableFuture<Object>> known = new CompletableFuture<>();
        Staged one = staged("one");
        Staged two = new Staged("two", null) {
            @Override
            public CompletionStage<Object> callAsync(String arguments) {
                known.join().cancel(true);
                return super.callAsync(arguments);
            }
        };
        known.complete(chainOf(List.of(one, two, staged("three"))).callAsync("42"));

        one.stage.completeExceptionally(new IOException());

        assertThat(two.stage).isCancelled();
        assertThat(called).containsExactly("one(42)", "two(42)");
    }

    @Test
    void callAsync_stageEndsTwice_countsOnce() {
        Staged one = staged("one");
        FallbackChain<String, Object> chain = chainOf(List.of(one, staged("two")));
        CompletableFuture<Object> answer = chain.callAsync("42");
        one.stage.complete("account");

        one.stage.obtrudeException(new IOException());

        assertThat(answer).isCompletedWithValue("account");
        assertThat(called).containsExactly("one(42)");
    }

    /** Tiers are somebody's own classes: nobody is to wait for ever because of one. */
    @Test
    void callAsync_tierReturnsNull_isAFailureOfThatTier() {
        Tier<String, Object> broken = new Staged("one", null) {
            @Override
            @SuppressWarnings("NullAway") // that is what is tested
            public CompletionStage<Object> callAsync(String arguments) {
                return null;
            }
        };

        assertThat(chainOf(List.of(broken, scripted("two", "account"))).callAsync("42"))
                .isCompletedWithValue("account");
    }

    @Test
    void callAsync_tierCannotTellBecauseOfAnError_failsWithThat() {
        NoClassDefFoundError error = new NoClassDefFoundError("broken");
        Staged one = new Staged("one", null) {
            @Override
            public boolean mayAskOthers(String arguments, @Nullable Object result, @Nullable Throwable thrown) {
                throw error;
            }
        };
        CompletableFuture<Object> answer = chainOf(List.of(one, staged("two"))).callAsync("42");

        one.stage.completeExceptionally(new IOException());

        assertThat(failureOf(answer)).isSameAs(error);
        assertThat(called).containsExactly("one(42)");
    }

    @Test
    void runAsync_firstTierWasAskedElsewhere_asksTheOthers() {
        Staged two = staged("two");
        FallbackChain<String, Object> chain = chainOf(List.of(two));
        IOException own = new IOException();

        CompletableFuture<Object> answered = chain.runAsync("42", TierFailure.threw("one", own));
        two.stage.complete("account");
        CompletableFuture<Object> failed = chain.runAsync("42", TierFailure.threw("one", own));
        CompletableFuture<Object> skipped = chain.runAsync("42", TierFailure.because("one", "skipped"));

        assertThat(answered).isCompletedWithValue("account");
        assertThat(failed).isCompletedWithValue("account");
        assertThat(skipped).isCompletedWithValue("account");
        assertThat(own.getSuppressed()).isEmpty();
    }

    @Test
    void runAsync_noTierAnswers_whatTheFirstThrewGoesOut_elseTheReport() {
        FallbackChain<String, Object> chain = chainOf(List.of(scripted("two", "bad")));
        IOException own = new IOException();

        assertThat(failureOf(chain.runAsync("42", TierFailure.threw("one", own))))
                .isSameAs(own);
        assertThat(failureOf(chain.runAsync("42", TierFailure.because("one", "skipped"))))
                .isInstanceOf(AllTiersFailedException.class)
                .hasMessageEndingWith("one: skipped; two: returned what counts as a failure");
        assertThat(own.getSuppressed()).singleElement().isInstanceOf(AllTiersFailedException.class);
    }

    @Test
    void callAsync_insideOfItself_asksTheFirstTierAlone() {
        List<FallbackChain<String, Object>> own = new ArrayList<>();
        FallbackChain<String, Object> chain =
                chainOf(List.of(scripted("one", new IOException("first")), new ScriptedTier("two", null, arguments -> {
                    assertThat(own.get(0).isRunningHere()).isTrue();
                    return failureOf(own.get(0).callAsync(arguments)).getMessage();
                })));
        own.add(chain);

        assertThat(chain.callAsync("42")).isCompletedWithValue("first");

        assertThat(chain.isRunningHere()).isFalse();
        assertThat(chain.snapshot().calls()).isEqualTo(1);
    }

    /** What waits for an answer is not part of the chain. */
    @Test
    void callAsync_dependents_mayStartTheChainAnew() {
        Staged one = staged("one");
        FallbackChain<String, Object> chain = chainOf(List.of(one, scripted("two", "account")));
        CompletableFuture<Boolean> seen = chain.callAsync("42").thenApply(answer -> chain.isRunningHere());

        one.stage.completeExceptionally(new IOException());

        assertThat(seen).isCompletedWithValue(false);
    }
}
