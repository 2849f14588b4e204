package io.breakwater.agent.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReplyTest {

    private static final byte[] JSON = "{\"data\":[]}".getBytes(StandardCharsets.UTF_8);

    @Test
    void textAndBytes_areTheBody() throws Exception {
        assertThat(Reply.of("{}")).isEqualTo(new Reply(200, Map.of(), "{}"));
        assertThat(Reply.of(java.nio.CharBuffer.wrap("{}")).body()).isEqualTo("{}");
        assertThat(Reply.of(JSON).body()).isEqualTo("{\"data\":[]}");
        assertThat(Reply.of(Map.of("data", List.of())).body()).isEqualTo(Map.of("data", List.of()));
    }

    @Test
    void nothing_isNoBody() throws Exception {
        assertThat(Reply.of(null).body()).isNull();
        assertThat(Reply.of("").body()).isNull();
        assertThat(Reply.of(new byte[0]).body()).isNull();
    }

    @Test
    void responseOfTheJdksClient_hasStatusHeadersAndBody() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("X-Kind", "test");
            exchange.sendResponseHeaders(404, JSON.length);
            exchange.getResponseBody().write(JSON);
            exchange.close();
        });
        server.start();
        try {
            URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            HttpResponse<byte[]> response = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
            Reply reply = Reply.of(response);
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.headers()).containsEntry("x-kind", "test");
            assertThat(reply.body()).isEqualTo("{\"data\":[]}");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anythingElse_isRefused_byItsClassAlone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reply.of(List.of("secret")))
                .withMessageContaining("is no reply that the adapter can read")
                .withMessageNotContaining("secret");
    }

    @Test
    void typesThatAreNoReply_areKnownAsSuch() {
        assertThat(List.of(void.class, int.class, Integer.class, Boolean.class, String[].class))
                .allMatch(Reply::isNone);
        assertThat(List.of(String.class, byte[].class, Object.class, Map.class)).noneMatch(Reply::isNone);
    }
}
