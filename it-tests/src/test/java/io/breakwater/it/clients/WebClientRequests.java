package io.breakwater.it.clients;

import static java.util.Objects.requireNonNull;

import io.netty.resolver.DefaultAddressResolverGroup;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionPoolMetrics;
import reactor.netty.resources.ConnectionProvider;

/**
 * Spring's WebClient: on Reactor Netty with a pool of two connections, so whoever does not give them back has none left; or
 * on the client of the JDK if the first argument says so.
 */
public final class WebClientRequests implements AsyncRequests {

    private static final String USER = "user";

    private final List<ConnectionPoolMetrics> pools = new CopyOnWriteArrayList<>();
    private final WebClient client;
    private final WebClient patient;
    private @Nullable Disposable begun;

    private WebClientRequests(boolean onThatOfTheJdk) {
        Function<Duration, ClientHttpConnector> connectors = onThatOfTheJdk ? ofTheJdk() : ofNetty();
        this.client = client(connectors.apply(Duration.ofMillis(TIMEOUT_MILLIS)));
        this.patient = client(connectors.apply(Duration.ofMillis(LONG_MILLIS)));
    }

    public static void main(String[] args) throws IOException {
        Requests.serve(new WebClientRequests(args[0].equals("jdk")));
    }

    private static Function<Duration, ClientHttpConnector> ofTheJdk() {
        java.net.http.HttpClient shared = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .build();
        return timeout -> {
            JdkClientHttpConnector connector = new JdkClientHttpConnector(shared);
            connector.setReadTimeout(timeout);
            return connector;
        };
    }

    private Function<Duration, ClientHttpConnector> ofNetty() {
        ConnectionProvider connections = ConnectionProvider.builder("two")
                .maxConnections(2)
                .pendingAcquireTimeout(Duration.ofMillis(TIMEOUT_MILLIS))
                .metrics(true, () -> (name, id, remote, metrics) -> pools.add(metrics))
                .build();
        return timeout -> new ReactorClientHttpConnector(HttpClient.create(connections)
                .resolver(DefaultAddressResolverGroup.INSTANCE)
                .responseTimeout(timeout));
    }

    private static WebClient client(ClientHttpConnector connector) {
        return WebClient.builder()
                .clientConnector((method, uri, sent) -> inContext(connector.connect(method, uri, sent)))
                .build();
    }

    /** Every request is made in the context of who has asked for it. */
    private static <T> Mono<T> inContext(Mono<T> connected) {
        return Mono.deferContextual(context ->
                context.hasKey(USER) ? connected : Mono.error(new IllegalStateException("the context is lost")));
    }

    private static Mono<String> ask(WebClient client, String method, String url) {
        WebClient.RequestBodySpec request =
                client.method(HttpMethod.valueOf(method)).uri(URI.create(url));
        if (method.equals("POST")) {
            request.bodyValue("a text");
        }
        return request.retrieve()
                .bodyToMono(String.class)
                .map(body -> "200 " + body)
                .contextWrite(context -> context.put(USER, "jane"));
    }

    private static String read(Mono<String> answer) {
        try {
            return requireNonNull(answer.block());
        } catch (WebClientResponseException status) {
            return status.getStatusCode().value() + " " + status.getResponseBodyAsString();
        }
    }

    @Override
    public String send(String method, String url) {
        return read(ask(client, method, url));
    }

    @Override
    public void begin(String url) {
        begun = ask(patient, "GET", url).subscribe();
    }

    @Override
    public void giveUp() {
        requireNonNull(begun).dispose();
    }

    @Override
    public String limited(String url) {
        return read(ask(patient, "GET", url).timeout(Duration.ofMillis(OWN_LIMIT_MILLIS)));
    }

    @Override
    public int lent() {
        return pools.stream().mapToInt(ConnectionPoolMetrics::acquiredSize).sum();
    }
}
