package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Archive;
import io.breakwater.it.harness.Eventually;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.harness.ScriptedServer;
import io.breakwater.it.harness.Shown;
import io.breakwater.it.harness.SilentServer;
import io.breakwater.it.process.FreePort;
import io.breakwater.it.process.JavaProcess;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a preset makes of a client, whichever it is: the real one, against a server that fails as it is told. */
final class HttpClientContract implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    /** The same server, and not what the circuit is for. */
    private static final String OTHER_HOST = "localhost";

    private static final String SECRET = "s3cr3t-marker";

    private final ScriptedServer server = new ScriptedServer();
    private final JavaProcess app;
    private final Path log;

    /**
     * Starts an application.
     *
     * @param config the circuit {@code crm}
     * @param main its main class, and what that wants to be told
     * @param libraries a class of each library that it needs
     */
    HttpClientContract(Path jdk, Path directory, String config, List<String> main, Class<?>... libraries)
            throws Exception {
        log = directory.resolve("agent.log");
        Path file = Guarded.config(directory, """
                failure-threshold = 1000
                retry.max-attempts = 3
                retry.base-delay = 1ms
                retry.max-delay = 5s
                retry.budget = off
                log.level = trace
                """ + "log.file = " + log + "\n" + config);
        String classPath = Stream.concat(Stream.of(HttpClientContract.class), Arrays.stream(libraries))
                .map(Archive::of)
                .map(Path::toString)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
        List<String> arguments = new ArrayList<>(List.of("-cp", classPath));
        arguments.addAll(main);
        app = Guarded.startJava(jdk, file, arguments);
    }

    /** All of it. */
    void holds() throws Exception {
        app.awaitLine("ready"::equals);
        guards();
        assertEndsWell();
    }

    /**
     * All of it, and what is to hold of requests that nobody waits for.
     *
     * @param limit whether a limit of time that the application sets itself counts as a failure: it does where one can tell
     *     that it was reached
     */
    void holdsOfStages(boolean limit) throws Exception {
        app.awaitLine("ready"::equals);
        guards();
        givenUpInFlight();
        givenUpBeforeAnotherAttempt();
        ownLimit(limit ? "CallsFailed" : "CallsIgnored");
        Eventually.holds(() -> app.command("lent").equals("OK 0"));
        assertEndsWell();
    }

    private void guards() throws Exception {
        get(1, "200 body of 200");
        try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
            assertThat(jmx.circuit("crm", "CallsTotal"))
                    .as("calls of one request")
                    .isEqualTo(1L);
        }
        answersAndStatusCodes();
        retryAfter();
        writes();
        brokenConnections();
        otherHost();
        connectionsAreGivenBack();
    }

    private void assertEndsWell() throws Exception {
        try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
            assertThat(jmx.circuit("crm", "CallsInFlight")).isEqualTo(0L);
            assertThat((Long) jmx.circuit("crm", "RetriesTotal")).isPositive();
            assertThat((String[]) jmx.agent("UnmatchedPatterns")).allMatch(line -> line.contains("not loaded"));
            Guarded.assertHealthy(jmx);
            jmx.operate("crm", "forceOpen");
            assertThat(ask("GET", server.url(HOST))).startsWith("OK failed:");
            assertThat(Shown.everything(jmx.server())).hasSizeGreaterThan(30).noneMatch(line -> line.contains(SECRET));
        }
        Guarded.assertEndsQuietly(app);
        assertThat(Files.readAllLines(log)).isNotEmpty().noneMatch(line -> line.contains(SECRET));
    }

    private void answersAndStatusCodes() throws Exception {
        get(3, "200 body of 200", "503", "500");
        get(3, "503 body of 503", "503", "503", "503");
        get(1, "404 body of 404", "404");
        get(1, "401 body of 401", "401");
    }

    private void retryAfter() throws Exception {
        long start = System.nanoTime();
        get(2, "200 body of 200", "429 1");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(1));
        get(1, "429 body of 429", "429 3600");
    }

    private void writes() throws Exception {
        send("POST", HOST, 1, "503 body of 503", "503");
        send("POST", HOST, 2, "200 body of 200", "429 1");
        send("DELETE", HOST, 2, "200 body of 200", "503");
    }

    /** The clients themselves may repeat a request on a connection that was closed. */
    private void brokenConnections() throws Exception {
        server.answers("stall", "stall", "stall");
        assertThat(ask("GET", server.url(HOST))).startsWith("OK failed:");
        assertThat(server.requests()).as("timeouts; " + app.transcript()).isEqualTo(3);
        server.answers("stall");
        assertThat(ask("POST", server.url(HOST))).startsWith("OK failed:");
        assertThat(server.requests()).as("a write that may have acted").isEqualTo(1);

        server.answers("close", "close", "close", "close", "close", "close");
        assertThat(ask("GET", server.url(HOST))).startsWith("OK failed:");
        assertThat(server.requests())
                .as("closed connections; " + app.transcript())
                .isBetween(3, 6);
        server.answers("close");
        assertThat(ask("POST", server.url(HOST))).startsWith("OK failed:");
        assertThat(server.requests()).as("a write that may have acted").isEqualTo(1);
        refused("GET");
        refused("POST");
    }

    /** Nothing was sent, so a write is repeated, too. */
    private void refused(String method) throws Exception {
        int nobody = FreePort.any();
        try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
            long before = (Long) jmx.circuit("crm", "CallsFailed");
            assertThat(ask(method, "http://" + HOST + ":" + nobody + "/"))
                    .startsWith("OK failed:")
                    .contains("ConnectException");
            assertThat(jmx.circuit("crm", "CallsFailed")).isEqualTo(before + 3);
        }
    }

    private void otherHost() throws Exception {
        send("GET", OTHER_HOST, 1, "503 body of 503", "503");
    }

    private void connectionsAreGivenBack() throws Exception {
        for (int i = 0; i < 5; i++) {
            get(3, "200 body of 200", "503", "503");
        }
        // The body is there before the connection is back.
        Eventually.holds(() -> app.command("lent").equals("OK 0"));
    }

    /** The client hears of it, and hangs up. */
    private void givenUpInFlight() throws Exception {
        try (SilentServer silent = new SilentServer();
                CircuitWatch jmx = new CircuitWatch(app.pid())) {
            long ignored = (Long) jmx.circuit("crm", "CallsIgnored");
            Guarded.assertAnswers(app, "begin " + silent.url(HOST), "OK begun");
            Eventually.holds(() -> silent.requests() == 1);
            assertThat(jmx.circuit("crm", "CallsInFlight")).isEqualTo(1L);
            Guarded.assertAnswers(app, "giveUp it", "OK given up");
            Eventually.holds(() -> silent.hungUp() == 1);
            assertThat(jmx.circuit("crm", "CallsIgnored")).isEqualTo(ignored + 1);
            assertThat(silent.requests()).isEqualTo(1);
        }
    }

    /** The one that was answered is let go of, and no other follows. */
    private void givenUpBeforeAnotherAttempt() throws Exception {
        try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
            long failed = (Long) jmx.circuit("crm", "CallsFailed");
            long retries = (Long) jmx.circuit("crm", "RetriesTotal");
            server.answers("429 5");
            Guarded.assertAnswers(app, "begin " + server.url(HOST), "OK begun");
            Eventually.holds(() -> jmx.circuit("crm", "CallsFailed").equals(failed + 1));
            Guarded.assertAnswers(app, "giveUp it", "OK given up");
            Eventually.holds(() -> app.command("lent").equals("OK 0"));
            assertThat(server.requests()).isEqualTo(1);
            assertThat(jmx.circuit("crm", "RetriesTotal")).isEqualTo(retries);
        }
    }

    private void ownLimit(String counter) throws Exception {
        try (SilentServer silent = new SilentServer();
                CircuitWatch jmx = new CircuitWatch(app.pid())) {
            long before = (Long) jmx.circuit("crm", counter);
            assertThat(ask("limited", silent.url(HOST)))
                    .startsWith("OK failed:")
                    .contains("TimeoutException");
            Eventually.holds(() -> silent.hungUp() == 1);
            assertThat(jmx.circuit("crm", counter)).isEqualTo(before + 1);
            assertThat(silent.requests()).isEqualTo(1);
        }
    }

    private void get(int requests, String expected, String... answers) throws Exception {
        send("GET", HOST, requests, expected, answers);
    }

    private void send(String method, String host, int requests, String expected, String... answers) throws Exception {
        server.answers(answers);
        assertThat(ask(method, server.url(host)))
                .as(method + "; " + app.transcript())
                .isEqualTo("OK " + expected);
        assertThat(server.requests())
                .as(method + " after " + List.of(answers) + "; " + app.transcript())
                .isEqualTo(requests);
    }

    private String ask(String method, String url) throws Exception {
        return app.command(method + " " + url + "?key=" + SECRET);
    }

    @Override
    public void close() {
        app.close();
        server.close();
    }
}
