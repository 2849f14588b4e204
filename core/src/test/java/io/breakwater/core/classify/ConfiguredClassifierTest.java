package io.breakwater.core.classify;

import static io.breakwater.core.Outcome.FAILED;
import static io.breakwater.core.Outcome.IGNORED;
import static io.breakwater.core.Outcome.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfiguredClassifierTest {

    private final List<RuntimeException> problems = new ArrayList<>();

    /** A response. */
    record Reply(int statusCode, String status) {}

    private static List<ThrowablePattern> patterns(String... patterns) {
        return Arrays.stream(patterns).map(ThrowablePattern::of).toList();
    }

    private ConfiguredClassifier results(String failures, String rejected) {
        return new ConfiguredClassifier(
                List.of(),
                List.of(),
                ResultCondition.parse(failures, problems::add),
                List.of(),
                ResultCondition.parse(rejected, problems::add),
                null);
    }

    private static ConfiguredClassifier throwables(List<ThrowablePattern> failures, List<ThrowablePattern> ignored) {
        return new ConfiguredClassifier(failures, ignored, List.of(), patterns("ConnectException"), List.of(), null);
    }

    @Test
    void classify_throwableInFailures_isFailed() {
        ConfiguredClassifier classifier = throwables(patterns("java.io.IOException+"), List.of());

        assertThat(classifier.classify(null, new SocketTimeoutException())).isEqualTo(FAILED);
        assertThat(classifier.classify(null, new IllegalStateException())).isEqualTo(IGNORED);
    }

    @Test
    void classify_throwableInBoth_ignoredWins() {
        ConfiguredClassifier classifier =
                throwables(patterns("java.lang.Throwable+"), patterns("FileNotFoundException"));

        assertThat(classifier.classify(null, new FileNotFoundException())).isEqualTo(IGNORED);
        assertThat(classifier.classify(null, new IOException())).isEqualTo(FAILED);
    }

    @Test
    void classify_causeMatches_countsAlongTheChain() { // I-49
        ConfiguredClassifier classifier =
                throwables(patterns("java.lang.RuntimeException+"), patterns("FileNotFoundException"));
        Throwable wrapped = new CompletionException(new RuntimeException(new FileNotFoundException()));

        assertThat(classifier.classify(null, wrapped)).isEqualTo(IGNORED);
        assertThat(throwables(patterns("IOException"), List.of())
                        .classify(null, new CompletionException(new IOException())))
                .isEqualTo(FAILED);
    }

    @Test
    void classify_causeIsMissingOrCyclic_stillAnswers() { // I-24
        ConfiguredClassifier classifier = throwables(patterns("java.io.IOException+"), List.of());
        RuntimeException first = new RuntimeException("first");
        first.initCause(new RuntimeException("second", first));

        assertThat(classifier.classify(null, new CompletionException("no cause", null)))
                .isEqualTo(IGNORED);
        assertThat(classifier.classify(null, first)).isEqualTo(IGNORED);
    }

    @Test
    void classify_results_byAnyCondition() {
        ConfiguredClassifier classifier = results("statusCode in 429, 500-599; status in error, fatal*", "status in x");

        assertThat(classifier.classify(new Reply(200, "ok"), null)).isEqualTo(SUCCEEDED);
        assertThat(classifier.classify(new Reply(503, "ok"), null)).isEqualTo(FAILED);
        assertThat(classifier.classify(new Reply(200, "fatal-17"), null)).isEqualTo(FAILED);
        assertThat(classifier.classify(null, null)).isEqualTo(SUCCEEDED);
        assertThat(classifier.readsResults()).isTrue();
        assertThat(problems).isEmpty();
    }

    @Test
    void classify_resultWithoutTheProperty_isASuccessAndReportedOnce() {
        ConfiguredClassifier classifier = results("statusCode in 429", "absent in 429");

        assertThat(classifier.classify("text", null)).isEqualTo(SUCCEEDED);
        assertThat(classifier.classify("more text", null)).isEqualTo(SUCCEEDED);

        assertThat(problems).hasSize(1);
    }

    @Test
    void classify_noResultConditions_readsNone() {
        ConfiguredClassifier classifier = throwables(List.of(), List.of());

        assertThat(classifier.readsResults()).isFalse();
        assertThat(classifier.classify(new Reply(500, "error"), null)).isEqualTo(SUCCEEDED);
        assertThat(classifier.classify(null, new IOException())).isEqualTo(IGNORED);
    }

    @Test
    void classify_getterThatThrows_isNoMatchAndReported() {
        ConfiguredClassifier classifier = results("next in 1", "next in 1");

        assertThat(classifier.classify(List.of().iterator(), null)).isEqualTo(SUCCEEDED);
        assertThat(problems)
                .singleElement()
                .asString()
                .endsWith("cannot be read: it throws java.util.NoSuchElementException");
    }

    @Test
    void provesNotActed_throwableOrResult_byTheirOwnLists() {
        ConfiguredClassifier classifier = throwables(patterns("java.lang.Throwable+"), List.of());
        assertThat(classifier.provesNotActed(null, new RuntimeException(new ConnectException())))
                .isTrue();
        assertThat(classifier.provesNotActed(null, new SocketTimeoutException()))
                .isFalse();

        ConfiguredClassifier byResult = results("statusCode in 400-599", "statusCode in 429");
        assertThat(byResult.provesNotActed(new Reply(429, ""), null)).isTrue();
        assertThat(byResult.provesNotActed(new Reply(503, ""), null)).isFalse();
        assertThat(byResult.provesNotActed(null, null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "statusCode", "statusCode=429", "statusCode in 429;", "statusCode429", "in 429"})
    void parse_textWithoutIn_isRefusedWithTheForm(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultCondition.parse(text, problems::add))
                .withMessageContaining("path in list");
    }

    @Test
    void parse_badPathOrList_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ResultCondition.parse("a b in 1", problems::add));
        assertThatIllegalArgumentException().isThrownBy(() -> ResultCondition.parse("a in 2-1", problems::add));
        assertThatIllegalArgumentException().isThrownBy(() -> ResultCondition.parse("a in ", problems::add));
    }
}
