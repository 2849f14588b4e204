package io.breakwater.it;

import static io.breakwater.it.harness.Guarded.assertAnswers;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.async.McpCalls;
import io.breakwater.it.app.async.MonoCalls;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import io.breakwater.it.servers.McpServerMain;
import java.nio.file.Path;
import java.util.List;
import javax.management.ObjectName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that answer as Monos of the real Reactor, the MCP client among them: each subscription is a call. */
@Timeout(90)
class MonoIT {

    private static final String CONFIG = """
            reload = manual
            log.level = error
            failure-threshold = 0
            retry.base-delay = 1ms
            circuit.crm.methods = H#get, H#waiting, H#all
            """.replace("H#", "io.breakwater.it.app.async.MonoClient#");
    private static final String CHAIN = """
            circuit.other.methods = H#second
            fallback.account.tiers = H#get -> H#second
            fallback.account.value = null
            """.replace("H#", "io.breakwater.it.app.async.MonoClient#");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void subscriptions_areCalls_inTheContextOfWhoSubscribes(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG);
        try (JavaProcess app = Guarded.start(jdk, config, MonoCalls.class.getName())) {
            assertAnswers(app, "assemble", "OK true []");
            assertAnswers(app, "kept", "OK account kept [here]");
            assertAnswers(app, "kept", "OK account kept [here]");
            app.command("tell fail fail");
            assertAnswers(app, "get", "OK account 7 [here, elsewhere, elsewhere]");
            app.command("tell fail fail fail");
            assertAnswers(app, "get", "OK failed java.io.IOException: 503 [here, elsewhere, elsewhere]");
            app.command("tell empty");
            assertAnswers(app, "get", "OK empty [here]");
            assertAnswers(app, "waiting", "OK account 7 [here]");
            assertAnswers(app, "all", "OK [account 7, account 8]");
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat(jmx.circuit("crm", "CallsSucceeded")).isEqualTo(6L);
                assertThat(jmx.circuit("crm", "CallsFailed")).isEqualTo(5L);
                assertThat(jmx.circuit("crm", "RetriesTotal")).isEqualTo(4L);
                assertThat((String[]) jmx.agent("GuardedMethods"))
                        .anyMatch(line -> line.contains("#get(") && line.contains("each subscription of its Mono"))
                        .anyMatch(line -> line.contains("#all(") && line.contains("only the call itself is guarded"));
                Guarded.assertHealthy(jmx);
            }
            Guarded.assertEndsQuietly(app);
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void contextCancellingAndTimeouts_reachTheClient(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG + "circuit.crm.max-concurrent-calls = 1\n");
        try (JavaProcess app = Guarded.start(jdk, config, MonoCalls.class.getName())) {
            app.command("tell fail");
            assertAnswers(app, "context", "OK account 7 [here, elsewhere] [jane, jane]");
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertAnswers(app, "begin", "OK begun");
                assertThat(jmx.circuit("crm", "CallsInFlight")).isEqualTo(1L);
                assertThat(app.command("get")).as("its place is taken").contains("TooManyConcurrentCalls");
                assertAnswers(app, "cancel", "OK cancelled 1");
                assertThat(app.command("timeout"))
                        .startsWith("OK failed java.util.concurrent.TimeoutException")
                        .endsWith("cancelled 2");
                assertThat(jmx.circuit("crm", "CallsIgnored")).isEqualTo(2L);
                assertThat(jmx.circuit("crm", "CallsInFlight")).isEqualTo(0L);
                assertAnswers(app, "get", "OK account 7 [here]");
                Guarded.assertHealthy(jmx);
            }
            Guarded.assertEndsQuietly(app);
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void refusalsAndFailures_areAnsweredByTheNextTier(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG + CHAIN);
        try (JavaProcess app = Guarded.start(jdk, config, MonoCalls.class.getName())) {
            assertAnswers(app, "get", "OK account 7 [here]");
            app.command("tell fail fail fail");
            assertAnswers(app, "get", "OK second 7 for nobody [here, elsewhere, elsewhere]");
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                jmx.operate("crm", "forceOpen");
                assertThat(app.command("context")).startsWith("OK second 7 for jane []");
                jmx.operate("other", "forceOpen");
                assertAnswers(app, "get", "OK empty []");
                Guarded.assertHealthy(jmx);
            }
            Guarded.assertEndsQuietly(app);
        }
    }

    /** What was assembled under the agent, and is kept, is the client's own again. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void uninstall_leavesNothing_evenWhereTheApplicationKeepsAMono(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG);
        try (JavaProcess app = Guarded.start(jdk, config, MonoCalls.class.getName())) {
            assertAnswers(app, "kept", "OK account kept [here]");
            assertThat(app.command("hold java.lang.BreakwaterGate handler")).isEqualTo("OK held");
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                Guarded.assertHealthy(jmx);
                jmx.server().invoke(new ObjectName("io.breakwater:type=Agent"), "uninstall", null, null);
            }
            app.command("tell fail");
            assertAnswers(app, "kept", "OK failed java.io.IOException: 503 [here]");
            assertThat(app.command("gone")).isEqualTo("OK gone");
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
        }
    }

    /** The synchronous client waits for the Mono of the asynchronous one: one call. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void mcpClients_ofTheRealSdk_countOnce(Path jdk) throws Exception {
        Path config = Guarded.config(directory, """
                circuit.mcp.methods = io.modelcontextprotocol.client.McpSyncClient#callTool, \\
                    io.modelcontextprotocol.client.McpAsyncClient#callTool
                """);
        try (JavaProcess server =
                JavaProcess.start(McpServerMain.class.getName(), JavaProcess.QUICK_START, List.of("0"))) {
            String ready = server.awaitLine(line -> line.startsWith("READY "));
            String url = "http://127.0.0.1:" + ready.substring("READY ".length());
            try (JavaProcess app = Guarded.start(jdk, config, McpCalls.class.getName(), url);
                    CircuitWatch jmx = watch(app)) {
                assertAnswers(app, "sync", "OK isError false");
                assertThat(jmx.circuit("mcp", "CallsTotal")).isEqualTo(1L);
                assertAnswers(app, "async", "OK isError false");
                assertThat(jmx.circuit("mcp", "CallsTotal")).isEqualTo(2L);
                jmx.operate("mcp", "forceOpen");
                assertAnswers(app, "async", "OK io.breakwater.core.CircuitOpenException");
                Guarded.assertHealthy(jmx);
            }
        }
    }

    private static CircuitWatch watch(JavaProcess app) throws Exception {
        app.awaitLine("ready"::equals);
        return new CircuitWatch(app.pid());
    }
}
