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
import java.util.Map;
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

    /** An exception that carries what the server said. */
    @SuppressWarnings("unused") // read by reflection
    public static final class CrmException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Map<String, Object> details;

        CrmException(Map<String, Object> details) {
            this.details = details;
        }

        public Map<String, Object> getDetails() {
            return details;
        }
    }

    private List<ThrowablePattern> condition(String text) {
        return List.of(ThrowablePattern.condition(text, problems::add));
    }

    @Test
    void classify_conditionOnAThrowable_readsThatLinkOfTheChain() {
        ConfiguredClassifier classifier = throwables(
                patterns("java.lang.Throwable+"), condition("**.*CrmException#details.code in INVALID_DATA, 404"));

        assertThat(classifier.classify(null, new CrmException(Map.of("code", "INVALID_DATA"))))
                .isEqualTo(IGNORED);
        assertThat(classifier.classify(null, new CompletionException(new CrmException(Map.of("code", 404)))))
                .isEqualTo(IGNORED);
        assertThat(classifier.classify(null, new CrmException(Map.of("code", "INTERNAL_ERROR"))))
                .isEqualTo(FAILED);
        assertThat(classifier.classify(null, new CrmException(Map.of()))).isEqualTo(FAILED);
        assertThat(classifier.classify(null, new IOException())).isEqualTo(FAILED);
        assertThat(problems).isEmpty();
    }

    @Test
    void classify_conditionOnAMessage_crossesDotsWithTwoStars() {
        ConfiguredClassifier classifier = throwables(
                patterns("java.lang.Throwable+"),
                condition("java.lang.NullPointerException#message in **because \"entity\" is null"));

        assertThat(classifier.classify(
                        null, new IOException(new NullPointerException("a.b.c() because \"entity\" is null"))))
                .isEqualTo(IGNORED);
        assertThat(classifier.classify(null, new NullPointerException("because \"other\" is null")))
                .isEqualTo(FAILED);
        assertThat(classifier.classify(null, new NullPointerException())).isEqualTo(FAILED);
    }

    @Test
    void classify_negatedConditions_holdForOtherValuesAndNotForNone() {
        ConfiguredClassifier classifier = results("statusCode not in 200-299, 404", "statusCode in 1");
        assertThat(classifier.classify(new Reply(200, ""), null)).isEqualTo(SUCCEEDED);
        assertThat(classifier.classify(new Reply(500, ""), null)).isEqualTo(FAILED);
        assertThat(classifier.classify("no reply", null)).isEqualTo(SUCCEEDED);
    }

    @Test
    void condition_ofNoKnownForm_isRefused() {
        for (String text : List.of("a.B in c", "a.B#", "a.B#c", "#c in d", "a.B# in d", "a b#c in d", "a.B#c in ")) {
            assertThatIllegalArgumentException()
                    .as(text)
                    .isThrownBy(() -> ThrowablePattern.condition(text, problems::add));
        }
    }

    @Test
    void forbidsRetry_byTheirOwnLists() {
        ConfiguredClassifier classifier = new ConfiguredClassifier(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                new ConfiguredClassifier.NeverRetried(
                        patterns("ConnectException"), ResultCondition.parse("['Left'] in 0", problems::add)));

        assertThat(classifier.forbidsRetry(null, new IOException(new ConnectException())))
                .isTrue();
        assertThat(classifier.forbidsRetry(null, new IOException())).isFalse();
        assertThat(classifier.forbidsRetry(Map.of("left", 0), null)).isTrue();
        assertThat(classifier.forbidsRetry(Map.of("left", 1), null)).isFalse();
        assertThat(classifier.forbidsRetry(null, null)).isFalse();
        assertThat(throwables(List.of(), List.of()).forbidsRetry(null, new ConnectException()))
                .isFalse();
    }

    @Test
    void retryAfter_ofResults_tellsWhatDoesNotResolve_ofThrowablesNot() {
        ConfiguredClassifier classifier = new ConfiguredClassifier(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new RetryAfterPath("details['Retry-After']", problems::add));

        assertThat(classifier.retryAfter(null, new IOException(new CrmException(Map.of("retry-after", "7")))))
                .isEqualTo("7");
        assertThat(classifier.retryAfter(null, new IOException())).isNull();
        assertThat(problems).isEmpty();
        assertThat(classifier.retryAfter("text", null)).isNull();
        assertThat(problems).hasSize(1);
    }
}
