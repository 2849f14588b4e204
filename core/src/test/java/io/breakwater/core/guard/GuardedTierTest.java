package io.breakwater.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.breakwater.core.AllTiersFailedException;
import io.breakwater.core.CallRefusedException;
import io.breakwater.core.CircuitOpenException;
import io.breakwater.core.CircuitState;
import io.breakwater.core.Classifier;
import io.breakwater.core.Outcome;
import io.breakwater.core.fallback.FallbackChain;
import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A tier under a guard, alone and in a chain. */
final class GuardedTierTest {

    /** "bad" is a failure, IllegalArgumentException says nothing, and a connection that was never made proves. */
    private static final class Words implements Classifier {

        @Override
        public Outcome classify(@Nullable Object result, @Nullable Throwable thrown) {
            if (thrown instanceof IllegalArgumentException) {
                return Outcome.IGNORED;
            }
            return thrown == null && !"bad".equals(result) ? Outcome.SUCCEEDED : Outcome.FAILED;
        }

        @Override
        public boolean provesNotActed(@Nullable Object result, @Nullable Throwable thrown) {
            return thrown instanceof ConnectException;
        }
    }

    private final GuardFixture it = new GuardFixture();
    private final List<String> asked = new ArrayList<>();

    private GuardedTier<String, String> tier(GuardedTier.Call<String, String> call) {
        it.classifier = new Words();
        return new GuardedTier<>("sdk", it.guard(), call);
    }

    private GuardedTier<String, String> failing(Exception thrown) {
        return tier(id -> {
            asked.add(id);
            throw thrown;
        });
    }

    private boolean mayAskOthers(@Nullable String result, @Nullable Throwable thrown) {
        return tier(id -> id).mayAskOthers("7", result, thrown);
    }

    private static CallRefusedException refusalOf(String circuit) {
        return new CircuitOpenException(circuit, CircuitState.OPEN, 1, false);
    }

    @Test
    void call_isGuarded_retriesAndAll() {
        IOException own = new IOException();
        GuardedTier<String, String> tier = failing(own);

        assertThatThrownBy(() -> tier.call("7")).isSameAs(own);

        assertThat(asked).containsExactly("7", "7", "7");
        assertThat(it.totals().failed()).isEqualTo(3);
        assertThat(tier.name()).isEqualTo("sdk");
    }

    @Test
    void unavailable_isWhatItsCircuitSays_andTakesNothing() throws Exception {
        GuardedTier<String, String> tier = tier(id -> "account " + id);
        assertThat(tier.unavailable("7")).isNull();
        assertThat(tier.call("7")).isEqualTo("account 7");
        it.circuit.forceOpen();
        assertThat(tier.unavailable("7")).isEqualTo("circuit 'payments' is FORCED_OPEN");
        assertThat(it.totals().rejected()).isZero();
    }

    @Test
    void isAnswer_isWhatTheGuardClassifies() {
        assertThat(tier(id -> id).isAnswer("account")).isTrue();
        assertThat(tier(id -> id).isAnswer(null)).isTrue();
        assertThat(tier(id -> id).isAnswer("bad")).isFalse();
    }

    @Test
    void mayAskOthers_afterAReadThatFailed_butNotAfterIgnoredOrErrorOrInterrupt() {
        assertThat(mayAskOthers(null, new IOException())).isTrue();
        assertThat(mayAskOthers("bad", null)).isTrue();
        assertThat(mayAskOthers(null, new IllegalArgumentException())).isFalse();
        assertThat(mayAskOthers(null, new AssertionError())).isFalse();
        assertThat(mayAskOthers(null, new RuntimeException(new InterruptedException())))
                .isFalse();
    }

    @Test
    void mayAskOthers_afterAWrite_onlyWhereItNeverActed() {
        it.traits = new MethodTraits(true, false);
        assertThat(mayAskOthers(null, new IOException())).isFalse();
        assertThat(mayAskOthers("bad", null)).isFalse();
        assertThat(mayAskOthers(null, new ConnectException())).isTrue();
        assertThat(mayAskOthers(null, refusalOf("payments")))
                .as("it may come from further in, after the write has acted")
                .isFalse();
        assertThat(mayAskOthers(null, refusalOf("another")))
                .as("something that the write called refused, after who knows what")
                .isFalse();
    }

    /** The classifier says of the dress that it is to be ignored, which would end the chain. */
    @Test
    void mayAskOthers_afterItsOwnRefusal_whateverItsDress() {
        CallRefusedException own = refusalOf("payments");
        assertThat(mayAskOthers(null, own)).isTrue();
        assertThat(mayAskOthers(null, new IllegalArgumentException(own))).isFalse();
        own.setDressed();
        assertThat(mayAskOthers(null, new IllegalArgumentException(own))).isTrue();
    }

    @Test
    void chainOfGuardedTiers_skipsTheOpenOne_andKeepsTheFirstOnesException() throws Throwable {
        IOException own = new IOException();
        GuardFixture other = new GuardFixture();
        GuardedTier<String, String> second = new GuardedTier<>("rest", other.guard(), id -> "rest " + id);
        FallbackChain<String, String> chain = FallbackChain.of("get-account", List.of(failing(own), second));

        assertThat(chain.call("7")).isEqualTo("rest 7");
        other.circuit.forceOpen();

        assertThat(catchThrowable(() -> chain.call("7"))).isSameAs(own);
        assertThat(own.getSuppressed()).singleElement().isInstanceOfSatisfying(AllTiersFailedException.class, all -> {
            assertThat(all).hasMessageEndingWith("rest: skipped: circuit 'payments' is FORCED_OPEN");
        });
        assertThat(chain.snapshot().calls()).isEqualTo(2);
    }

    @Test
    void chainOfGuardedTiers_writeThatMayHaveActed_endsIt() {
        it.traits = new MethodTraits(true, false);
        IOException own = new IOException();
        GuardedTier<String, String> second = new GuardedTier<>("rest", new GuardFixture().guard(), id -> "never");
        FallbackChain<String, String> chain = FallbackChain.of("create", List.of(failing(own), second));

        assertThatThrownBy(() -> chain.call("7")).isSameAs(own);

        assertThat(asked).as("once, and nowhere else").containsExactly("7");
    }
}
