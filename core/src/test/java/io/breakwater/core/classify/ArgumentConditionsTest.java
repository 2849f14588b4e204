package io.breakwater.core.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArgumentConditionsTest {

    private final List<String> problems = new ArrayList<>();

    private boolean hold(String text, @Nullable Object... arguments) {
        return ArgumentConditions.parse(text, problem -> problems.add(String.valueOf(problem.getMessage())))
                .hold(arguments);
    }

    /** A request as clients have it. */
    public record Request(@Nullable URI uri) {
        public String getBroken() {
            if (uri == null) {
                return "eu";
            }
            throw new IllegalStateException("secret");
        }
    }

    private static Request request(String uri) {
        return new Request(URI.create(uri));
    }

    @Test
    void path_leadsFromTheArgumentThroughItsProperties() {
        String text = "0.uri.host in www.zohoapis.com, *.zohoapis.eu";
        assertThat(hold(text, request("http://www.zohoapis.com/crm"))).isTrue();
        assertThat(hold(text, request("http://www.zohoapis.eu"))).isTrue();
        assertThat(hold(text, request("http://zohoapis.eu"))).isFalse();
        assertThat(hold(text, request("http://a.b.zohoapis.eu")))
                .as("a star stays between dots")
                .isFalse();
        assertThat(hold(text, request("/relative"))).isFalse();
        assertThat(hold(text, new Request(null))).isFalse();
        assertThat(hold("1.uri.port in 80-90", "first", request("http://a:85"))).isTrue();
        assertThat(problems).isEmpty();
    }

    @Test
    void argumentItself_isComparedWithoutAPath() {
        assertThat(hold("0 in eu, us", "us")).isTrue();
        assertThat(hold("0 in 1-5", 3)).isTrue();
        assertThat(hold("0 in 1-5", 6L)).isFalse();
        assertThat(hold("0 in true", true)).isTrue();
        assertThat(hold("0 in eu", (Object) null)).isFalse();
        assertThat(problems).isEmpty();
    }

    @Test
    void several_holdIfAnyDoes() {
        String text = "0 in eu; 1 in 7";
        assertThat(hold(text, "eu", 8)).isTrue();
        assertThat(hold(text, "us", 7)).isTrue();
        assertThat(hold(text, "us", 8)).isFalse();
    }

    @Test
    void argumentThatIsNotThere_holdsNot_andIsTold() {
        assertThat(hold("2 in eu", "a", "b")).isFalse();
        assertThat(problems).containsExactly("'2 in eu' asks for argument 2 of a method with 2; the first is 0");
    }

    @Test
    void pathThatCannotBeFollowed_holdsNot_andIsTold_withoutWhatTheArgumentHolds() {
        assertThat(hold("0.nothing in eu", request("http://a"))).isFalse();
        assertThat(hold("0.broken in eu", request("http://a"))).isFalse();
        Object untellable = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("secret");
            }
        };
        assertThat(hold("0 in eu", untellable)).isFalse();
        assertThat(problems).hasSize(3).noneMatch(problem -> problem.contains("secret") || problem.contains("http"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "uri.host in a",
                "0.uri.host",
                "0. in a",
                "0. uri in a",
                "-1 in a",
                "1000 in a",
                "0 in ",
                "0 in a;"
            })
    void text_thatIsNone_isASentence(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> hold(text, "a")).withMessageMatching(".{15,}");
    }
}
