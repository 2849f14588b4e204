package io.breakwater.it.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.breakwater.it.harness.Walkthrough.Kind;
import io.breakwater.it.harness.Walkthrough.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WalkthroughTest {

    private static final Step SEEN = new Step(Kind.SEEN, "", "", List.of("mcp … OPEN …", "rest CLOSED", "no findings"));

    @TempDir
    private Path directory;

    private Walkthrough read(String text) throws IOException {
        return Walkthrough.read(Files.writeString(directory.resolve("page.md"), text));
    }

    @Test
    void lines_inOrderWithOthersBetween_areSeen() {
        assertThat(SEEN.isIn(List.of("mcp   HALF_OPEN  3s", "other", "  rest     CLOSED", "no findings")))
                .isTrue();
    }

    @Test
    void lines_missingChangedOrInAnotherOrder_areNotSeen() {
        assertThat(SEEN.isIn(List.of())).isFalse();
        assertThat(SEEN.isIn(List.of("mcp CLOSED", "rest CLOSED", "no findings")))
                .isFalse();
        assertThat(SEEN.isIn(List.of("rest CLOSED", "mcp OPEN", "no findings"))).isFalse();
        assertThat(SEEN.isIn(List.of("mcp x OPEN y", "rest CLOSED", "no findings at all")))
                .isFalse();
        assertThat(SEEN.isIn(List.of("mcp x OPEN y", "restCLOSED", "no findings")))
                .isFalse();
    }

    @Test
    void page_isReadBlockByBlock() throws IOException {
        Walkthrough page = read("""
                1. **First.** Words.

                   `a.properties`:

                   ```properties
                   key = value \\
                     more
                   ```

                   ```sh
                   cat a.properties
                   ```

                2. **Second**, words.

                   ```text
                   key
                   ```
                """);
        assertThat(page.steps())
                .containsExactly(
                        new Step(Kind.FILE, "1. First.", "a.properties", List.of("key = value \\", "  more")),
                        new Step(Kind.COMMANDS, "1. First.", "", List.of("cat a.properties")),
                        new Step(Kind.SEEN, "2. Second", "", List.of("key")));
    }

    @Test
    void block_thatNobodyCanFollow_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> read("text\n```properties\na = b\n```\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> read("text\n```yaml\na: b\n```\n"));
    }
}
