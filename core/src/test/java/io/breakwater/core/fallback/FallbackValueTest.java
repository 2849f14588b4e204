package io.breakwater.core.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.breakwater.core.AllTiersFailedException;
import io.breakwater.core.TierFailure;
import io.breakwater.core.time.ManualClock;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a chain answers when no tier does. */
final class FallbackValueTest {

    private final TierFailure first = TierFailure.threw("one", new IOException("first"));
    private final AtomicInteger worked = new AtomicInteger();
    private final ManualClock clock = new ManualClock();

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    private static ScriptedTier tier(Object end) {
        return new ScriptedTier("two", null, arguments -> end);
    }

    private FallbackChain<String, Object> chain(LastResort<String, Object> value, ScriptedTier... tiers) {
        return new FallbackChain<>(
                "get-account",
                List.of(tiers),
                arguments -> {
                    worked.incrementAndGet();
                    return value.value(arguments);
                },
                clock);
    }

    private AllTiersFailedException failureOf(FallbackChain<String, Object> chain) {
        return catchThrowableOfType(AllTiersFailedException.class, () -> chain.run("42", first));
    }

    @Test
    void value_answersWhenNoTierDoes_andIsCountedApart() {
        FallbackChain<String, Object> chain = chain(arguments -> "none of " + arguments, tier(new IOException()));

        assertThat(chain.run("42", first)).isEqualTo(new Served<Object>("value", "none of 42"));

        FallbackSnapshot snapshot = chain.snapshot();
        assertThat(snapshot.servedByValue()).isEqualTo(1);
        assertThat(snapshot.served()).containsExactly(new FallbackSnapshot.TierCount("two", 0));
        assertThat(snapshot.calls()).isEqualTo(1);
        assertThat(snapshot.allTiersFailed()).isZero();
        assertThat(snapshot.lastReasons()).isNull();
    }

    @Test
    void value_ofATierThatAnswers_isNotWorkedOut() {
        FallbackChain<String, Object> chain = chain(arguments -> "value", tier("account"));

        assertThat(chain.run("42", first).value()).isEqualTo("account");

        assertThat(worked).hasValue(0);
        assertThat(chain.snapshot().servedByValue()).isZero();
    }

    @Test
    void value_null_isAnAnswer() throws Throwable {
        LastResort<String, Object> nothing = new LastResort<>() {
            @Override
            public @Nullable Object value(String arguments) {
                return null;
            }
        };
        FallbackChain<String, Object> chain = chain(nothing, tier("bad"));
        assertThat(chain.run("42", first).value()).isNull();
        assertThat(chain.call("42")).isNull();
        assertThat(chain.snapshot().servedByValue()).isEqualTo(2);
    }

    @Test
    void value_alone_isAChainForARunAfterTheFirst() {
        assertThat(chain(arguments -> "value").run("42", first).tier()).isEqualTo("value");
    }

    @Test
    void value_afterSkippedTiersAlone_answers() throws Throwable {
        ScriptedTier closed = new ScriptedTier("two", "circuit 'two' is OPEN", arguments -> "never");
        assertThat(chain(arguments -> "value", closed).call("42")).isEqualTo("value");
    }

    @Test
    void value_thatThrows_isOneMoreReason_andTheFailureGoesOut() {
        IllegalArgumentException unfit = new IllegalArgumentException("no int");
        FallbackChain<String, Object> chain = chain(
                arguments -> {
                    throw unfit;
                },
                tier(new IOException()));

        AllTiersFailedException all = failureOf(chain);

        assertThat(all.failures()).extracting(TierFailure::tier).containsExactly("one", "two", "value");
        assertThat(all.getSuppressed()).hasSize(2).endsWith(unfit);
        assertThat(chain.snapshot().servedByValue()).isZero();
        assertThat(chain.snapshot().allTiersFailed()).isEqualTo(1);
        assertThat(chain.isRunningHere()).isFalse();
    }

    @Test
    void value_thatThrows_leavesTheFirstTiersExceptionToTheCaller() {
        IOException own = new IOException();
        FallbackChain<String, Object> chain = chain(
                arguments -> {
                    throw new IllegalArgumentException();
                },
                tier(own));

        assertThatThrownBy(() -> chain.call("42")).isSameAs(own);
    }

    @Test
    void value_isNotUsed_whereTheChainEndsEarly() {
        Object[] ends = {
            new AssertionError(),
            new OutOfMemoryError(),
            new InterruptedException(),
            new RuntimeException(new InterruptedException()),
            new IllegalArgumentException("ignored, or acted"),
            new UnsupportedOperationException("cannot tell"),
            "bad and done"
        };
        for (Object end : ends) {
            FallbackChain<String, Object> chain = chain(arguments -> "value", tier(end));
            assertThat(failureOf(chain)).as("%s", end).isNotNull();
            assertThat(chain.snapshot().servedByValue()).as("%s", end).isZero();
            Thread.interrupted();
        }
        assertThat(worked).hasValue(0);
    }
}
