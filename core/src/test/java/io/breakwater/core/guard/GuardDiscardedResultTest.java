package io.breakwater.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.AllTiersFailedException;
import io.breakwater.core.Classifier;
import io.breakwater.core.Outcome;
import io.breakwater.core.fallback.FallbackChain;
import io.breakwater.core.guard.GuardFixture.Script;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.ClientResponse;

/** A result that another attempt or tier stands in for is closed; one that goes out never is. */
final class GuardDiscardedResultTest {

    private final GuardFixture parts = new GuardFixture();
    private final List<String> closed = new ArrayList<>();

    GuardDiscardedResultTest() {
        parts.classifier = new Classifier() {
            @Override
            public Outcome classify(@Nullable Object result, @Nullable Throwable thrown) {
                return thrown == null && !String.valueOf(result).startsWith("bad") ? Outcome.SUCCEEDED : Outcome.FAILED;
            }
        };
    }

    /** A response that holds a connection. */
    private final class Response implements AutoCloseable {
        private final String name;
        private final boolean breaks;

        Response(String name) {
            this(name, false);
        }

        Response(String name, boolean breaks) {
            this.name = name;
            this.breaks = breaks;
        }

        @Override
        public void close() {
            closed.add(name);
            if (breaks) {
                throw new IllegalStateException("it cannot be closed");
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A response of the JDK: it holds its connection by its body. */
    private record JdkResponse(InputStream body) implements HttpResponse<InputStream> {
        @Override
        public int statusCode() {
            return 503;
        }

        @Override
        public HttpRequest request() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<HttpResponse<InputStream>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public HttpHeaders headers() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            throw new UnsupportedOperationException();
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }

        @Override
        public String toString() {
            return "bad";
        }
    }

    @Test
    void resultThatIsRetried_isClosed_theLastOneIsNot() throws Exception {
        parts.attempts = 2;
        Response last = new Response("bad 2");
        assertThat(parts.guard().<@Nullable Object>call(new Script(new Response("bad 1"), last)))
                .isSameAs(last);
        assertThat(closed).containsExactly("bad 1");

        Response good = new Response("good");
        assertThat(parts.guard().<@Nullable Object>call(new Script(new Response("bad 3"), good)))
                .isSameAs(good);
        assertThat(closed).containsExactly("bad 1", "bad 3");
    }

    @Test
    void bodyOfAResponseOfTheJdk_isClosed() throws Exception {
        InputStream body = new InputStream() {
            @Override
            public int read() {
                return -1;
            }

            @Override
            public void close() {
                closed.add("body");
            }
        };
        assertThat(parts.guard().<@Nullable Object>call(new Script(new JdkResponse(body), "good")))
                .isEqualTo("good");
        assertThat(closed).containsExactly("body");
        assertThat(parts.errors).isEmpty();
    }

    /** A response of Spring's WebClient: released when somebody subscribes to what it gives for that. */
    private static ClientResponse clientResponse(Supplier<CompletableFuture<Void>> subscribed) {
        return new ClientResponse() {
            @Override
            public Release releaseBody() {
                return new Release(subscribed);
            }

            @Override
            public String toString() {
                return "bad";
            }
        };
    }

    @Test
    void bodyOfAResponseOfSpring_isReleased_andNobodyWaitsForIt() throws Exception {
        CompletableFuture<Void> end = new CompletableFuture<>();
        ClientResponse response = clientResponse(() -> {
            closed.add("body");
            return end;
        });
        assertThat(parts.guard().<@Nullable Object>call(new Script(response, "good")))
                .isEqualTo("good");
        assertThat(closed).containsExactly("body");

        end.completeExceptionally(new IOException("the connection is gone"));
        assertThat(parts.errors).isEmpty();
    }

    @Test
    void releaseThatCannotBegin_isReported_andTheCallGoesOn() throws Exception {
        ClientResponse broken = clientResponse(() -> {
            throw new IllegalStateException("it has been released before");
        });
        assertThat(parts.guard().<@Nullable Object>call(new Script(broken, "good")))
                .isEqualTo("good");
        assertThat(parts.errors).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closeThatFails_isReported_andTheCallGoesOn() throws Exception {
        assertThat(parts.guard().<@Nullable Object>call(new Script(new Response("bad", true), "good")))
                .isEqualTo("good");
        assertThat(parts.errors).singleElement().isInstanceOf(IllegalStateException.class);
    }

    /** It goes out, so it must stay open. */
    @Test
    void resultThatIsNotRetriedAfterAll_isNotClosed() throws Exception {
        parts.sleeper.meanwhile(() -> Thread.currentThread().interrupt());
        Response only = new Response("bad");
        assertThat(parts.guard().<@Nullable Object>call(new Script(only))).isSameAs(only);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(closed).isEmpty();
    }

    @Test
    void resultOfAStage_thatIsRetried_isClosed() {
        List<Response> responses = new ArrayList<>(List.of(new Response("bad"), new Response("good")));
        CompletableFuture<Response> answer =
                parts.guard().callAsync(() -> CompletableFuture.completedFuture(responses.remove(0)));
        assertThat(closed).as("not before there is another attempt").isEmpty();
        parts.timers.runNext();
        assertThat(answer.join().name).isEqualTo("good");
        assertThat(closed).containsExactly("bad");
    }

    @Test
    void resultOfAStage_whoseCallIsCancelledBeforeTheNextAttempt_isClosed() {
        CompletableFuture<Response> answer =
                parts.guard().callAsync(() -> CompletableFuture.completedFuture(new Response("bad")));
        answer.cancel(true);
        assertThat(closed).containsExactly("bad");
        assertThat(parts.timers.waiting()).isZero();
    }

    @Test
    void resultsOfTiersThatDoNotAnswer_areClosed() throws Throwable {
        parts.attempts = 1;
        Guard guard = parts.guard();
        GuardedTier<String, Response> bad = new GuardedTier<>("bad", guard, name -> new Response("bad " + name));
        GuardedTier<String, Response> good = new GuardedTier<>("good", guard, name -> new Response("good"));

        assertThat(FallbackChain.of("chain", List.of(bad, good)).call("1")).hasToString("good");
        assertThat(closed).containsExactly("bad 1");
        assertThatThrownBy(() -> FallbackChain.of("chain", List.of(bad, bad)).call("2"))
                .isInstanceOf(AllTiersFailedException.class);
        assertThat(closed).containsExactly("bad 1", "bad 2", "bad 2");
    }
}
