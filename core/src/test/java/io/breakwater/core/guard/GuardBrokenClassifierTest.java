package io.breakwater.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.Classifier;
import io.breakwater.core.circuit.CallTotals;
import io.breakwater.core.guard.GuardFixture.Script;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a broken classification, or a hostile exception, cannot do to a call that ran (I-2, I-3). */
final class GuardBrokenClassifierTest {

    private final GuardFixture it = new GuardFixture();

    static Stream<Throwable> whatClassifiersThrow() {
        return Stream.of(
                new IllegalStateException("broken"),
                new NoClassDefFoundError("broken"),
                new StackOverflowError(),
                new AssertionError("broken"),
                new InternalError("broken"));
    }

    private static Classifier throwing(Throwable broken) {
        return (result, thrown) -> {
            if (broken instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) broken;
        };
    }

    @ParameterizedTest
    @MethodSource("whatClassifiersThrow")
    void call_classifierThrowsOverAResult_returnsTheResult(Throwable broken) throws Exception { // I-3
        it.classifier = throwing(broken);

        assertThat(it.guard().call(new Script("result"))).isEqualTo("result");

        assertThat(it.errors).containsExactly(broken);
        assertThat(it.totals()).isEqualTo(new CallTotals(1, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("whatClassifiersThrow")
    void call_classifierThrowsOverAFailure_keepsTheFailureAndEndsThePermit(Throwable broken) { // I-3
        it.classifier = throwing(broken);
        it.attempts = 1;
        IOException failure = new IOException();

        assertThatThrownBy(() -> it.guard().call(new Script(failure))).isSameAs(failure);

        assertThat(it.errors).containsExactly(broken);
        assertThat(it.totals()).isEqualTo(new CallTotals(0, 1, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    /** What the application throws may break whoever looks at it. */
    @Test
    void call_exceptionWhoseCauseCannotBeRead_goesOutAndEndsThePermit() {
        it.attempts = 1;
        RuntimeException hostile = new RuntimeException("hostile") {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Throwable getCause() {
                throw new NoClassDefFoundError("com/acme/Cause");
            }
        };

        Guard guard = it.guard();
        assertThatThrownBy(() -> guard.call(new Script(hostile)))
                .matches(thrown -> thrown.getClass() == hostile.getClass());
        assertThat(it.totals().inFlight()).isZero();
        assertThat(it.circuit.tryAcquire()).isPositive();
    }
}
