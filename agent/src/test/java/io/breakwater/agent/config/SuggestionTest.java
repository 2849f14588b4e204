package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuggestionTest {

    private static final List<String> KNOWN =
            List.of("failure-threshold", "failures", "retry.jitter", "retry.max-delay", "writes");

    @ParameterizedTest
    @CsvSource({
        "failure-treshold, failure-threshold",
        "failure_threshold, failure-threshold",
        "failurethreshold, failure-threshold",
        "Failures, failures",
        "failrues, failures",
        "retry.maxdelay, retry.max-delay",
        "wirtes, writes"
    })
    void didYouMean_findsTheNearest(String wrong, String meant) {
        assertThat(Suggestion.didYouMean(wrong, KNOWN)).isEqualTo(" - did you mean " + meant + "?");
    }

    @Test
    void didYouMean_nothingNear_isNothing() {
        assertThat(Suggestion.didYouMean("colour", KNOWN)).isEmpty();
        assertThat(Suggestion.didYouMean("", KNOWN)).isEmpty();
        assertThat(Suggestion.didYouMean("writes", List.of())).isEmpty();
    }

    @Test
    void didYouMean_shortWords_allowTwoEdits() {
        assertThat(Suggestion.didYouMean("abc", List.of("abcde"))).isEqualTo(" - did you mean abcde?");
        assertThat(Suggestion.didYouMean("abc", List.of("abcdef"))).isEmpty();
    }

    @Test
    void didYouMean_sameDistance_isTheFirst() {
        assertThat(Suggestion.didYouMean("abx", List.of("aba", "abb"))).isEqualTo(" - did you mean aba?");
    }
}
