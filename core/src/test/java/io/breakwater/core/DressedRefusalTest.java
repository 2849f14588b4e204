package io.breakwater.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.classify.ConfiguredClassifier;
import io.breakwater.core.classify.ThrowablePattern;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A refusal that goes out as the cause of another exception means what it means without it. */
final class DressedRefusalTest {

    private final CallRefusedException refusal = new CircuitOpenException("inner", CircuitState.OPEN, 1, true);

    private static ConfiguredClassifier classifier(String failures, String ignored, String notSent) {
        return new ConfiguredClassifier(
                patterns(failures), patterns(ignored), List.of(), patterns(notSent), List.of(), null);
    }

    private static List<ThrowablePattern> patterns(String patterns) {
        return Arrays.stream(patterns.split(" ", -1)).map(ThrowablePattern::of).toList();
    }

    private IOException dressed() {
        IOException dress = new IOException(refusal);
        refusal.setDressed();
        return dress;
    }

    @Test
    void of_isTheRefusalItselfOrTheOneInTheDress() {
        assertThat(CallRefusedException.of(refusal)).isSameAs(refusal);
        assertThat(CallRefusedException.of(dressed())).isSameAs(refusal);
        assertThat(CallRefusedException.of(refusal))
                .as("also from within its dress")
                .isSameAs(refusal);
    }

    @Test
    void of_whatIsNone_isNull() {
        assertThat(CallRefusedException.of(null)).isNull();
        assertThat(CallRefusedException.of(new IOException())).isNull();
        assertThat(CallRefusedException.of(new IOException(new IOException()))).isNull();
        assertThat(CallRefusedException.of(new CompletionException(dressed())))
                .as("the dress alone, and not what somebody puts around it")
                .isNull();
        assertThat(CallRefusedException.of(new BrokenCause())).isNull();
    }

    @Test
    void of_whatTheApplicationPutsAroundARefusal_isTheApplicationsFailure() {
        assertThat(CallRefusedException.of(new IOException(refusal))).isNull();
    }

    @Test
    void meaning_leavesTheDressOut_whereverItIs() {
        IOException dress = dressed();
        CompletionException stage = new CompletionException(dress);
        assertThat(Failures.meaning(refusal)).containsExactly(refusal);
        assertThat(Failures.meaning(dress)).containsExactly(refusal);
        assertThat(Failures.meaning(stage)).containsExactly(stage, refusal);
        assertThat(Failures.describe(dress))
                .as("what was thrown stays what was thrown")
                .isEqualTo("java.io.IOException <- io.breakwater.core.CircuitOpenException");
    }

    @Test
    void meaning_withoutADress_isTheChain() {
        IOException own = new IOException(new IllegalStateException());
        assertThat(Failures.meaning(own)).isEqualTo(Failures.chain(own));
        IOException around = new IOException(refusal);
        assertThat(Failures.meaning(around)).containsExactly(around, refusal);
    }

    @Test
    void classifier_neverSeesTheDress() {
        String all = "java.lang.Throwable+";
        for (Throwable thrown : List.of(refusal, dressed())) {
            assertThat(classifier(all, "IOException", "none").classify(null, thrown))
                    .as("ignored names the dress alone: %s", thrown)
                    .isEqualTo(Outcome.FAILED);
            assertThat(classifier("IOException", "none", "none").classify(null, thrown))
                    .as("failures names the dress alone: %s", thrown)
                    .isEqualTo(Outcome.IGNORED);
            assertThat(classifier(all, "CircuitOpenException", "none").classify(null, thrown))
                    .isEqualTo(Outcome.IGNORED);
            assertThat(classifier(all, "none", "IOException").provesNotActed(null, thrown))
                    .isFalse();
            assertThat(classifier(all, "none", "CircuitOpenException").provesNotActed(null, thrown))
                    .isTrue();
        }
    }

    @Test
    void mayTryAgain_neverSeesTheDress() {
        Throwable dress = new InterruptedException().initCause(refusal);
        assertThat(Failures.mayTryAgain(dress)).isFalse();
        refusal.setDressed();
        assertThat(Failures.mayTryAgain(dress)).isTrue();
    }

    /** Foreign code. */
    private static final class BrokenCause extends Exception {

        private static final long serialVersionUID = 1L;

        @Override
        public synchronized @Nullable Throwable getCause() {
            throw new UnsupportedOperationException();
        }
    }
}
