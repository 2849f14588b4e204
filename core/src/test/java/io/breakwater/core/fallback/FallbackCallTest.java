package io.breakwater.core.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.breakwater.core.AllTiersFailedException;
import io.breakwater.core.TierFailure;
import io.breakwater.core.time.ManualClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A chain that is called as a whole: its first tier is one of its own. */
final class FallbackCallTest {

    private final List<String> called = new ArrayList<>();
    private final IOException own = new IOException("first");

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    private ScriptedTier tier(String name, Object end) {
        return tier(name, arguments -> end);
    }

    private ScriptedTier tier(String name, Function<String, Object> answer) {
        return new ScriptedTier(name, null, arguments -> {
            called.add(name);
            return answer.apply(arguments);
        });
    }

    private static ScriptedTier closed(String name) {
        return new ScriptedTier(name, "circuit '" + name + "' is OPEN", arguments -> "never");
    }

    private static FallbackChain<String, Object> chain(ScriptedTier... tiers) {
        return FallbackChain.of("get-account", List.of(tiers));
    }

    private static Throwable thrownBy(FallbackChain<String, Object> chain) {
        return catchThrowable(() -> chain.call("42"));
    }

    private static AllTiersFailedException suppressedIn(Throwable thrown) {
        assertThat(thrown.getSuppressed()).singleElement().isInstanceOf(AllTiersFailedException.class);
        return (AllTiersFailedException) thrown.getSuppressed()[0];
    }

    @Test
    void call_firstTierAnswers_nobodyElseIsAsked() throws Throwable {
        FallbackChain<String, Object> chain = chain(tier("one", "account"), tier("two", "never"));

        assertThat(chain.call("42")).isEqualTo("account");

        assertThat(called).containsExactly("one");
        assertThat(chain.snapshot().served())
                .containsExactly(new FallbackSnapshot.TierCount("one", 1), new FallbackSnapshot.TierCount("two", 0));
    }

    @Test
    void call_firstTierFails_theNextAnswers() throws Throwable {
        assertThat(chain(tier("one", own), tier("two", "account")).call("42")).isEqualTo("account");
        assertThat(called).containsExactly("one", "two");
        assertThat(own.getSuppressed()).isEmpty();
    }

    @Test
    void call_allFail_theFirstOnesVeryExceptionGoesOut_withWhatTheOthersSaid() {
        IllegalStateException second = new IllegalStateException("second");

        assertThat(thrownBy(chain(tier("one", own), closed("two"), tier("three", second))))
                .isSameAs(own);

        AllTiersFailedException all = suppressedIn(own);
        assertThat(all.failures()).extracting(TierFailure::tier).containsExactly("one", "two", "three");
        assertThat(all.getSuppressed()).containsExactly(second);
    }

    @Test
    void call_aloneTier_failsAsItself() {
        assertThat(thrownBy(chain(tier("one", own)))).isSameAs(own);
        assertThat(suppressedIn(own)).hasMessageEndingWith("all tiers failed: one: java.io.IOException");
    }

    @Test
    void call_sameExceptionFromEveryTier_goesOutOnce() {
        assertThat(thrownBy(chain(tier("one", own), tier("two", own)))).isSameAs(own);
        assertThat(suppressedIn(own).getSuppressed()).isEmpty();
    }

    @Test
    void call_firstTierRefused_isSkippedAndTheNextAnswers() throws Throwable {
        assertThat(chain(closed("one"), tier("two", "account")).call("42")).isEqualTo("account");
    }

    @Test
    void call_firstTierRefusedAndTheNextFails_theReportItselfGoesOut() {
        Throwable thrown = thrownBy(chain(closed("one"), tier("two", own)));

        assertThat(thrown)
                .isInstanceOf(AllTiersFailedException.class)
                .hasMessageContaining("one: skipped: circuit 'one' is OPEN; two: java.io.IOException");
        assertThat(thrown.getSuppressed()).containsExactly(own);
    }

    @Test
    void call_firstTierReturnedAFailure_theReportItselfGoesOut() {
        assertThat(thrownBy(chain(tier("one", "bad"), tier("two", "bad"))))
                .isInstanceOf(AllTiersFailedException.class)
                .hasMessageContaining("one: returned what counts as a failure");
    }

    @Test
    void call_firstTierMayHaveActed_nobodyElseIsAsked() {
        IllegalArgumentException unclear = new IllegalArgumentException();

        assertThat(thrownBy(chain(tier("one", unclear), tier("two", "never")))).isSameAs(unclear);

        assertThat(called).containsExactly("one");
    }

    @Test
    void call_interrupted_goesOutAsItIs_withTheFlagSet() {
        InterruptedException stop = new InterruptedException();

        assertThat(thrownBy(chain(tier("one", stop), tier("two", "never")))).isSameAs(stop);

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void call_insideOfItself_asksTheFirstTierAlone() throws Throwable {
        List<FallbackChain<String, Object>> self = new ArrayList<>();
        List<Object> inner = new ArrayList<>();
        FallbackChain<String, Object> chain = chain(tier("one", arguments -> own), tier("two", arguments -> {
            inner.add(thrownBy(self.get(0)));
            return "account";
        }));
        self.add(chain);

        assertThat(chain.call("42")).isEqualTo("account");

        assertThat(inner).containsExactly(own);
        assertThat(own.getSuppressed())
                .as("the inner call was no run of the chain")
                .isEmpty();
        assertThat(called).containsExactly("one", "two", "one");
        assertThat(chain.snapshot().calls()).isEqualTo(1);
        assertThat(chain.isRunningHere()).isFalse();
    }

    @Test
    void call_ofAnotherChain_inside_runsAsAWhole() throws Throwable {
        FallbackChain<String, Object> inner = chain(tier("three", own), tier("four", "inner"));
        FallbackChain<String, Object> outer = chain(tier("one", arguments -> {
            try {
                return inner.call(arguments);
            } catch (Throwable failed) {
                return failed;
            }
        }));

        assertThat(outer.call("42")).isEqualTo("inner");

        assertThat(called).containsExactly("one", "three", "four");
    }

    @Test
    void chainWithoutTiers_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> FallbackChain.of("empty", List.of()));
        FallbackChain<String, Object> empty = new FallbackChain<>("empty", List.of(), null, new ManualClock());
        assertThatIllegalStateException().isThrownBy(() -> empty.call("42")).withMessageContaining("'empty'");
    }
}
