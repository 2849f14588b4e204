package io.breakwater.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server, as any client sees it. */
@Timeout(30)
class CrmServerTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private CrmServer server;

    @BeforeEach
    void start() throws IOException {
        server = new CrmServer(0, 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void requests_oneClient_shareConnection() throws Exception {
        Set<Integer> ports = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            assertThat(get().statusCode()).isEqualTo(200);
        }

        server.requests().forEach(request -> ports.add(request.clientPort()));
        assertThat(ports).hasSize(1);
    }

    @Test
    void tell_connectionClose_endsConnectionAfterReply() throws Exception {
        server.tell("rest", "body 200 Connection:close text/plain fine");
        Set<Integer> ports = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            assertThat(get().body()).isEqualTo("fine");
        }

        server.requests().forEach(request -> ports.add(request.clientPort()));
        assertThat(ports).hasSize(3);
    }

    @Test
    void tell_severalBehaviours_areTakenInTurnAndLastStays() throws Exception {
        server.tell("rest", "503 then 429 Retry-After:Wed,%2021%20Oct%202026%2007:28:00%20GMT then ok");

        assertThat(get().statusCode()).isEqualTo(503);
        assertThat(get().headers().firstValue("retry-after")).contains("Wed, 21 Oct 2026 07:28:00 GMT");
        assertThat(get().statusCode()).isEqualTo(200);
        assertThat(get().statusCode()).isEqualTo(200);
    }

    @Test
    void tell_cut_promisesMoreThanItSends() {
        server.tell("rest", "slow 1 cut 5 ok");

        assertThatThrownBy(this::get).isInstanceOf(IOException.class);
    }

    @Test
    void requests_withBody_areKeptWhole() throws Exception {
        send("POST", BodyPublishers.ofString("measured"));
        send("PUT", BodyPublishers.fromPublisher(BodyPublishers.ofString("in chunks")));

        assertThat(server.requests()).extracting(Request::body).containsExactly("measured", "in chunks");
        assertThat(server.count("rest")).isEqualTo(2);
        assertThat(server.count("rest POST")).isEqualTo(1);
        assertThat(server.count("PUT /accounts/7")).isEqualTo(1);
        assertThat(server.requests().get(0).query()).isEqualTo("a=b");
    }

    @Test
    void request_unknownPath_isNotFoundAndNotCounted() throws Exception {
        URI nowhere = URI.create("http://127.0.0.1:" + server.restPort() + "/nowhere");
        HttpRequest request = HttpRequest.newBuilder(nowhere).build();

        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void tell_unknownGroup_isRefused() {
        assertThatThrownBy(() -> server.tell("nobody", "ok")).isInstanceOf(IllegalArgumentException.class);
    }

    private HttpResponse<String> get() throws Exception {
        return send("GET", BodyPublishers.noBody());
    }

    private HttpResponse<String> send(String method, BodyPublisher body) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.restPort() + "/accounts/7?a=b");
        HttpRequest request =
                HttpRequest.newBuilder(address).method(method, body).build();
        return client.send(request, BodyHandlers.ofString());
    }
}
