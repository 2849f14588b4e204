package io.breakwater.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.Classifier;
import io.breakwater.core.Outcome;
import io.breakwater.core.circuit.CallTotals;
import io.breakwater.core.guard.GuardFixture.Script;
import java.io.IOException;
import java.net.ConnectException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What classification decides. */
final class GuardClassifierTest {

    /** "bad" and throwables are failures, "odd" and IllegalArgumentException say nothing; ConnectException and "bad" prove. */
    private static final class Words implements Classifier {

        @Override
        public Outcome classify(@Nullable Object result, @Nullable Throwable thrown) {
            if (thrown != null) {
                return thrown instanceof IllegalArgumentException ? Outcome.IGNORED : Outcome.FAILED;
            }
            return "bad".equals(result) ? Outcome.FAILED : "odd".equals(result) ? Outcome.IGNORED : Outcome.SUCCEEDED;
        }

        @Override
        public boolean provesNotActed(@Nullable Object result, @Nullable Throwable thrown) {
            return thrown instanceof ConnectException || "bad".equals(result);
        }
    }

    private final GuardFixture it = new GuardFixture();

    private Attempts fail(@Nullable Object result, @Nullable Throwable thrown) {
        Guard guard = it.guard();
        Attempts attempts = new Attempts();
        guard.failed(attempts, guard.enter(), 0, result, thrown);
        return attempts;
    }

    @Test
    void call_resultIsAFailure_isRetriedAndTheLastResultReturned() throws Exception {
        it.classifier = new Words();
        Script body = new Script("bad", "bad", "bad", "never");

        assertThat(it.guard().call(body)).isEqualTo("bad");

        assertThat(body.runs()).isEqualTo(3);
        assertThat(it.totals()).isEqualTo(new CallTotals(0, 3, 0, 0, 0, 0, 0, 2, 1, 0));
        assertThat(it.circuit.snapshot().lastFailure())
                .isEqualTo("returned a java.lang.String that counts as a failure");
    }

    @Test
    void call_resultIsAFailureThenAnException_bothKindsAreRetried() throws Exception {
        it.classifier = new Words();

        assertThat(it.guard().call(new Script("bad", new IOException(), "good")))
                .isEqualTo("good");
    }

    @Test
    void call_ignoredException_isNotRetriedAndMayNotFallBack() { // I-49
        it.classifier = new Words();
        IllegalArgumentException ignored = new IllegalArgumentException();
        Script body = new Script(ignored, "never");

        assertThatThrownBy(() -> it.guard().call(body)).isSameAs(ignored);

        assertThat(body.runs()).isEqualTo(1);
        assertThat(it.totals()).isEqualTo(new CallTotals(0, 0, 1, 0, 0, 0, 0, 0, 0, 0));
        assertThat(fail(null, ignored).mayFallBack()).isFalse();
    }

    @Test
    void call_ignoredResult_isReturnedAndCountedAsIgnored() throws Exception {
        it.classifier = new Words();

        assertThat(it.guard().call(new Script("odd", "never"))).isEqualTo("odd");

        assertThat(it.totals()).isEqualTo(new CallTotals(0, 0, 1, 0, 0, 0, 0, 0, 0, 0));
        assertThat(fail("odd", null).mayFallBack()).isFalse();
    }

    @Test
    void failed_ordinaryFailure_mayFallBack() {
        it.attempts = 1;

        assertThat(fail(null, new IOException()).mayFallBack()).isTrue();
        assertThat(it.totals().retriesExhausted()).isZero();
    }

    @Test
    void write_fails_isNeverRetriedAndMayNotFallBack() {
        it.classifier = new Words();
        it.traits = new MethodTraits(true, false);
        Script body = new Script(new IOException("unknown"), "never");

        assertThatThrownBy(() -> it.guard().call(body)).hasMessage("unknown");

        assertThat(body.runs()).isEqualTo(1);
        assertThat(fail(null, new IOException()).mayFallBack()).isFalse();
    }

    @Test
    void write_failureProvesNotActed_isRetriedAndMayFallBack() throws Exception {
        it.classifier = new Words();
        it.traits = new MethodTraits(true, false);

        assertThat(it.guard().call(new Script(new ConnectException(), "bad", "written")))
                .isEqualTo("written");

        assertThat(fail(null, new ConnectException()).mayFallBack()).isTrue();
        assertThat(fail("bad", null).mayFallBack()).isTrue();
    }

    @Test
    void write_proofThatThrows_isNoProof() {
        it.traits = new MethodTraits(true, false);
        it.classifier = new Classifier() {
            @Override
            public Outcome classify(@Nullable Object result, @Nullable Throwable thrown) {
                return Outcome.FAILED;
            }

            @Override
            public boolean provesNotActed(@Nullable Object result, @Nullable Throwable thrown) {
                throw new IllegalStateException("broken");
            }
        };
        Script body = new Script(new IOException("real"), "never");

        assertThatThrownBy(() -> it.guard().call(body)).hasMessage("real");

        assertThat(body.runs()).isEqualTo(1);
        assertThat(it.errors).hasSize(1);
    }
}
