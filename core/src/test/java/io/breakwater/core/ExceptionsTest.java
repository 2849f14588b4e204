package io.breakwater.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The exceptions that callers see. */
final class ExceptionsTest {

    private static Object copied(Object original) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    @Test
    void circuitOpenException_serialised_keepsWhatItTells() throws Exception {
        CircuitOpenException original = new CircuitOpenException("a", CircuitState.OPEN, 17_000_000, true);

        CircuitOpenException copy = (CircuitOpenException) copied(original);

        assertThat(copy).hasMessage(original.getMessage());
        assertThat(copy.circuit()).isEqualTo("a");
        assertThat(copy.state()).isEqualTo(CircuitState.OPEN);
        assertThat(copy.remaining()).isEqualTo(Duration.ofMillis(17));
    }

    @Test
    void allTiersFailed_namesEachTierAndWhy() {
        IOException first = new IOException("secret 1");
        IllegalStateException third = new IllegalStateException("secret 3");

        AllTiersFailedException report = new AllTiersFailedException(
                "get-account",
                List.of(
                        TierFailure.threw("one", first),
                        TierFailure.because("two", "skipped: circuit 'two' is OPEN"),
                        TierFailure.threw("three", third)));

        assertThat(report)
                .hasMessage("fallback 'get-account': all tiers failed: one: java.io.IOException;"
                        + " two: skipped: circuit 'two' is OPEN; three: java.lang.IllegalStateException");
        assertThat(report.getSuppressed()).containsExactly(third);
        assertThat(report.failures()).extracting(TierFailure::tier).containsExactly("one", "two", "three");
        assertThat(report.chain()).isEqualTo("get-account");
        assertThat(report.getStackTrace()).isEmpty();
    }

    @Test
    void allTiersFailed_ofNoTiersOrOne_isLegal() {
        assertThat(new AllTiersFailedException("c", List.of()).failures()).isEmpty();
        assertThat(new AllTiersFailedException("c", List.of(TierFailure.threw("one", new IOException())))
                        .getSuppressed())
                .isEmpty();
    }

    @Test
    void allTiersFailed_serialised_keepsItsMessage() throws Exception {
        AllTiersFailedException original =
                new AllTiersFailedException("c", List.of(TierFailure.because("one", "returned a failure")));

        AllTiersFailedException copy = (AllTiersFailedException) copied(original);

        assertThat(copy).hasMessage(original.getMessage());
        assertThat(copy.chain()).isEqualTo("c");
        assertThat(copy.failures()).isEmpty();
    }

    /** Two tiers over one client with constant exceptions; the report rides on the first tier's exception. */
    @Test
    void allTiersFailed_laterTierThrewTheFirstOnesException_makesNoCycle() {
        IOException constant = new IOException("constant");
        AllTiersFailedException report = new AllTiersFailedException(
                "c", List.of(TierFailure.threw("one", constant), TierFailure.threw("two", constant)));

        Failures.attach(constant, report);

        assertThat(constant.getSuppressed()).containsExactly(report);
        assertThat(report.getSuppressed()).doesNotContain(constant);
    }

    @Test
    void classifier_ofThrowables_takesResultsForSuccesses() {
        Classifier classifier = Classifier.throwables();

        assertThat(classifier.classify(null, null)).isEqualTo(Outcome.SUCCEEDED);
        assertThat(classifier.classify("x", null)).isEqualTo(Outcome.SUCCEEDED);
        assertThat(classifier.classify(null, new IOException())).isEqualTo(Outcome.FAILED);
        assertThat(classifier.classify(null, new OutOfMemoryError())).isEqualTo(Outcome.FAILED);
        assertThat(classifier.provesNotActed(null, new IOException())).isFalse();
    }
}
