package io.breakwater.core.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArgumentConditionsTest {

    private final List<String> problems = new ArrayList<>();

    private boolean hold(String text, @Nullable Object... arguments) {
        return ArgumentConditions.parse(text, problem -> problems.add(String.valueOf(problem.getMessage())))
                .hold(null, arguments);
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

    /** A call that carries what it is about, as some clients have it. */
    @SuppressWarnings({"unused", "FieldCanBeLocal"}) // read by reflection
    private static class Call {
        private final Request request;

        Call(String uri) {
            this.request = request(uri);
        }
    }

    private static final class SpecialCall extends Call {
        SpecialCall(String uri) {
            super(uri);
        }
    }

    private ArgumentConditions conditions(String text) {
        return ArgumentConditions.parse(text, problem -> problems.add(String.valueOf(problem.getMessage())));
    }

    @Test
    void this_isWhatTheMethodIsCalledOn_andItsPrivateFieldsCount() {
        ArgumentConditions ofThis = conditions("this.request.uri.host in www.zohoapis.com");
        assertThat(ofThis.hold(new Call("http://www.zohoapis.com"), new Object[0]))
                .isTrue();
        assertThat(ofThis.hold(new SpecialCall("http://www.zohoapis.com"), new Object[0]))
                .isTrue();
        assertThat(ofThis.hold(new Call("http://other"), new Object[0])).isFalse();
        assertThat(ofThis.hold(null, new Object[0])).as("static").isFalse();
        assertThat(problems).isEmpty();

        assertThat(hold("0.request.uri.host in www.zohoapis.com", new Call("http://www.zohoapis.com")))
                .as("of an argument they do not")
                .isFalse();
        assertThat(ofThis.hold("no call", new Object[0])).isFalse();
        assertThat(problems).hasSize(2).allMatch(problem -> problem.startsWith("property 'request' does not resolve"));
    }

    @Test
    void notIn_holdsForAnyOtherValue_butNotForNone() {
        String text = "0.uri.host not in www.zohoapis.com, *.zohoapis.eu";
        assertThat(hold(text, request("http://other"))).isTrue();
        assertThat(hold(text, request("http://www.zohoapis.com"))).isFalse();
        assertThat(hold(text, request("/relative"))).isFalse();
        assertThat(hold(text, (Object) null)).isFalse();
        assertThat(hold("0 not in 1-5", 6)).isTrue();
        assertThat(hold("0 not in 1-5", 5)).isFalse();
    }

    @Test
    void mayHold_whatCannotBeRead_mayHold() {
        ArgumentConditions conditions = conditions("0.uri.host not in a, b");
        assertThat(conditions.mayHold(null, new Object[] {request("http://a")})).isFalse();
        assertThat(conditions.mayHold(null, new Object[] {request("http://c")})).isTrue();
        assertThat(conditions.mayHold(null, new Object[] {request("/relative")}))
                .isTrue();
        assertThat(conditions.mayHold(null, new Object[] {"no request"})).isTrue();
        assertThat(conditions.mayHold(null, new @Nullable Object[] {null})).isTrue();
        assertThat(conditions.mayHold(null, new Object[0])).isTrue();
        assertThat(conditions("this.request.uri.host in a").mayHold(null, new Object[0]))
                .isTrue();
    }

    @Test
    void alternatives_theFirstThatLeadsSomewhereCounts_andNothingIsTold() {
        ArgumentConditions host = conditions("0.host | this.request.uri.host | 0.uri.host in a");
        Object[] none = {"no request"};
        assertThat(host.hold(null, new Object[] {URI.create("http://a")})).isTrue();
        assertThat(host.hold(new Call("http://a"), none)).isTrue();
        assertThat(host.hold(null, new Object[] {request("http://a")})).isTrue();
        assertThat(host.hold(new Call("http://b"), new Object[] {request("http://a")}))
                .isFalse();
        assertThat(host.hold(null, none)).isFalse();
        assertThat(host.mayHold(null, none)).isTrue();
        assertThat(conditions("2 | 0.uri.port not in 80").hold(null, new Object[] {request("http://a:81")}))
                .isTrue();
        assertThat(problems).isEmpty();
    }

    @Test
    void firstOfAListOrAnOptional_counts() {
        assertThat(hold("0 in eu", List.of("eu", "us"))).isTrue();
        assertThat(hold("0 in eu", Optional.of("eu"))).isTrue();
        assertThat(hold("0 not in eu", Optional.empty())).isFalse();
        assertThat(hold("0['Region'] in eu", Map.of("region", "eu"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"this in a", "that.a in b", "this. in a", "0 not in ", "not in a", "0 | in a", "| 0 in a"})
    void newForms_thatAreNone_areASentence(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> conditions(text)).withMessageMatching(".{15,}");
    }
}
