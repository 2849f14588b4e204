package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.mcp.McpCalls;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Eventually;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.harness.McpLine;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An application twice in front of one server, as it is and with the agent: both have to see the same, whatever happens. The
 * preset is all that is configured of the circuit {@code mcp}; behind each call stands another tier that is asked, and does
 * not know either. Rows that are not as they should be are gathered, and told together.
 */
final class McpRows implements AutoCloseable {

    private static final String CONFIG = """
            failure-threshold = 0
            retry.max-attempts = 3
            retry.base-delay = 1ms
            retry.budget = off
            log.level = off
            circuit.mcp.preset = mcp-client
            circuit.stand-in.methods = APP.StandIn#callTool, APP.StandIn#callToolLater
            circuit.stand-in.retry.max-attempts = 1
            fallback.sync.tiers = CLIENT.McpSyncClient#callTool(REQUEST) -> APP.StandIn#callTool(REQUEST)
            fallback.async.tiers = CLIENT.McpAsyncClient#callTool(REQUEST) -> APP.StandIn#callToolLater(REQUEST)
            """.replace("APP", "io.breakwater.it.app.mcp")
            .replace("CLIENT", "io.modelcontextprotocol.client")
            .replace("REQUEST", "io.modelcontextprotocol.spec.McpSchema$CallToolRequest");
    private static final List<String> COUNTERS =
            List.of("CallsSucceeded", "CallsFailed", "CallsIgnored", "CallsRejected");
    private static final int PATIENCE_MILLIS = 20_000;

    /** How often a tool has been called, as its server knows. */
    interface Server {
        int calls(String tool) throws Exception;
    }

    /** Has an application make a call, and returns its answer. */
    interface Step {
        String answer(JavaProcess application) throws Exception;
    }

    private final Server server;
    private final JavaProcess bare;
    private final JavaProcess app;
    private final CircuitWatch jmx;
    private final List<String> wrong = new ArrayList<>();

