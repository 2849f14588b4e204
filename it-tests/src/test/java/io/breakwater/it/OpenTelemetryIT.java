package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.breakwater.it.app.manners.HttpCalls;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Archive;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.harness.Jdks;
import io.breakwater.it.process.JavaProcess;
import io.opentelemetry.javaagent.OpenTelemetryAgent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two agents in one JVM, in either order, both of which have something to do in the very same method. */
@Timeout(120)
class OpenTelemetryIT {

    private static final List<String> NO_EXPORTERS =
            List.of("-Dotel.traces.exporter=none", "-Dotel.metrics.exporter=none", "-Dotel.logs.exporter=none");

    @TempDir
    private Path directory;

    private final List<Boolean> traced = new CopyOnWriteArrayList<>();
    private HttpServer server;

    /** Starts a server that fails first. */
    private String startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            traced.add(exchange.getRequestHeaders().containsKey("traceparent"));
            exchange.sendResponseHeaders(traced.size() == 1 ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    static Stream<Arguments> jdksAndOrders() {
        return Jdks.all().stream().flatMap(jdk -> Stream.of(Arguments.of(jdk, true), Arguments.of(jdk, false)));
    }

    @ParameterizedTest
    @MethodSource("jdksAndOrders")
    void openTelemetryAgent_besideOurs_bothDoTheirWork(Path jdk, boolean oursFirst) throws Exception {
        Path config = Guarded.config(directory, """
                retry.base-delay = 1ms
                writes = none
                circuit.http.methods = jdk.internal.net.http.HttpClientImpl#send
                circuit.http.failure-results = statusCode in 503
                """);
        String url = startServer();
        List<String> options = new ArrayList<>(JavaProcess.QUICK_START);
        String ours = "-javaagent:" + Guarded.agentJar() + "=" + config;
        String theirs = "-javaagent:" + Archive.of(OpenTelemetryAgent.class);
        options.addAll(oursFirst ? List.of(ours, theirs) : List.of(theirs, ours));
        options.addAll(NO_EXPORTERS);
        try (JavaProcess app =
                JavaProcess.startWithOwnClassesOnly(jdk, HttpCalls.class.getName(), options, List.of(url))) {
            app.awaitLine("ready"::equals);
            Guarded.assertAnswers(app, "send", "OK 200");
            assertThat(traced).as("one retry, and both attempts traced").containsExactly(true, true);
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat(jmx.circuit("http", "RetriesTotal")).isEqualTo(1L);
                assertThat((String[]) jmx.agent("GuardedMethods")).hasSize(1);
                Guarded.assertHealthy(jmx);
            }
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
            assertThat(app.err())
                    .as("theirs has started, and of ours there is the banner; " + app.transcript())
                    .anyMatch(line -> line.contains("opentelemetry-javaagent - version: "))
                    .filteredOn(line -> line.contains("breakwater"))
                    .singleElement()
                    .asString()
                    .startsWith("[breakwater] 1.0.0 active: ");
            assertThat(app.err()).noneMatch(line -> line.contains("ERROR") || line.contains("Exception"));
        }
    }
}
