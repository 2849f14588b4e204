package io.breakwater.it;

import io.breakwater.it.harness.McpLine;
import io.breakwater.it.process.JavaProcess;
import io.breakwater.it.servers.ToolServerMain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The client of the MCP SDK in front of a real server of the SDK, whose tools go wrong, and which goes away and comes back. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
class McpToolsIT {

    private static final int SHORT_MILLIS = 300;

    @TempDir
    private Path directory;

    /** A server that is another process each time it starts, on one port. */
    private static final class ToolServer implements AutoCloseable {
        private final List<JavaProcess> gone = new ArrayList<>();
        private JavaProcess process = start(0);
        private final int port = Integer.parseInt(
                process.awaitLine(line -> line.startsWith("READY ")).split(" ", 2)[1]);

        private ToolServer() throws Exception {}

        private static JavaProcess start(int port) throws Exception {
            return JavaProcess.start(
                    ToolServerMain.class.getName(),
                    List.of("-XX:TieredStopAtLevel=1", "-Dorg.slf4j.simpleLogger.defaultLogLevel=off"),
                    List.of(String.valueOf(port)));
        }

        /** Of all processes. */
        int calls(String tool) {
            int calls = told(process, tool);
            for (JavaProcess killed : gone) {
                calls += told(killed, tool);
            }
            return calls;
        }

        private static int told(JavaProcess process, String tool) {
            return Collections.frequency(process.out(), "CALLED " + tool);
        }

        List<String> address() {
            return List.of("http", "http://127.0.0.1:" + port);
        }

        void kill() throws Exception {
            process.kill();
        }

        void restart() throws Exception {
            kill();
            gone.add(process);
            process = start(port);
            process.awaitLine(line -> line.startsWith("READY "));
        }

        @Override
        public void close() {
            process.close();
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.McpLine#onJdks")
    void tools_thatGoWrong_countAndAreRepeatedAsTheyShould(Path jdk, McpLine line) throws Exception {
        try (ToolServer server = new ToolServer();
                McpRows rows = new McpRows(jdk, line, directory, server::calls, server.address())) {
            rows.openPatiently();
            rows.all("account | result fine | succeeded 1 | 1 | 0 | succeeded 1 | 1 | 0");
            rows.all("refused | error | failed 3 | 3 | 1 | failed 1 | 1 | 0");
            rows.all("broken | McpError | failed 3 | 3 | 1 | failed 1 | 1 | 0");
            rows.all("error | McpError | failed 3 | 3 | 1 | failed 1 | 1 | 0");
            rows.all("unknown | McpError | ignored 1 | 0 | 0 | ignored 1 | 0 | 0");
            badArguments(rows);
            interrupt(rows);
            rows.open(SHORT_MILLIS);
            rows.all("held | TimeoutException | failed 3 | 3 | 1 | failed 1 | 1 | 0");
            rows.openPatiently();
            rows.all("account | result fine | succeeded 1 | 1 | 0 | succeeded 1 | 1 | 0");
            rows.holds();
        }
    }

    /** The server looks at them before the tool does, and says so as a tool that says no: who reads that cannot tell. */
    private static void badArguments(McpRows rows) throws Exception {
        rows.expect("sync get_account bad | error | failed 3 | 0 | 1");
        rows.expect("async get_account bad | error | failed 3 | 0 | 1");
        rows.expect("sync create_account bad | error | failed 1 | 0 | 0");
        rows.expect("async create_account bad | error | failed 1 | 0 | 0");
    }

    private static void interrupt(McpRows rows) throws Exception {
        for (String tool : List.of("get_held", "create_held")) {
            rows.expect(
                    "begin " + tool + " | ReactiveException <- InterruptedException, interrupted | failed 1 | 1 | 0",
                    application -> {
                        int calls = rows.calls(tool);
                        application.command("begin " + tool);
                        rows.awaitMore(tool, calls);
                        return application.command("interrupt");
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.McpLine#onJdks")
    void server_thatWasRestarted_costsOneRepeatedRead(Path jdk, McpLine line) throws Exception {
        try (ToolServer server = new ToolServer();
                McpRows rows = new McpRows(jdk, line, directory, server::calls, server.address())) {
            rows.openPatiently();
            for (String way : List.of("sync", "async")) {
                restarted(rows, server, way + " get_account | result fine | succeeded 1, failed 1 | 1 | 0");
                restarted(rows, server, way + " create_account | RuntimeException | failed 1 | 0 | 0");
                rows.expectGuarded(way + " create_account | result fine | succeeded 1 | 1 | 0");
            }
            rows.holds();
        }
    }

    private static void restarted(McpRows rows, ToolServer server, String row) throws Exception {
        server.restart();
        rows.expectGuarded(row);
    }

    /** A read goes on until nobody is there any more; a write has been seen by somebody, who can no longer say so. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.McpLine#onJdks")
    void server_thatDiesInTheCall_hasSeenTheWrite(Path jdk, McpLine line) throws Exception {
        try (ToolServer server = new ToolServer();
                McpRows rows = new McpRows(jdk, line, directory, server::calls, server.address())) {
            rows.openPatiently();
            dies(rows, server, "create_held | ReactiveException <- IOException <- EOFException | failed 1 | 1 | 0");
            server.restart();
            rows.openPatiently();
            dies(
                    rows,
                    server,
                    "get_held | ReactiveException <- ConnectException <- ClosedChannelException | failed 3 | 1 | 1");
            rows.holds();
        }
    }

    private static void dies(McpRows rows, ToolServer server, String row) throws Exception {
        String tool = row.substring(0, row.indexOf('|')).strip();
        rows.expectGuarded("begin " + row, application -> {
            int calls = rows.calls(tool);
            application.command("begin " + tool);
            rows.awaitMore(tool, calls);
            server.kill();
            return application.command("end");
        });
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.McpLine#onJdks")
    void server_thatIsDown_hasSeenNothingSoEverythingIsRepeated(Path jdk, McpLine line) throws Exception {
        try (ToolServer server = new ToolServer();
                McpRows rows = new McpRows(jdk, line, directory, server::calls, server.address())) {
            rows.openPatiently();
            server.kill();
            rows.all("account | ConnectException <- ClosedChannelException | failed 3 | 0 | 1 | failed 3 | 0 | 1");
            rows.openInVain(5_000, 5_000);
            rows.all("account | RuntimeException <- ConnectException <- ClosedChannelException"
                    + " | failed 3 | 0 | 1 | failed 3 | 0 | 1");
            rows.holds();
        }
    }
}