    /**
     * Starts both.
     *
     * @param main what the application wants to be told: the server
     */
    McpRows(Path jdk, McpLine line, Path directory, Server server, List<String> main) throws Exception {
        this.server = server;
        List<String> arguments =
                new ArrayList<>(List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=off", "-cp", line.classPath()));
        arguments.add(McpCalls.class.getName());
        arguments.addAll(main);
        app = Guarded.startJava(jdk, Guarded.config(directory, CONFIG), arguments);
        List<String> plain = new ArrayList<>(JavaProcess.QUICK_START);
        plain.addAll(arguments);
        bare = JavaProcess.startJava(jdk, plain);
        bare.awaitLine("ready"::equals);
        app.awaitLine("ready"::equals);
        jmx = new CircuitWatch(app.pid());
    }

    JavaProcess app() {
        return app;
    }

    CircuitWatch jmx() {
        return jmx;
    }

    /** New clients for both, which wait for long. */
    void openPatiently() throws Exception {
        open(PATIENCE_MILLIS);
    }

    /** New clients for both, which have connected: their first call may take longer than they will wait for the next. */
    void open(int requestMillis) throws Exception {
        for (JavaProcess process : List.of(bare, app)) {
            Eventually.holds(() -> {
                process.command("open " + requestMillis + " " + PATIENCE_MILLIS);
                return process.command("sync get_account").startsWith("OK result fine")
                        && process.command("async get_account").startsWith("OK result fine");
            });
        }
    }

    /** New clients for both, which do not connect. */
    void openInVain(int requestMillis, int initializationMillis) throws Exception {
        both("open " + requestMillis + " " + initializationMillis);
    }

    /** Waits until the server has got another call of a tool than those. */
    void awaitMore(String tool, int calls) throws Exception {
        Eventually.holds(() -> server.calls(tool) > calls);
    }

    int calls(String tool) throws Exception {
        return server.calls(tool);
    }

    /** The same command for both, which is no call. */
    void both(String command) throws Exception {
        assertThat(bare.command(command)).as(bare.transcript()).startsWith("OK " + command.split(" ", 2)[0]);
        assertThat(app.command(command)).as(app.transcript()).startsWith("OK " + command.split(" ", 2)[0]);
    }

    /**
     * Calls {@code get_X} and {@code create_X} in both ways.
     *
     * @param row {@code X | what a subscriber sees | then of a read and of a write: what the circuit counts | calls that reach
     *     the server | how often the stand-in is asked}
     */
    void all(String row) throws Exception {
        String[] columns = columns(row);
        String read = String.join(" | ", columns[2], columns[3], columns[4]);
        String write = String.join(" | ", columns[5], columns[6], columns[7]);
        expect("sync get_" + columns[0] + " | " + blocking(columns[1]) + " | " + read);
        expect("async get_" + columns[0] + " | " + columns[1] + " | " + read);
        expect("sync create_" + columns[0] + " | " + blocking(columns[1]) + " | " + write);
        expect("async create_" + columns[0] + " | " + columns[1] + " | " + write);
    }

    /** Whoever blocks gets checked exceptions wrapped by Reactor. */
    private static String blocking(String seen) {
        String type = seen.split(" ", 2)[0];
        boolean checked =
                type.equals("IOException") || type.equals("ConnectException") || type.equals("TimeoutException");
        return checked ? "ReactiveException <- " + seen : seen;
    }

    /** Makes one call: {@code call | what the application sees | counted | calls at the server | stand-in}. */
    void expect(String row) throws Exception {
        String command = columns(row)[0];
        expect(row, application -> application.command(command));
    }

    /** One that is made in several steps. */
    void expect(String row, Step step) throws Exception {
        String[] columns = columns(row);
        String tool = columns[0].split(" ", -1)[1];
        int calls = server.calls(tool);
        String answer = step.answer(bare);
        if (!answer.equals("OK " + columns[1] + "; stand-in 0")) {
            wrong.add("without the agent: " + columns[0] + " | " + answer + ", not " + columns[1]);
        }
        // One that was given up may still be on its way, and is not to be taken for one of the other application.
        int reached = calls + (columns[3].equals("0") ? 0 : 1);
        Eventually.holds(() -> server.calls(tool) >= reached);
        expectGuarded(row, step);
    }

    /** One that ends in another way with the agent than without. */
    void expectGuarded(String row) throws Exception {
        String command = columns(row)[0];
        expectGuarded(row, application -> application.command(command));
    }

    /** The same in several steps. */
    void expectGuarded(String row, Step step) throws Exception {
        String[] columns = columns(row);
        String tool = columns[0].split(" ", -1)[1];
        int calls = server.calls(tool);
        List<Long> before = counters();
        String[] answer = step.answer(app).substring("OK ".length()).split("; stand-in ", 2);
        String counted = counted(before);
        int expected = calls + Integer.parseInt(columns[3]);
        Eventually.holds(() -> server.calls(tool) >= expected);
        String actual = String.join(
                " | ", columns[0], answer[0], counted, String.valueOf(server.calls(tool) - calls), answer[1]);
        if (!actual.equals(String.join(" | ", columns))) {
            wrong.add(actual + ", not " + row);
        }
    }

    private static String[] columns(String row) {
        String[] columns = row.split("\\|", -1);
        for (int i = 0; i < columns.length; i++) {
            columns[i] = columns[i].strip();
        }
        return columns;
    }

    private List<Long> counters() throws Exception {
        List<Long> values = new ArrayList<>();
        for (String counter : COUNTERS) {
            values.add((Long) jmx.circuit("mcp", counter));
        }
        return values;
    }

    private String counted(List<Long> before) throws Exception {
        List<Long> after = counters();
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < COUNTERS.size(); i++) {
            long more = after.get(i) - before.get(i);
            if (more != 0) {
                String name = COUNTERS.get(i).substring("Calls".length()).toLowerCase(Locale.ROOT);
                changes.add(name + " " + more);
            }
        }
        return changes.isEmpty() ? "nothing" : String.join(", ", changes);
    }

    /** Every row was as it should be, nothing has gone wrong in the agent, and the application ends by itself. */
    void holds() throws Exception {
        assertThat(wrong).as(app.transcript()).isEmpty();
        assertThat(jmx.circuit("mcp", "CallsInFlight")).isEqualTo(0L);
        assertThat((String[]) jmx.agent("ConfigProblems")).isEmpty();
        Guarded.assertHealthy(jmx);
        Guarded.assertEndsQuietly(app);
    }

    @Override
    public void close() {
        jmx.close();
        app.close();
        bare.close();
    }
}
