package io.breakwater.core.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.breakwater.core.AllTiersFailedException;
import io.breakwater.core.TierFailure;
import io.breakwater.core.time.ManualClock;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tiers whose results are made into something else before they are an answer. */
final class AdaptedTierTest {

    private static final TierFailure FIRST = TierFailure.because("one", "was out");

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    /** Adapts what it returns, or throws. After "done" nobody else may be asked. */
    private record Adapted(
            String name, Object result, @Nullable Throwable broken) implements Tier<String, Object> {

        @Override
        public @Nullable String unavailable(String arguments) {
            return null;
        }

        @Override
        public Object call(String arguments) {
            return result;
        }

        @Override
        public boolean isAnswer(@Nullable Object given) {
            return !"bad".equals(given);
        }

        @Override
        public Object adapted(String arguments, @Nullable Object given) throws Throwable {
            if (broken != null) {
                throw broken;
            }
            return "adapted " + given + " for " + arguments;
        }

        @Override
        public boolean mayAskOthers(String arguments, @Nullable Object given, @Nullable Throwable thrown) {
            assertThat(thrown).as("the tier's call has not failed").isNull();
            return !"done".equals(given);
        }
    }

    private static FallbackChain<String, Object> chain(Adapted... tiers) {
        return new FallbackChain<>("f", List.of(tiers), null, new ManualClock());
    }

    @Test
    void answer_isAdapted_whatIsNoneIsNot() {
        FallbackChain<String, Object> chain =
                chain(new Adapted("two", "bad", new AssertionError()), new Adapted("three", "x", null));
        assertThat(chain.run("42", FIRST)).isEqualTo(new Served<Object>("three", "adapted x for 42"));
        assertThat(chain.callAsync("7").join()).isEqualTo("adapted x for 7");
    }

    @Test
    void failureToAdapt_isTheTiersFailure_andTheNextIsAsked() {
        FallbackChain<String, Object> chain =
                chain(new Adapted("two", "x", new IllegalStateException()), new Adapted("three", "y", null));
        assertThat(chain.run("42", FIRST).tier()).isEqualTo("three");
        assertThat(chain.snapshot().served())
                .extracting(FallbackSnapshot.TierCount::served)
                .containsExactly(0L, 1L);
    }

    @Test
    void failureToAdapt_whatMayHaveActed_endsTheChain() {
        IllegalStateException own = new IllegalStateException();
        FallbackChain<String, Object> chain = chain(new Adapted("two", "done", own), new Adapted("three", "y", null));
        AllTiersFailedException all = catchThrowableOfType(AllTiersFailedException.class, () -> chain.run("42", FIRST));
        assertThat(all).hasMessageEndingWith("two: its answer could not be adapted: java.lang.IllegalStateException");
        assertThat(all.getSuppressed()).containsExactly(own);
        assertThat(catchThrowableOfType(
                        CompletionException.class, () -> chain.callAsync("42").join()))
                .hasCause(own);
    }

    @Test
    void errorAndInterruptOfAdapting_endTheChain() {
        for (Throwable end : List.of(new AssertionError(), new InterruptedException())) {
            FallbackChain<String, Object> chain = chain(new Adapted("two", "x", end), new Adapted("three", "y", null));
            AllTiersFailedException all =
                    catchThrowableOfType(AllTiersFailedException.class, () -> chain.run("42", FIRST));
            assertThat(all.getSuppressed()).containsExactly(end);
            assertThat(Thread.interrupted()).isEqualTo(end instanceof InterruptedException);
        }
    }
}
