package io.breakwater.core.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PropertyPathTest {

    private final List<RuntimeException> problems = new ArrayList<>();

    /** A response as a record. */
    record Reply(int statusCode, @Nullable Detail object) {}

    /** A part of it. */
    record Detail(String reason) {}

    /** A response with getters. */
    @SuppressWarnings("unused") // read by reflection
    static final class Bean {
        public final String field = "public field";
        public final int hidden = 1;
        final String notPublic = "not public";

        public int getStatusCode() {
            return 503;
        }

        public boolean isError() {
            return true;
        }

        public int getHidden() {
            return 2;
        }

        public void getNothing() {}

        public static int getShared() {
            return 1;
        }

        public int getBroken() {
            return Integer.parseInt("no number");
        }

        int getInternal() {
            return 1;
        }
    }

    /** What an application sees. */
    public interface Response {
        int statusCode();

        default String protocol() {
            return "HTTP/2";
        }
    }

    /** What it gets. */
    private static class InheritedResponse implements Response {
        @Override
        public int statusCode() {
            return 429;
        }
    }

    private static final class DerivedResponse extends InheritedResponse {}

    private @Nullable Object read(String path, Object root) {
        return new PropertyPath(path, problems::add).read(root);
    }

    @Test
    void read_recordAccessors_alongThePath() {
        Reply reply = new Reply(503, new Detail("busy"));

        assertThat(read("statusCode", reply)).isEqualTo(503);
        assertThat(read("object.reason", reply)).isEqualTo("busy");
        assertThat(read("object.reason.length", reply)).isEqualTo(4);
        assertThat(problems).isEmpty();
    }

    @Test
    void read_gettersBooleansAndFields() {
        assertThat(read("statusCode", new Bean())).isEqualTo(503);
        assertThat(read("error", new Bean())).isEqualTo(true);
        assertThat(read("field", new Bean())).isEqualTo("public field");
        assertThat(read("getStatusCode", new Bean())).isEqualTo(503);
        assertThat(read("hidden", new Bean()))
                .as("the getter goes before the field")
                .isEqualTo(2);
        assertThat(problems).isEmpty();
    }

    @Test
    void read_nonPublicImplementation_goesThroughThePublicInterface() {
        assertThat(read("statusCode", new DerivedResponse())).isEqualTo(429);
        assertThat(read("protocol", new DerivedResponse())).isEqualTo("HTTP/2");
        assertThat(problems).isEmpty();
    }

    /** As with java.net.http.HttpResponse: the class is in a module that opens nothing, its interface is public. */
    @Test
    void read_hiddenImplementationInAnotherModule_goesThroughThePublicInterface() {
        assertThat(read("pid", ProcessHandle.current()))
                .isEqualTo(ProcessHandle.current().pid());
        assertThat(read("alive", ProcessHandle.current())).isEqualTo(true);
        assertThat(read("size", List.of(1))).isEqualTo(1);
        assertThat(read("empty", List.of(1))).isEqualTo(false);
        assertThat(problems).isEmpty();
    }

    @Test
    void read_nullOnTheWay_isNullAndNoProblem() {
        assertThat(read("object.reason", new Reply(200, null))).isNull();
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent", "notPublic", "internal", "nothing", "getShared", "shared"})
    void read_unresolvable_isNullAndReported(String path) {
        assertThat(read(path, new Bean())).isNull();

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0)).hasMessageContaining("'" + path + "'").hasMessageContaining(Bean.class.getName());
    }

    @Test
    void read_unresolvable_isReportedOncePerClass() {
        PropertyPath path = new PropertyPath("statusCode", problems::add);
        for (int i = 0; i < 100; i++) {
            assertThat(path.read("text")).isNull();
            assertThat(path.read(i)).isNull();
            assertThat(path.read(new Bean())).isEqualTo(503);
        }

        assertThat(problems).hasSize(2);
    }

    @Test
    void read_getterThatThrows_isNullAndReportedWithoutItsMessage() {
        PropertyPath path = new PropertyPath("broken", problems::add);

        assertThat(path.read(new Bean())).isNull();
        assertThat(problems)
                .singleElement()
                .asString()
                .endsWith(".PropertyPathTest$Bean cannot be read: it throws java.lang.NumberFormatException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a b", "1a", "a()", "a-b"})
    void of_textThatIsNoPath_isRefusedWithTheText(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PropertyPath(text, problems::add))
                .withMessageContaining("'" + text + "'");
    }
}
