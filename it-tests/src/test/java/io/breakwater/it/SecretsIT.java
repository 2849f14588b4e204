package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.manners.SecretCalls;
import io.breakwater.it.app.manners.SecretClients;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Eventually;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.harness.Shown;
import io.breakwater.it.process.JavaProcess;
import io.breakwater.it.servers.CrmServer;
import io.breakwater.it.servers.ToldMcpServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an application passes, gets and throws is its own affair: the agent shows none of it, at any level of its log. */
@Timeout(60)
class SecretsIT {

    private static final String MARKER = "s3cr3t-marker";
    private static final String APP = "io.breakwater.it.app.manners.SecretCalls";

    private static final String CONFIG = """
            log.level = trace
            failure-threshold = 2
            retry.base-delay = 1ms
            health.interval = 50ms
            circuit.first.methods = APP#ask
            circuit.first.health.probe = http://127.0.0.1:9/MARKER?token=MARKER
            circuit.second.methods = APP#askElsewhere
            circuit.second.health.probe = APP#probe
            circuit.status.methods = APP#look
            circuit.status.failure-results = status in 503; broken in 1
            fallback.f.tiers = APP#ask(java.net.URL, java.util.Map, java.lang.String) \
                -> APP#askElsewhere(java.net.URL, java.util.Map, java.lang.String)
            """.replace("APP", APP).replace("MARKER", MARKER);

    private static final List<String> CALLS = List.of("sdk", "create", "http", "mcp");

