package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.small.McpCalls;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import io.breakwater.it.servers.McpServerMain;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real MCP client under its preset, in front of a real MCP server. */
@Timeout(120)
class McpPresetIT {

    private static final String CONFIG = """
            failure-threshold = 1000
            retry.max-attempts = 3
            retry.base-delay = 1ms
            retry.budget = off
            log.level = off
            circuit.mcp.preset = mcp-client
            """;

    private static final String READ = "get_account";
    private static final String WRITE = "create_account";

    @TempDir
    private Path directory;

    private static JavaProcess server(String port) throws Exception {
        return JavaProcess.start(McpServerMain.class.getName(), JavaProcess.QUICK_START, List.of(port));
    }

    private static String port(JavaProcess server) throws Exception {
        return server.awaitLine(line -> line.startsWith("READY ")).substring("READY ".length());
    }

    /** One application in front of one server. */
    private record Run(JavaProcess mcp, JavaProcess app, CircuitWatch jmx) {

        void expect(String behaviour, String tool, int calls, int failures, String answer) throws Exception {
            mcp.command(behaviour);
            mcp.command("count");
            expect(tool, failures, answer);
            assertThat(mcp.command("count"))
                    .as(behaviour + ", " + tool + "; " + app.transcript())
                    .isEqualTo("COUNT " + calls);
        }

        void expect(String tool, int failures, String answer) throws Exception {
            long before = (Long) jmx.circuit("mcp", "CallsFailed");
            assertThat(app.command(tool)).as(app.transcript()).contains(answer);
            assertThat((Long) jmx.circuit("mcp", "CallsFailed") - before)
                    .as("failures of " + tool + "; " + app.transcript())
                    .isEqualTo(failures);
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void client_failsInEveryWay_countsAndRepeatsAsItShould(Path jdk) throws Exception {
        try (JavaProcess mcp = server("0")) {
            String port = port(mcp);
            try (JavaProcess app = Guarded.start(
                    jdk, Guarded.config(directory, CONFIG), McpCalls.class.getName(), "http://127.0.0.1:" + port)) {
                app.awaitLine("ready"::equals);
                try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                    tools(new Run(mcp, app, jmx));
                    statusCodes(new Run(mcp, app, jmx));
                    restart(new Run(mcp, app, jmx), port);
                    assertThat(jmx.circuit("mcp", "CallsInFlight")).isEqualTo(0L);
                    Guarded.assertHealthy(jmx);
                }
            }
        }
    }

    private static void tools(Run run) throws Exception {
        run.expect("ok", READ, 1, 0, "an account");
        run.expect("ok", WRITE, 1, 0, "an account");
        run.expect("error", READ, 3, 3, "an error");
        run.expect("error", WRITE, 1, 1, "an error");
        run.expect("break", READ, 3, 3, "broken");
        run.expect("break", WRITE, 1, 1, "broken");
        long before = (Long) run.jmx().circuit("mcp", "CallsIgnored");
        run.expect("ok", "get_nothing", 0, 0, "McpError");
        assertThat(run.jmx().circuit("mcp", "CallsIgnored"))
                .as("a mistake of the caller's")
                .isEqualTo(before + 1);
    }

    private static void statusCodes(Run run) throws Exception {
        run.expect("status 503", READ, 3, 3, "503");
        run.expect("status 503", WRITE, 1, 1, "503");
        run.expect("status 429", WRITE, 3, 3, "429");
        run.expect("status 401", READ, 1, 1, "Authorization");
        run.mcp().command("ok");
    }

    /** The server that comes back does not know the session; the client makes a new one, and nothing was done meanwhile. */
    private static void restart(Run run, String port) throws Exception {
        run.mcp().kill();
        run.expect(WRITE, 3, "ConnectException");
        try (JavaProcess again = server(port)) {
            port(again);
            run.expect(WRITE, 1, "an account");
            assertThat(again.command("count")).isEqualTo("COUNT 1");
        }
    }
}
