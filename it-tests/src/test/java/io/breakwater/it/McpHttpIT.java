package io.breakwater.it;

import io.breakwater.it.harness.McpLine;
import io.breakwater.it.servers.McpFront;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The client of the MCP SDK over HTTP, in front of whatever can stand between it and its server. docs/mcp.md has the table. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
class McpHttpIT {

    private static final int SHORT_MILLIS = 300;

    /** What is told, then as {@link McpRows#all} wants it. In capitals stands what is long, or another thing in each line. */
    private static final List<String> AT_ONCE = List.of(
            "ok        | result fine | succeeded 1 | 1 | 0 | succeeded 1 | 1 | 0",
            "429       | McpTransportException | failed 3 | 3 | 1 | failed 3 | 3 | 1",
            "500       | SERVER_ERROR | failed 3 | 3 | 1 | failed 1 | 1 | 0",
            "503 html  | SERVER_ERROR | failed 3 | 3 | 1 | failed 1 | 1 | 0",
            "401       | REFUSED | failed 1 | 1 | 1 | failed 1 | 1 | 0",
            "403       | REFUSED | failed 1 | 1 | 1 | failed 1 | 1 | 0",
            "404       | RuntimeException | failed 3 | 3 | 1 | failed 1 | 1 | 0",
            "400       | RuntimeException | failed 3 | 3 | 1 | failed 1 | 1 | 0",
            "close     | IOException <- EOFException | failed 3 | 3 | 1 | failed 1 | 1 | 0",
            "reset     | IOException <- SocketException | failed 3 | 3 | 1 | failed 1 | 1 | 0",
            "cut 20    | IOException <- EOFException | failed 3 | 3 | 1 | failed 1 | 1 | 0");

    private static final List<String> AFTER_THE_TIMEOUT = List.of(
            "slow 1000                      | TimeoutException | failed 3 | 3 | 1 | failed 1 | 1 | 0",
            "body 200 application/json      | TimeoutException | failed 3 | 3 | 1 | failed 1 | 1 | 0",
            "body 200 application/json ID   | TimeoutException | failed 3 | 3 | 1 | failed 1 | 1 | 0",
            "body 200 application/json {    | MALFORMED | failed 3 | 3 | 1 | failed 1 | 1 | 0");

    private static final String OTHER_ID =
            "{\"jsonrpc\":\"2.0\",\"id\":\"of-nobody\",\"result\":{\"content\":[],\"isError\":false}}";

    @TempDir
    private Path directory;

    private McpRows rows(Path jdk, McpLine line, McpFront front) throws Exception {
        return new McpRows(jdk, line, directory, front::count, List.of("http", front.url()));
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.McpLine#onJdks")
    void replies_thatAreNone_countAndAreRepeatedAsTheyShould(Path jdk, McpLine line) throws Exception {
        try (McpFront front = new McpFront();
                McpRows rows = rows(jdk, line, front)) {
            rows.openPatiently();
            for (String row : AT_ONCE) {
                expect(rows, front, line, row);
            }
            tell(front, "ok");
            rows.open(SHORT_MILLIS);
            for (String row : AFTER_THE_TIMEOUT) {
                expect(rows, front, line, row);
            }
            rows.holds();
        }
    }

    private static void expect(McpRows rows, McpFront front, McpLine line, String row) throws Exception {
        boolean newer = line == McpLine.V2_1;
        String malformed = "McpTransportException <- IOException <- UnexpectedEndOfInputException";
        String[] halves = row.split("\\|", 2);
        tell(front, halves[0].strip().replace("ID", OTHER_ID));
        rows.all("account | "
                + halves[1]
                        .replace("SERVER_ERROR", newer ? "McpTransportException" : "RuntimeException")
                        .replace("REFUSED", "McpHttpClientTransportAuthorizationException")
                        .replace("MALFORMED", newer ? malformed : "TimeoutException"));
    }

    private static void tell(McpFront front, String behaviour) {
        front.tell("get_account", behaviour);
        front.tell("create_account", behaviour);
    }

    /**
     * A session that the server has forgotten costs every call of the client that is in flight, in the same words. So it proves
     * nothing, and a write that the server may have carried out is not made again.
     */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.McpLine#onJdks")
    void write_inFlightWhenTheSessionIsLost_isMadeOnce(Path jdk, McpLine line) throws Exception {
        try (McpFront front = new McpFront();
                McpRows rows = rows(jdk, line, front)) {
            rows.openPatiently();
            front.tell("create_account", "slow 2000");
            front.tell("get_account", "404 then ok");
            rows.expectGuarded(
                    "begin create_account | RuntimeException | succeeded 1, failed 2 | 1 | 0", application -> {
                        application.command("begin create_account");
                        rows.awaitMore("create_account", 0);
                        application.command("sync get_account");
                        return application.command("end");
                    });
            rows.holds();
        }
    }

    /** What fails before the client has a session has not sent the call: a write may be repeated, and sent elsewhere. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.McpLine#onJdks")
    void firstContact_fails_isRepeatedForWritesToo(Path jdk, McpLine line) throws Exception {
        String status = line == McpLine.V2_1 ? "McpTransportException" : "RuntimeException";
        try (McpFront front = new McpFront();
                McpRows rows = rows(jdk, line, front)) {
            rows.openPatiently();
            rows.openInVain(5_000, 5_000);
            front.tell("initialize", "503");
            rows.all("account | RuntimeException <- " + status + " | failed 3 | 0 | 1 | failed 3 | 0 | 1");
            front.tell("initialize", "503 then ok");
            rows.expectGuarded("sync create_account | result fine | succeeded 1, failed 1 | 1 | 0");
            rows.holds();
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.McpLine#onJdks")
    void circuit_thatIsOpen_refusesAndTheOtherTierAnswers(Path jdk, McpLine line) throws Exception {
        try (McpFront front = new McpFront();
                McpRows rows = rows(jdk, line, front)) {
            rows.openPatiently();
            rows.jmx().operate("mcp", "forceOpen");
            for (String call : List.of("sync get", "async get", "sync create", "async create")) {
                rows.expectGuarded(call + "_account | CircuitOpenException | rejected 1 | 0 | 1");
            }
            rows.both("stand-in true");
            for (String call : List.of("sync get", "async get", "sync create", "async create")) {
                rows.expectGuarded(call + "_account | result stand-in | rejected 1 | 0 | 1");
            }
            rows.jmx().operate("mcp", "close");
            front.tell("get_account", "503");
            rows.expectGuarded("sync get_account | result stand-in | failed 3 | 3 | 1");
            rows.expectGuarded("async get_account | result stand-in | failed 3 | 3 | 1");
            rows.holds();
        }
    }

    /** It would have to connect again before it sends anything, and cannot: so a write has done nothing, either. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.McpLine#onJdks")
    void closed_client_isNotAskedAgain(Path jdk, McpLine line) throws Exception {
        try (McpFront front = new McpFront();
                McpRows rows = rows(jdk, line, front)) {
            rows.openPatiently();
            rows.both("close");
            rows.all(
                    "account | RuntimeException <- McpTransportSessionClosedException | failed 1 | 0 | 1 | failed 1 | 0 | 1");
            rows.holds();
        }
    }
}
