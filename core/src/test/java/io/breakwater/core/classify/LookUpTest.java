package io.breakwater.core.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.breakwater.core.RandomSeed;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes by a name: in maps, headers and JSON objects of whatever client. */
final class LookUpTest {

    private final List<String> problems = new ArrayList<>();

    private @Nullable Object read(String path, Object root) {
        return path(path).read(root);
    }

    private PropertyPath path(String text) {
        return new PropertyPath(text, problem -> problems.add(String.valueOf(problem.getMessage())));
    }

    /** A reply with whatever it has for headers. */
    record Reply(@Nullable Object headers) {}

    /** As in org.json: asking for what is not there throws. */
    @SuppressWarnings("unused") // read by reflection
    public static final class Json {
        private final Map<String, Object> values;

        Json(Map<String, Object> values) {
            this.values = values;
        }

        public boolean has(String key) {
            return values.containsKey(key);
        }

        public @Nullable Object opt(String key) {
            return values.get(key);
        }

        public Object get(String key) {
            Object found = values.get(key);
            if (found == null) {
                throw new NoSuchElementException(key);
            }
            return found;
        }

        public int length() {
            return values.size();
        }

        public Set<String> keySet() {
            return values.keySet();
        }
    }

    /** As in the clients of Square. */
    @SuppressWarnings("unused") // read by reflection
    public static final class NamedText {
        public @Nullable String get(String name) {
            return name.equalsIgnoreCase("retry-after") ? "7" : null;
        }
    }

    /** As in the clients of Apache: what is found is an object with a value. */
    @SuppressWarnings("unused") // read by reflection
    public static final class Message {
        record Header(String value) {}

        public @Nullable Object getFirstHeader(String name) {
            return name.equalsIgnoreCase("retry-after") ? new Header("7") : null;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Retry-After", "retry-after", "RETRY-AFTER"})
    void key_inAnyCase_isFoundHoweverTheServerSpelledIt(String key) {
        Map<String, String> asSpelled = new HashMap<>(Map.of("Retry-after", "7", "Date", "now"));
        HttpHeaders ofTheJdk = HttpHeaders.of(Map.of("Retry-after", List.of("7", "8")), (name, value) -> true);
        String path = "headers['" + key + "']";

        assertThat(read(path, new Reply(asSpelled))).isEqualTo("7");
        assertThat(read(path, new Reply(ofTheJdk))).isEqualTo(Optional.of("7"));
        assertThat(read(path, new Reply(new NamedText()))).isEqualTo("7");
        assertThat(read("['" + key + "'].value", new Message())).isEqualTo("7");
        assertThat(read("['" + key + "']", new Json(Map.of("Retry-after", "7"))))
                .isEqualTo("7");
        assertThat(read("['" + key + "']", new Json(Map.of("Date", "now")))).isNull();
        assertThat(problems).isEmpty();
    }

    @Test
    void exactKey_goesBeforeOneInAnotherCase() {
        assertThat(read("['a']", new TreeMap<>(Map.of("A", 1, "a", 2)))).isEqualTo(2);
        assertThat(read("['A']", new TreeMap<>(Map.of("A", 1, "a", 2)))).isEqualTo(1);
    }

    @Test
    void keyThatIsNotThere_isNull_andNoProblem() {
        assertThat(read("headers['X']", new Reply(Map.of("Y", "1")))).isNull();
        assertThat(read("headers['X']", new Reply(new NamedText()))).isNull();
        assertThat(read("headers['X'].value", new Reply(new Message()))).isNull();
        assertThat(read("headers['X']", new Reply(null))).isNull();
        assertThat(read("['X']", new TreeMap<>(Map.of(1, "other keys")))).isNull();
        assertThat(problems).isEmpty();
    }

    @Test
    void plainProperty_isLookedUp_whereThereIsNoGetter() {
        Json json = new Json(Map.of("code", "INVALID_DATA", "details", Map.of("limit", 5)));

        assertThat(read("code", json)).isEqualTo("INVALID_DATA");
        assertThat(read("details.limit", json)).isEqualTo(5);
        assertThat(read("absent", json)).isNull();
        assertThat(read("length", json)).as("a method goes first").isEqualTo(2);
        assertThat(read("size", Map.of("size", "a word"))).isEqualTo(1);
        assertThat(problems).isEmpty();
    }

    @Test
    void optionalListAndArray_areLookedInto() {
        Map<String, Object> element = Map.of("code", 5);

        assertThat(read("code", Optional.of(element))).isEqualTo(5);
        assertThat(read("code", List.of(element, Map.of("code", 6)))).isEqualTo(5);
        assertThat(read("code", new Object[] {element})).isEqualTo(5);
        assertThat(read("['CODE']", List.of(Optional.of(element)))).isEqualTo(5);
        assertThat(read("code", Optional.empty())).isNull();
        assertThat(read("code", List.of())).isNull();
        assertThat(read("code", new Object[0])).isNull();
        assertThat(read("size", List.of(element))).as("its own").isEqualTo(1);
        assertThat(problems).isEmpty();
    }

    /** It may even hold itself. */
    @Test
    void listInsideOfItself_isNull() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);

        assertThat(read("code", endless)).isNull();
        assertThat(read("['code']", endless)).isNull();
        assertThat(First.of(endless)).isSameAs(endless);
    }

    @Test
    void objectWithoutNames_isNull_andToldOncePerClass() {
        PropertyPath path = path("['X']");
        assertThat(path.read("text")).isNull();
        assertThat(path.read("more text")).isNull();

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("['X'] cannot be looked up on java.lang.String: it is no map");
    }

    @Test
    void mapThatThrows_isNull_andToldWithoutItsMessage() {
        Map<String, String> broken = new HashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            public String get(Object key) {
                throw new IllegalStateException("secret");
            }
        };
        assertThat(read("['X']", broken)).isNull();
        assertThat(read("absent", broken)).isNull();
        assertThat(problems).hasSize(2).allMatch(problem -> problem.endsWith("java.lang.IllegalStateException"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a[", "a['b", "a['']", "a['b']c", "a[b]", "['b']['", "a.['b']", "a | ", "a['b'] b"})
    void text_thatIsNoPath_isRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> path(text)).withMessageContaining("is not a path");
    }

    @Test
    void alternatives_theFirstThatLeadsSomewhereCounts_andNothingIsTold() {
        assertThat(read("absent | headers['B'] | headers['A']", new Reply(Map.of("A", 1, "B", 2))))
                .isEqualTo(2);
        assertThat(read("absent | absent['X']", new Reply(null))).isNull();
        assertThat(problems).isEmpty();
    }

    @Test
    void anyKey_inBrackets_isTakenAsItIs() {
        Random random = RandomSeed.of("LookUpTest");
        for (int i = 0; i < 2_000; i++) {
            StringBuilder key = new StringBuilder();
            for (int length = 1 + random.nextInt(8); length > 0; length--) {
                key.append("ab .;|#'[ in".charAt(random.nextInt(12)));
            }
            String name = key.toString();
            if (name.contains("']") || name.endsWith("'")) {
                continue;
            }
            String condition = "['" + name + "'] not in 1, 2";
            assertThat(ResultCondition.parse(condition, problem -> {}))
                    .as(condition)
                    .singleElement()
                    .satisfies(parsed -> {
                        assertThat(parsed.holds(Map.of(name, 3))).isTrue();
                        assertThat(parsed.holds(Map.of(name.toUpperCase(Locale.ROOT), 2)))
                                .isFalse();
                        assertThat(parsed.holds(Map.of())).isFalse();
                    });
        }
    }
}
