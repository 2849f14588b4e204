package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.manners.Ending;
import io.breakwater.it.app.manners.OwnManagement;
import io.breakwater.it.app.small.CommandedCalls;
import io.breakwater.it.app.small.LongCalls;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.AgentCommand;
import io.breakwater.it.harness.Eventually;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.harness.Listening;
import io.breakwater.it.process.FreePort;
import io.breakwater.it.process.JavaProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.management.ObjectName;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Metrics and pages over HTTP, of a JVM that is asked for them. */
@Timeout(90)
class MetricsIT {

    private static final String CONFIG = """
            failure-threshold = 1
            retry.max-attempts = 1
            circuit.crm.methods = io.breakwater.it.app.small.FlakyAccounts#getAccount
            """;

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    private int port;

    @BeforeEach
    void findPort() throws IOException {
        port = FreePort.any();
    }

    private Path config() throws IOException {
        return Guarded.config(directory, CONFIG + "metrics.port = " + port + "\n");
    }

    private HttpResponse<String> ask(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private boolean answers() throws Exception {
        try {
            return ask("GET", "/health").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void metrics_areShownInBothFormats_andSayWhatTheBeansSay(Path jdk) throws Exception {
        try (JavaProcess app = Guarded.start(jdk, config(), CommandedCalls.class.getName())) {
            assertThat(app.command("get")).isEqualTo("OK account 7");
            app.command("fail 1");
            app.command("get");
            app.command("get");
            Eventually.holds(this::answers);
            HttpResponse<String> plain = ask("GET", "/metrics");
            assertThat(plain.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
            assertThat(plain.body().lines())
                    .contains(
                            "resilience4j_circuitbreaker_state{name=\"crm\",state=\"open\"} 1.0",
                            "resilience4j_circuitbreaker_calls_seconds_count{kind=\"successful\",name=\"crm\"} 1",
                            "resilience4j_circuitbreaker_calls_seconds_count{kind=\"failed\",name=\"crm\"} 1",
                            "resilience4j_retry_calls_total{kind=\"successful_without_retry\",name=\"crm\"} 1.0",
                            "resilience4j_retry_calls_total{kind=\"failed_without_retry\",name=\"crm\"} 1.0",
                            "resilience4j_circuitbreaker_not_permitted_calls_total{kind=\"not_permitted\",name=\"crm\"} 1.0",
                            "breakwater_suppressed_errors_total 0.0",
                            "breakwater_weave_failures 0.0");
            HttpResponse<String> open = ask("GET", "/metrics", "Accept", "application/openmetrics-text; version=1.0.0");
            assertThat(open.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/openmetrics-text"));
            assertThat(open.body()).endsWith("# EOF\n");
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat(jmx.circuit("crm", "CallsRejected")).isEqualTo(1L);
                Guarded.assertHealthy(jmx);
            }
            assertPages();
            assertThat(Listening.of(app.pid()))
                    .filteredOn(address -> address.endsWith(String.format(":%04X", port)))
                    .as("127.0.0.1 alone, mapped into IPv6")
                    .containsExactly(String.format("0000000000000000FFFF00000100007F:%04X", port));
            app.closeStdin();
            assertThat(app.awaitExit())
                    .as("it does not keep the application; " + app.transcript())
                    .isZero();
        }
    }

    private void assertPages() throws Exception {
        HttpResponse<String> health = ask("GET", "/health");
        assertThat(health.statusCode()).as("also with an open circuit").isEqualTo(200);
        assertThat(new JSONObject(health.body()).getJSONObject("circuits").getInt("open"))
                .isEqualTo(1);
        HttpResponse<String> page = ask("GET", "/");
        assertThat(page.body()).contains("<td>crm</td><td class=\"OPEN\">OPEN</td>");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        HttpResponse<String> head = ask("HEAD", "/");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(ask("GET", "/elsewhere").statusCode()).isEqualTo(404);
        assertThat(ask("POST", "/metrics").statusCode()).isEqualTo(405);
        assertThat(statusFor("evil.example:" + port)).isEqualTo("HTTP/1.1 421 Misdirected Request");
        assertThat(statusFor("localhost:" + port)).startsWith("HTTP/1.1 200");
    }

    /** By hand, for the JDK's client does not let anybody choose the name. */
    private String statusFor(String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("GET /health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).split("\r\n", 2)[0];
        }
    }

    /** With a file that is read again, metrics come and go; and with the agent they go. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void endpoint_comesAndGoesWithItsSettingAndTheAgent(Path jdk) throws Exception {
        Path file = config();
        try (JavaProcess app = Guarded.start(jdk, file, CommandedCalls.class.getName())) {
            app.command("get");
            Eventually.holds(this::answers);
            String pid = Long.toString(app.pid());
            Files.writeString(file, CONFIG);
            AgentCommand.run(jdk, directory, "reload", pid);
            Eventually.holds(() -> !answers());
            config();
            AgentCommand.run(jdk, directory, "reload", pid);
            Eventually.holds(this::answers);
            assertThat(AgentCommand.run(jdk, directory, "detach", pid).exitCode())
                    .isZero();
            Eventually.holds(() -> !answers());
            try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(again.getLocalPort()).isEqualTo(port);
            }
            assertThat(app.command("get")).isEqualTo("OK account 7");
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void port_thatIsTaken_isAWarning(Path jdk) throws Exception {
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                JavaProcess app = Guarded.start(jdk, config(), CommandedCalls.class.getName())) {
            assertThat(app.command("get")).isEqualTo("OK account 7");
            app.awaitErrorLine(
                    line -> line.contains("WARN no metrics: cannot listen on 127.0.0.1:" + taken.getLocalPort()));
            assertThat(app.command("get")).isEqualTo("OK account 7");
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
            assertThat(app.err()).as(app.transcript()).hasSize(2);
        }
    }

    /** With a configuration for its logging, the JDK starts that at the first word that anybody logs. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void managers_thatTheApplicationNamesInMain_areItsOwn(Path jdk) throws Exception {
        Path logging = Files.writeString(directory.resolve("logging.properties"), ".level = ALL\n");
        List<String> options = List.of("-Djava.util.logging.config.file=" + logging);
        try (JavaProcess app = Guarded.start(jdk, config(), options, OwnManagement.class.getName())) {
            app.awaitLine("called"::equals);
            Eventually.holds(this::answers);
            ask("GET", "/metrics");
            Guarded.assertAnswers(app, "log", "OK OwnLogManager");
            Guarded.assertAnswers(app, "server", "OK domain DefaultDomain");
            Guarded.assertAnswers(app, "built", "OK built 1");
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void jvmOfTheLeastModules_showsMetricsAllTheSame(Path jdk) throws Exception {
        List<String> options = List.of("--limit-modules=java.base,java.instrument");
        try (JavaProcess app = Guarded.start(jdk, config(), options, CommandedCalls.class.getName())) {
            Eventually.holds(this::answers);
            assertThat(ask("GET", "/metrics").body()).contains("breakwater_build_info");
            Guarded.assertEndsQuietly(app);
        }
    }

    /** Nor does an application wait for the second after which the port would have been opened. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void mainThatReturnsAtOnce_endsTheApplication(Path jdk) throws Exception {
        try (JavaProcess app = Guarded.start(jdk, config(), Ending.class.getName(), "return")) {
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void uninstall_afterScrapes_leavesNoClassBehind(Path jdk) throws Exception {
        try (JavaProcess app = Guarded.start(jdk, config(), LongCalls.class.getName())) {
            Eventually.holds(this::answers);
            for (String path : List.of("/metrics", "/health", "/")) {
                assertThat(ask("GET", path).statusCode()).isEqualTo(200);
            }
            app.command("get");
            assertThat(app.command("hold java.lang.BreakwaterGate handler")).isEqualTo("OK held");
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                Guarded.assertHealthy(jmx);
                jmx.server().invoke(new ObjectName("io.breakwater:type=Agent"), "uninstall", null, null);
            }
            assertThat(answers()).isFalse();
            assertThat(app.command("gone")).isEqualTo("OK gone");
        }
    }

    /** Its settings are its own: the library in the agent must neither follow nor refuse them. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void prometheusSettings_ofTheApplication_areNotOurs(Path jdk) throws Exception {
        List<String> options = List.of(
                "-Dio.prometheus.exporter.include_created_timestamps=true", "-Dio.prometheus.no.such.key=nonsense");
        try (JavaProcess app = Guarded.start(jdk, config(), options, CommandedCalls.class.getName())) {
            app.command("get");
            Eventually.holds(this::answers);
            assertThat(ask("GET", "/metrics").body())
                    .contains("breakwater_build_info")
                    .doesNotContain("_created");
            Guarded.assertEndsQuietly(app);
        }
    }
}
