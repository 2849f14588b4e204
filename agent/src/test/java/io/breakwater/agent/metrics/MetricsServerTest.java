package io.breakwater.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.agent.Eventually;
import io.breakwater.agent.config.MetricsSpec;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The endpoint over real sockets. */
final class MetricsServerTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final MetricsFixture it = new MetricsFixture();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final MetricsServer server = new MetricsServer(it.facts, warnings::add, null);
    private final int port = freePort();

    MetricsServerTest() throws Exception {}

    @AfterEach
    void stop() {
        server.show(null);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, HERE)) {
            return socket.getLocalPort();
        }
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket(HERE, port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private void serve() {
        server.show(new MetricsSpec(HERE.getHostAddress(), port));
        Eventually.holds(() -> isOpen(port));
    }

    private String ask(String request) throws IOException {
        try (Socket socket = new Socket(HERE, port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void request_isAnsweredWithAWholeResponse_andTheConnectionEnds() throws Exception {
        serve();

        String answer = ask("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");

        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(answer)
                .startsWith("HTTP/1.1 200 OK\r\nDate: ")
                .contains("\r\nContent-Type: application/json\r\n")
                .contains("\r\nContent-Length: " + body.length() + "\r\n")
                .contains("\r\nConnection: close\r\n")
                .contains("\r\nCache-Control: no-store\r\n")
                .contains("\r\nX-Content-Type-Options: nosniff\r\n");
        assertThat(body).isEqualTo(HealthJson.of(it.facts));
        assertThat(it.facts.errors().count()).isZero();
    }

    @Test
    void head_getsTheSameWithoutABody() throws Exception {
        serve();

        String answer = ask("HEAD /health HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(answer)
                .contains("\r\nContent-Length: " + HealthJson.of(it.facts).length() + "\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void bodyThatNobodyWants_doesNotCostTheAnswer() throws Exception {
        serve();

        String answer = ask("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 20000\r\n\r\n" + "x".repeat(20_000));

        assertThat(answer).startsWith("HTTP/1.1 405 Method Not Allowed\r\n").contains("\r\nAllow: GET, HEAD\r\n");
    }

    @Test
    void headWithoutEnd_isRefused() throws Exception {
        serve();

        assertThat(ask("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000)))
                .startsWith("HTTP/1.1 400 Bad Request\r\n");
    }

    @Test
    void silentClients_doNotKeepOthersFromAnAnswer() throws Exception {
        serve();
        try (Socket one = new Socket(HERE, port);
                Socket two = new Socket(HERE, port)) {
            assertThat(one.isConnected() && two.isConnected()).isTrue();
            // Both threads wait for them; they are hung up on, and the third is served.
            assertThat(ask("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void serve_elsewhereAndNowhere_givesUpThePort() throws Exception {
        serve();
        int other = freePort();

        server.show(new MetricsSpec(HERE.getHostAddress(), other));
        Eventually.holds(() -> isOpen(other));
        assertThat(isOpen(port)).isFalse();

        server.show(null);
        assertThatThrownBy(() -> new Socket(HERE, other).close()).isInstanceOf(ConnectException.class);
        Eventually.holds(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("breakwater-metrics")));
    }

    @Test
    void portThatIsTaken_isAWarning_andTheNextAttemptMaySucceed() throws Exception {
        try (ServerSocket taken = new ServerSocket(port, 1, HERE)) {
            server.show(new MetricsSpec(HERE.getHostAddress(), taken.getLocalPort()));
            Eventually.holds(() -> !warnings.isEmpty());
            assertThat(warnings)
                    .singleElement()
                    .asString()
                    .startsWith("no metrics: cannot listen on " + HERE.getHostAddress() + ":" + port + " (")
                    .endsWith("); the application is not affected");
        }

        serve();

        assertThat(ask("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")).startsWith("HTTP/1.1 200 OK");
        assertThat(it.facts.errors().count()).isZero();
    }

    @Test
    void hostThatNobodyKnows_isAWarning() {
        server.show(new MetricsSpec("nobody.invalid", port));

        Eventually.holds(() -> !warnings.isEmpty());
        assertThat(warnings)
                .containsExactly("no metrics: cannot listen on nobody.invalid:" + port
                        + " (there is no such host); the application is not affected");
    }

    @Test
    void mainThatHasNotBegun_isWaitedFor() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Thread main = new Thread(() -> {
            try {
                end.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
        MainWatch unborn = new MainWatch(main);
        main.start();
        assertThat(unborn.isRunning()).as("it has only begun").isFalse();
        assertThat(new MainWatch(main, 1).isRunning())
                .as("no longer waited for")
                .isTrue();
        end.countDown();
        main.join();

        Eventually.holds(unborn::isRunning);
        assertThat(new MainWatch(null).isRunning()).isTrue();
        assertThat(MainWatch.isStart("sun.instrument.InstrumentationImpl")).isTrue();
        assertThat(MainWatch.isStart("sun.launcher.LauncherHelper")).isTrue();
        assertThat(MainWatch.isStart("sun.launcher.LauncherHelper$FXHelper")).isFalse();
        assertThat(MainWatch.isStart("com.acme.Main")).isFalse();
    }
}
