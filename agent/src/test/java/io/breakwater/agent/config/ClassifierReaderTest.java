package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.Outcome;
import io.breakwater.core.classify.ConfiguredClassifier;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClassifierReaderTest {

    private static final String METHODS = "circuit.a.methods = A#b";

    private static ConfiguredClassifier classifier(String... lines) throws ConfigException {
        String[] all = new String[lines.length + 1];
        all[0] = METHODS;
        System.arraycopy(lines, 0, all, 1, lines.length);
        return ConfigText.load(all).circuits().get(0).classifier();
    }

    private static Outcome outcome(ConfiguredClassifier classifier, Throwable thrown) {
        return classifier.classify(null, thrown);
    }

    @Test
    void listsAndConditions_areJoined() throws ConfigException {
        ConfiguredClassifier classifier = classifier(
                "ignored = FileNotFoundException, java.lang.IllegalState*; java.io.IOException+#message in gone, **away;"
                        + " java.lang.ArithmeticException");

        assertThat(outcome(classifier, new FileNotFoundException())).isEqualTo(Outcome.IGNORED);
        assertThat(outcome(classifier, new IllegalStateException())).isEqualTo(Outcome.IGNORED);
        assertThat(outcome(classifier, new ArithmeticException())).isEqualTo(Outcome.IGNORED);
        assertThat(outcome(classifier, new IOException("gone"))).isEqualTo(Outcome.IGNORED);
        assertThat(outcome(classifier, new IOException("a.b went away"))).isEqualTo(Outcome.IGNORED);
        assertThat(outcome(classifier, new IOException("back"))).isEqualTo(Outcome.FAILED);
        assertThat(outcome(classifier, new IOException())).isEqualTo(Outcome.FAILED);
    }

    @Test
    void failures_byConditionAlone_ignoreTheRest() throws ConfigException {
        ConfiguredClassifier classifier = classifier("failures = java.io.IOException#message not in fine");
        assertThat(outcome(classifier, new IOException("bad"))).isEqualTo(Outcome.FAILED);
        assertThat(outcome(classifier, new IOException("fine"))).isEqualTo(Outcome.IGNORED);
        assertThat(outcome(classifier, new IllegalStateException())).isEqualTo(Outcome.IGNORED);
    }

    @Test
    void neverRetried_holdsResultsAndThrowables() throws ConfigException {
        ConfiguredClassifier classifier = classifier(
                "retry.never = ['X-Left'] in 0; FileNotFoundException; java.io.IOException#message in locked");
        assertThat(classifier.forbidsRetry(Map.of("x-left", "0"), null)).isTrue();
        assertThat(classifier.forbidsRetry(Map.of("x-left", "1"), null)).isFalse();
        assertThat(forbids(classifier, new FileNotFoundException())).isTrue();
        assertThat(forbids(classifier, new IOException("locked"))).isTrue();
        assertThat(forbids(classifier, new IOException("open"))).isFalse();
    }

    private static boolean forbids(ConfiguredClassifier classifier, @Nullable Throwable thrown) {
        return classifier.forbidsRetry(null, thrown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ignored = A; | has an empty part: two ; in a row, or one at an end",
                "ignored = A;; B | has an empty part: two ; in a row, or one at an end",
                "ignored = A#b | 'A#b' is not the name of an exception, such as java.io.IOException, with * for a part of it,"
                        + " or + at its end for subtypes",
                "not-sent = x in 1 | 'x in 1' is not of the form: type#path in list, such as com.acme.CrmException#code in"
                        + " NOT_FOUND",
                "failures = A#b in | 'A#b in' is not the name of an exception, such as java.io.IOException, with * for a"
                        + " part of it, or + at its end for subtypes",
                "retry.never = A#b c in 1 | 'b c' is not a path of properties such as statusCode",
                "retry.never = a b in 1 | 'a b' is not a path of properties such as statusCode",
                "retry.after = a['b | 'a['b' is not a path of properties such as statusCode"
            },
            quoteCharacter = '"')
    void text_thatIsNone_isReported(String line, String problem) {
        assertThat(ConfigText.problems(line, METHODS))
                .singleElement()
                .asString()
                .startsWith("file:1: ")
                .endsWith(": " + problem);
    }

    @Test
    void default_ofTheBareSetting_isTheBuiltInList() throws ConfigException {
        assertThat(classifier("not-sent = default; java.io.IOException#message in refused")
                        .notSent())
                .hasSize(5);
        assertThat(classifier("ignored = default, A").ignored()).hasSize(1);
        assertThat(classifier("failures = default").failures()).hasSize(1);
    }
}
