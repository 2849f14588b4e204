package io.breakwater.core.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.breakwater.core.AllTiersFailedException;
import io.breakwater.core.TierFailure;
import io.breakwater.core.time.ManualClock;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FallbackChainTest {

    private final TierFailure first = TierFailure.threw("one", new IOException("first"));

    private final List<String> called = new ArrayList<>();
    private final ManualClock clock = new ManualClock();
    private @Nullable FallbackChain<String, Object> chain;

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    private ScriptedTier tier(String name, Object end) {
        return tier(name, arguments -> end);
    }

    private ScriptedTier tier(String name, Function<String, Object> answer) {
        return new ScriptedTier(name, null, arguments -> {
            called.add(name + "(" + arguments + ")" + (chain != null && chain.isRunningHere() ? "" : " outside"));
            return answer.apply(arguments);
        });
    }

    private ScriptedTier closed(String name, String why) {
        return new ScriptedTier(name, why, arguments -> called.add(name));
    }

    private FallbackChain<String, Object> chainOf(ScriptedTier... tiers) {
        FallbackChain<String, Object> made = new FallbackChain<>("get-account", List.of(tiers), null, clock);
        chain = made;
        return made;
    }

    private AllTiersFailedException failureOf(FallbackChain<String, Object> chain) {
        return catchThrowableOfType(AllTiersFailedException.class, () -> chain.run("42", first));
    }

    private Served<Object> run(FallbackChain<String, Object> chain) {
        return chain.run("42", first);
    }

    @Test
    void run_secondTierAnswers_laterOnesAreNotCalled() {
        FallbackChain<String, Object> chain = chainOf(tier("two", "account"), tier("three", "never"));

        assertThat(run(chain)).isEqualTo(new Served<Object>("two", "account"));

        assertThat(called).containsExactly("two(42)");
    }

    @Test
    void run_tiersFail_asksInOrderUntilOneAnswers() {
        FallbackChain<String, Object> chain =
                chainOf(tier("two", new IOException()), tier("three", "bad"), tier("four", "account"));

        assertThat(run(chain).tier()).isEqualTo("four");

        assertThat(called).containsExactly("two(42)", "three(42)", "four(42)");
    }

    @Test
    void run_unavailableTier_isSkippedWithoutBeingCalled() {
        FallbackChain<String, Object> chain = chainOf(closed("two", "circuit 'two' is OPEN"), tier("three", "account"));

        assertThat(run(chain).tier()).isEqualTo("three");

        assertThat(called).containsExactly("three(42)");
    }

    @Test
    void run_allFail_namesEachTierAndWhyAndCarriesWhatWasThrown() { // I-49
        IOException second = new IOException("second");
        IllegalStateException fifth = new IllegalStateException("fifth");
        FallbackChain<String, Object> chain =
                chainOf(tier("two", second), closed("three", "no instance"), tier("four", "bad"), tier("five", fifth));

        AllTiersFailedException failure = failureOf(chain);

        assertThat(failure)
                .hasMessage("fallback 'get-account': all tiers failed: one: java.io.IOException;"
                        + " two: java.io.IOException; three: skipped: no instance;"
                        + " four: returned what counts as a failure; five: java.lang.IllegalStateException");
        assertThat(failure.getSuppressed()).containsExactly(second, fifth);
    }

    @Test
    void run_noTiers_failsWithTheFirst() {
        assertThat(failureOf(chainOf())).hasMessageEndingWith("one: java.io.IOException");
    }

    @Test
    void run_resultAfterWhichNobodyElseMayBeAsked_endsTheChain() {
        assertThat(failureOf(chainOf(tier("two", "bad and done"), tier("three", "never"))))
                .hasMessageEndingWith("two: returned what counts as a failure");
        assertThat(called).containsExactly("two(42)");
    }

    @Test
    void run_tierThatCannotTellWhetherItActed_endsTheChain() {
        UnsupportedOperationException own = new UnsupportedOperationException();
        failureOf(chainOf(tier("two", own), tier("three", "never")));

        assertThat(called).containsExactly("two(42)");
        assertThat(own.getSuppressed()).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void run_ignoredFailure_endsTheChain() { // I-49
        FallbackChain<String, Object> chain =
                chainOf(tier("two", new IllegalArgumentException()), tier("three", "never"));

        assertThat(failureOf(chain).failures()).hasSize(2);

        assertThat(called).containsExactly("two(42)");
    }

    @Test
    void run_error_endsTheChain() {
        AssertionError error = new AssertionError();
        FallbackChain<String, Object> chain = chainOf(tier("two", error), tier("three", "never"));

        assertThat(failureOf(chain).getSuppressed()).containsExactly(error);

        assertThat(called).containsExactly("two(42)");
    }

    @Test
    void run_interrupt_endsTheChainAndSetsTheFlag() {
        FallbackChain<String, Object> chain = chainOf(tier("two", new InterruptedException()), tier("three", "never"));

        assertThat(failureOf(chain).failures()).hasSize(2);

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(called).containsExactly("two(42)");
    }

    @Test
    void run_interruptInTheCauseChain_endsTheChain() {
        FallbackChain<String, Object> chain =
                chainOf(tier("two", new RuntimeException(new InterruptedException())), tier("three", "never"));

        assertThat(failureOf(chain).failures()).hasSize(2);

        assertThat(called).containsExactly("two(42)");
    }

    @Test
    void isRunningHere_insideAndAfter_tellsWhichAlsoAfterFailures() {
        FallbackChain<String, Object> good = chainOf(tier("two", "account"));
        assertThat(good.isRunningHere()).isFalse();
        assertThat(run(good).value()).isEqualTo("account");
        assertThat(good.isRunningHere()).isFalse();

        FallbackChain<String, Object> bad =
                chainOf(tier("two", new IOException()), tier("three", new AssertionError()));
        assertThat(failureOf(bad)).isNotNull();

        assertThat(bad.isRunningHere()).isFalse();
        assertThat(called).noneMatch(call -> call.endsWith("outside"));
    }

    @Test
    void snapshot_countsAnswersByTier() {
        clock.setWallMillis(5000);
        List<Object> answers = new ArrayList<>(List.of("account", new IOException(), "account", new IOException()));
        FallbackChain<String, Object> chain = chainOf(
                tier("two", arguments -> answers.remove(0)),
                tier("three", arguments -> answers.isEmpty() ? new IOException() : "old"));
        assertThat(chain.snapshot().lastAllTiersFailed()).isNull();

        run(chain);
        run(chain);
        run(chain);
        assertThat(failureOf(chain)).isNotNull();

        FallbackSnapshot snapshot = chain.snapshot();
        assertThat(snapshot.name()).isEqualTo("get-account");
        assertThat(snapshot.calls()).isEqualTo(4);
        assertThat(snapshot.served())
                .containsExactly(new FallbackSnapshot.TierCount("two", 2), new FallbackSnapshot.TierCount("three", 1));
        assertThat(snapshot.allTiersFailed()).isEqualTo(1);
        assertThat(snapshot.lastAllTiersFailed()).isEqualTo(Instant.ofEpochMilli(5000));
        assertThat(snapshot.lastReasons())
                .startsWith("fallback 'get-account': all tiers failed: one: java.io.IOException; ");
    }
}
