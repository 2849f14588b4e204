package io.breakwater.it;

import io.breakwater.it.harness.Archive;
import io.breakwater.it.harness.McpLine;
import io.breakwater.it.servers.StdioToolsMain;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.json.JSONObject;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The client of the MCP SDK whose server is a child of its own: one that hangs, dies, or was never there. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
class McpStdioIT {

    /** Long enough for a child to start. */
    private static final int SHORT_MILLIS = 600;

    private static final int VAIN_MILLIS = 300;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.McpLine#onJdks")
    void child_thatHangs_costsTheTimeoutEachTime(Path jdk, McpLine line) throws Exception {
        try (McpRows rows = rows(jdk, line)) {
            rows.open(SHORT_MILLIS);
            rows.all("held | TimeoutException | failed 3 | 3 | 1 | failed 1 | 1 | 0");
            rows.holds();
        }
    }

    /** Nothing brings such a client back, and nothing tells it that its child is gone. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.McpLine#onJdks")
    void child_thatDies_costsTheTimeoutEachTimeAndForEver(Path jdk, McpLine line) throws Exception {
        try (McpRows rows = rows(jdk, line)) {
            rows.open(SHORT_MILLIS);
            rows.expect("sync get_dead | ReactiveException <- TimeoutException | failed 3 | 1 | 1");
            rows.expect("async create_dead | TimeoutException | failed 1 | 1 | 0");
            rows.all("account | TimeoutException | failed 3 | 0 | 1 | failed 1 | 0 | 0");
            rows.holds();
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.McpLine#onJdks")
    void child_thatCannotBeStarted_hasSeenNothing(Path jdk, McpLine line) throws Exception {
        List<String> nothing =
                List.of("stdio", directory.resolve("no-such-server").toString());
        try (McpRows rows = new McpRows(jdk, line, directory, this::calls, nothing)) {
            rows.openInVain(VAIN_MILLIS, VAIN_MILLIS);
            rows.all("account | RuntimeException <- TimeoutException | failed 3 | 0 | 1 | failed 3 | 0 | 1");
            rows.holds();
        }
    }

    private McpRows rows(Path jdk, McpLine line) throws Exception {
        List<String> child = List.of(
                "stdio",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                Archive.of(StdioToolsMain.class) + File.pathSeparator + Archive.of(JSONObject.class),
                StdioToolsMain.class.getName(),
                journal().toString());
        return new McpRows(jdk, line, directory, this::calls, child);
    }

    private Path journal() {
        return directory.resolve("journal");
    }

    private int calls(String tool) throws Exception {
        if (!Files.exists(journal())) {
            return 0;
        }
        int calls = 0;
        for (String line : Files.readAllLines(journal(), StandardCharsets.UTF_8)) {
            calls += line.equals(tool) ? 1 : 0;
        }
        return calls;
    }
}