    private static final String CLIENTS = """
            log.level = trace
            log.file = LOG
            failure-threshold = 1000
            retry.budget = off
            retry.base-delay = 1ms
            circuit.sdk.preset = zoho-crm-sdk
            circuit.http.preset = jdk-http-client
            circuit.http.where = 0.uri.port in PORT
            circuit.mcp.preset = mcp-client
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void whatPassesThroughGuardedCalls_isNeitherLoggedNorShown(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG);
        try (JavaProcess app = Guarded.start(jdk, config, SecretCalls.class.getName(), MARKER)) {
            app.awaitLine("ready"::equals);
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                Queue<String> notified = listen(jmx);
                for (int call = 0; call < 3; call++) {
                    Guarded.assertAnswers(app, "first", "OK failed");
                    app.command("look");
                }
                app.awaitErrorLine(line -> line.contains("first: CLOSED -> OPEN"));
                Eventually.holds(() -> !notified.isEmpty() && isProbed(jmx.server()));
                Files.writeString(config, CONFIG + "retry.max-attempts = 2\n");
                app.awaitErrorLine(line -> line.contains("configuration read again"));

                assertThat(Shown.everything(jmx.server()))
                        .as("all attributes")
                        .hasSizeGreaterThan(80)
                        .noneMatch(line -> line.contains(MARKER));
                assertThat(notified).noneMatch(line -> line.contains(MARKER));
            }
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
            assertThat(app.err()).as(app.transcript()).noneMatch(line -> line.contains(MARKER));
            assertThat(app.out()).as("of ours nothing ever").allMatch(line -> line.matches("ready|OK .*"));
        }
    }

    /** The same with real clients, which have their own places for secrets, and their own exceptions to put them into. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void whatPassesThroughClientsUnderTheirPresets_isNeitherLoggedNorShown(Path jdk) throws Exception {
        Path log = directory.resolve("agent.log");
        try (CrmServer crm = new CrmServer(0, 0);
                ToldMcpServer mcp = new ToldMcpServer()) {
            String config = CLIENTS.replace("LOG", log.toString()).replace("PORT", String.valueOf(crm.restPort()));
            Path file = Guarded.config(directory, config);
            String here = "http://127.0.0.1:";
            Path cache = Files.createDirectory(directory.resolve("cache"));
            try (JavaProcess app = Guarded.start(
                    jdk,
                    file,
                    SecretClients.class.getName(),
                    MARKER,
                    here + crm.sdkPort(),
                    here + crm.restPort(),
                    here + mcp.port(),
                    cache.toString())) {
                app.awaitLine("ready"::equals);
                try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                    Queue<String> notified = listen(jmx);
                    callAndFail(app, crm, mcp);
                    open(app, jmx, file);
                    Eventually.holds(() -> notified.size() >= 3);
                    assertThat(Shown.everything(jmx.server()))
                            .as("all attributes")
                            .hasSizeGreaterThan(80)
                            .noneMatch(line -> line.contains(MARKER));
                    assertThat(explained(jmx.server())).noneMatch(line -> line.contains(MARKER));
                    assertThat(notified).noneMatch(line -> line.contains(MARKER));
                    Guarded.assertHealthy(jmx);
                }
                Guarded.assertEndsQuietly(app);
                assertThat(Files.readAllLines(log))
                        .as("the log")
                        .anyMatch(line -> line.contains("sdk: CLOSED -> OPEN"))
                        .anyMatch(line -> line.contains("http: CLOSED -> OPEN"))
                        .anyMatch(line -> line.contains("mcp: CLOSED -> OPEN"))
                        .noneMatch(line -> line.contains(MARKER));
                assertThat(app.out())
                        .as("what refusals say")
                        .anyMatch(line -> line.startsWith("OK refused"))
                        .noneMatch(line -> line.contains(MARKER));
            }
        }
    }

    /** Servers that repeat in each kind of failure what they were sent. */
    private static void callAndFail(JavaProcess app, CrmServer crm, ToldMcpServer mcp) throws Exception {
        for (String call : CALLS) {
            assertThat(app.command(call)).as(call + "; " + app.transcript()).startsWith("OK answered");
        }
        String body = " application/json {\"code\":\"MARKER\",\"status\":\"error\",\"message\":\"MARKER\","
                + "\"details\":{\"MARKER\":\"MARKER\"}}";
        for (String failure : List.of("body 500 X-Secret:MARKER" + body, "body 200 text/plain MARKER", "close")) {
            crm.tell("sdk,meta,rest", failure.replace("MARKER", MARKER));
            mcp.tell(failure.replace("MARKER", MARKER));
            for (String call : CALLS) {
                app.command(call);
            }
        }
    }

    /** One failure more, of each. */
    private static void open(JavaProcess app, CircuitWatch jmx, Path config) throws Exception {
        Files.writeString(config, Files.readString(config).replace("threshold = 1000", "threshold = 1"));
        jmx.server().invoke(new ObjectName("io.breakwater:type=Agent"), "reload", null, null);
        for (String circuit : List.of("sdk", "http", "mcp")) {
            app.command(circuit);
        }
        for (String call : CALLS) {
            assertThat(app.command(call)).as(call + "; " + app.transcript()).startsWith("OK refused");
        }
    }

    private static Queue<String> listen(CircuitWatch jmx) throws Exception {
        Queue<String> notified = new ConcurrentLinkedQueue<>();
        jmx.server()
                .addNotificationListener(
                        new ObjectName("io.breakwater:type=Agent"),
                        (notification, handback) -> notified.add(notification.toString()),
                        null,
                        null);
        return notified;
    }

    /** What is said of guarded methods, for the one who asks. */
    private static List<String> explained(MBeanServerConnection server) throws Exception {
        List<String> explained = new ArrayList<>();
        for (String method : List.of(
                "com.zoho.crm.api.record.RecordOperations#getRecord",
                "jdk.internal.net.http.HttpClientFacade#send",
                "io.modelcontextprotocol.client.McpSyncClient#callTool")) {
            explained.add(Objects.toString(server.invoke(
                    new ObjectName("io.breakwater:type=Agent"), "explain", new Object[] {method}, new String[] {
                        String.class.getName()
                    })));
        }
        return explained;
    }

    private static boolean isProbed(MBeanServerConnection server) throws Exception {
        for (String circuit : List.of("first", "second")) {
            Object error =
                    server.getAttribute(new ObjectName("io.breakwater:type=Health,name=" + circuit), "LastError");
            if (error == null) {
                return false;
            }
        }
        return true;
    }
}
