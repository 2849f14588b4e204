package io.breakwater.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The probes of our own against real sockets, and how they are written. */
@Timeout(60)
final class ProbeTest {

    private static final Duration PLENTY = Duration.ofSeconds(30);
    private static final Duration LITTLE = Duration.ofMillis(50);
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final String HOST = LOOPBACK.getHostAddress();

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, LOOPBACK);
    }

    private static int portWithNobody() throws IOException {
        try (ServerSocket gone = listen()) {
            return gone.getLocalPort();
        }
    }

    private static void assertFails(Probe probe, Duration timeout, String message) {
        assertThatExceptionOfType(ProbeFailedException.class)
                .isThrownBy(() -> probe.check(timeout))
                .withMessage(message)
                .withNoCause();
    }

    /** A server that answers everything alike, and counts. */
    private static HttpServer answering(int status, AtomicInteger requests) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static Probe http(int port) {
        return Probe.http(URI.create("http://" + HOST + ":" + port + "/path?key=value"));
    }

    @Test
    void tcp_somebodyListens_isWell() throws Exception {
        try (ServerSocket server = listen()) {
            assertThatCode(() -> Probe.tcp(HOST, server.getLocalPort()).check(PLENTY))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void tcp_nobodyListens_fails() throws Exception {
        int port = portWithNobody();

        assertFails(
                Probe.tcp(HOST, port),
                PLENTY,
                "cannot connect to " + HOST + ":" + port + " (java.net.ConnectException)");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 299, 302, 304, 399})
    void http_status2xxAnd3xx_isWellAndNothingIsFollowed(int status) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = answering(status, requests);
        try {
            http(server.getAddress().getPort()).check(PLENTY);
        } finally {
            server.stop(0);
        }
        assertThat(requests).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 429, 500, 503})
    void http_otherStatus_failsWithStatusAndHostAlone(int status) throws Exception {
        HttpServer server = answering(status, new AtomicInteger());
        int port = server.getAddress().getPort();
        try {
            assertFails(http(port), PLENTY, "status " + status + " from " + HOST + ":" + port);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void http_nobodyListens_fails() throws Exception {
        int port = portWithNobody();

        assertFails(http(port), PLENTY, "no answer from " + HOST + ":" + port + " (java.net.ConnectException)");
    }

    @Test
    void http_serverThatNeverAnswers_failsAtTheTimeout() throws Exception {
        try (ServerSocket server = listen()) { // the system accepts, nobody answers
            int port = server.getLocalPort();
            assertFails(
                    http(port), LITTLE, "no answer from " + HOST + ":" + port + " (java.net.SocketTimeoutException)");
        }
    }

    @Test
    void http_answerThatIsNotHttp_fails() throws Exception {
        try (ServerSocket server = listen()) {
            int port = server.getLocalPort();
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> {
                try (Socket socket = server.accept();
                        OutputStream out = socket.getOutputStream()) {
                    out.write("220 mail ready\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    assertThat(socket.getInputStream().read()).isPositive();
                } catch (IOException hungUp) {
                    // That is all it can do.
                }
            });

            assertFails(http(port), PLENTY, "the answer from " + HOST + ":" + port + " is not HTTP");
            answered.get();
        }
    }

    @Test
    void monitor_ofProbesThatFail_saysWhy() throws Exception {
        int port = portWithNobody();
        MonitorFixture it = new MonitorFixture();
        it.watch("a", http(port));
        it.threads.runDue();

        assertThat(it.status("a").lastError())
                .isEqualTo("no answer from " + HOST + ":" + port + " (java.net.ConnectException)");
    }

    @Test
    void timeout_inMilliseconds_isNeverNoneAndNeverTooLong() {
        assertThat(TcpProbe.millis(Duration.ofNanos(1))).isEqualTo(1);
        assertThat(TcpProbe.millis(Duration.ofSeconds(10))).isEqualTo(10_000);
        assertThat(TcpProbe.millis(Duration.ofDays(365))).isEqualTo(Integer.MAX_VALUE);
        assertThat(TcpProbe.millis(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Integer.MAX_VALUE);
    }

    /** The path of a hook is its password. */
    @ParameterizedTest
    @CsvSource({
        "htps://user:SECRET@hooks.example/T00/SECRET?token=SECRET#SECRET, htps://hooks.example/...",
        "https:/hooks.example/SECRET?u=http://SECRET, something else",
        "http:///SECRET, http:///...",
        "SECRET, something else",
        "tcp://crm.example:80/SECRET, tcp://crm.example:80/...",
        "'http://crm.example/SECRET {', http://crm.example/..."
    })
    void parse_ofWhatIsNot_tellsNoSecret(String text, String shown) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Probe.parse(text))
                .withMessageEndingWith(", got " + shown)
                .withNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://db.example:5432, db.example:5432",
        "' TCP://my_db:1 ', my_db:1",
        "tcp://[::1]:65535, [::1]:65535",
        "http://host, http://host",
        "https://my_host:8443/health?key=value#part, https://my_host:8443",
    })
    void parse_ofWhatIsAllowed_isThatProbe(String text, String probe) {
        assertThat(Probe.parse(text)).hasToString(probe);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "db:5432",
                "tcp://",
                "tcp://db",
                "tcp://:5432",
                "tcp://db:0",
                "tcp://db:65536",
                "tcp://db:x",
                "tcp://db:5432/x",
                "tcp://db:5432?key=value",
                "tcp:db:5432",
                "udp://db:53",
                "http:///path",
                "http:path",
                "ftp://host/?key=value",
                "http://ho st/?key=value",
                "http://key@host/",
                "http://key@ho st/",
                "https://host:8443@key@other/",
                "file:///etc/passwd?key=value",
                "Some.type#method?key=value"
            })
    void parse_ofAnythingElse_isRefusedWithoutItsSecrets(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Probe.parse(text))
                .withMessageContaining("must")
                .withMessageNotContaining("key")
                .withNoCause();
    }

    @Test
    void factories_ofNonsense_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Probe.tcp("host", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Probe.http(URI.create("ftp://host/")));
        assertThatIllegalArgumentException().isThrownBy(() -> Probe.http(URI.create("/path")));
        assertThatIllegalArgumentException().isThrownBy(() -> Probe.http(URI.create("http://user@host/")));
    }
}
