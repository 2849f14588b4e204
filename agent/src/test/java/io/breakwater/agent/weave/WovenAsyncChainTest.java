package io.breakwater.agent.weave;

import static io.breakwater.agent.weave.WovenStages.STAGES;
import static io.breakwater.agent.weave.WovenStages.answer;
import static io.breakwater.agent.weave.WovenStages.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.AllTiersFailedException;
import io.breakwater.core.CircuitOpenException;
import io.breakwater.core.circuit.CallTotals;
import io.breakwater.core.fallback.FallbackSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fallback chains of woven methods that answer as stages. */
@Timeout(60)
final class WovenAsyncChainTest {

    private final List<WovenStages> open = new ArrayList<>();
    private final Bodies body = new Bodies();

    private WovenStages chained(String tiers, String... more) throws Exception {
        List<String> lines = new ArrayList<>(List.of(
                "circuit.a.methods = " + STAGES + "#future, " + STAGES + "#stage",
                "circuit.b.methods = " + STAGES + "#ofClass, " + STAGES + "#own",
                "retry.max-attempts = 1",
                "fallback.f.tiers = " + STAGES + tiers.replace("-> ", "-> " + STAGES)));
        lines.addAll(List.of(more));
        WovenStages it = new WovenStages(lines.toArray(new String[0])).open();
        open.add(it);
        return it;
    }

    @AfterEach
    void close() {
        open.forEach(WovenStages::close);
    }

    private static FallbackSnapshot chain(WovenStages it) {
        return Objects.requireNonNull(it.fixture.gate.chains.snapshot("f"));
    }

    @Test
    void failingCall_isAnsweredByTheNextTier_onAThreadOfTheAgent() throws Throwable {
        WovenStages it = chained("#future -> #ofClass");
        CompletableFuture<String> future = it.call("future", body);
        body.next().completeExceptionally(new IOException());
        CompletableFuture<String> second = body.next();
        assertThat(future).isNotDone();
        second.complete("second");
        assertThat(answer(future)).isEqualTo("second");
        assertThat(body.threads.get(1).getName()).startsWith("breakwater-retry-");
        assertThat(body.loaders.get(1)).isSameAs(body.loaders.get(0));
        assertThat(it.calls("b").succeeded()).isEqualTo(1);
        assertThat(chain(it).served().get(0).served()).isEqualTo(1);
    }

    @Test
    void refusedCall_isAnsweredByTheNextTier_askedFromTheCallersThread() throws Throwable {
        WovenStages it = chained("#future -> #ofClass");
        it.fixture.gate.circuit("a").forceOpen();
        CompletableFuture<String> future = it.call("future", body);
        body.next().complete("second");
        assertThat(answer(future)).isEqualTo("second");
        assertThat(body.threads).containsExactly(Thread.currentThread());
        assertThat(it.calls("a").rejected()).isEqualTo(1);
    }

    @Test
    void noTierAnswers_theFirstOnesFailureGoesOut() throws Throwable {
        WovenStages it = chained("#future -> #ofClass");
        IOException own = new IOException();
        CompletableFuture<String> future = it.call("future", body);
        body.next().completeExceptionally(own);
        body.next().completeExceptionally(new IOException());
        assertThat(failure(future)).isSameAs(own);
        assertThat(own.getSuppressed()).singleElement().isInstanceOf(AllTiersFailedException.class);

        it.fixture.gate.circuit("a").forceOpen();
        it.fixture.gate.circuit("b").forceOpen();
        Throwable refusal = failure(it.call("future", body));
        assertThat(refusal).isInstanceOf(CircuitOpenException.class);
        assertThat(refusal.getSuppressed())
                .singleElement()
                .asString()
                .contains("#ofClass: skipped: circuit 'b' is FORCED_OPEN");
        assertThat(it.calls("b").failed()).isEqualTo(1);
    }

    @Test
    void resultThatCountsAsFailure_standsWhereNoTierAnswers() throws Throwable {
        WovenStages it = chained("#future -> #ofClass", "failure-results = length in 3");
        CompletableFuture<String> future = it.call("future", body);
        body.next().complete("bad");
        body.next().complete("BAD");
        assertThat(answer(future)).isEqualTo("bad");
        assertThat(it.calls("b").failed()).isEqualTo(1);
    }

    /** A response that holds a connection. */
    private record Response(CountDownLatch closed) implements AutoCloseable {

        @Override
        public void close() {
            closed.countDown();
        }

        @Override
        public String toString() {
            return "bad";
        }
    }

    @Test
    void resultThatAnotherTierStandsInFor_isClosed() throws Throwable {
        WovenStages it = chained("#future -> #ofClass", "failure-results = toString in bad");
        Response response = new Response(new CountDownLatch(1));
        CompletableFuture<String> future = it.call("future", body);
        complete(body.next(), response);
        CompletableFuture<String> second = body.next();
        assertThat(response.closed().getCount()).as("it may yet go out").isEqualTo(1);
        second.complete("second");
        assertThat(answer(future)).isEqualTo("second");
        assertThat(response.closed().await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void resultOfACall_thatIsCancelledWhileAnotherTierIsAsked_isClosed() throws Throwable {
        WovenStages it = chained("#future -> #ofClass", "failure-results = toString in bad");
        Response response = new Response(new CountDownLatch(1));
        CompletableFuture<String> future = it.call("future", body);
        complete(body.next(), response);
        assertThat(body.next()).isNotDone();
        future.cancel(true);
        assertThat(response.closed().await(20, TimeUnit.SECONDS)).isTrue();
    }

    /** With something that it is not declared to hold, as nothing keeps a future from. */
    @SuppressWarnings("unchecked")
    private static void complete(CompletableFuture<?> future, Object value) {
        ((CompletableFuture<Object>) future).complete(value);
    }

    @Test
    void cancelling_whileAnotherTierIsAsked_reachesThatTier() throws Throwable {
        WovenStages it = chained("#future -> #ofClass");
        CompletableFuture<String> future = it.call("future", body);
        body.next().completeExceptionally(new IOException());
        CompletableFuture<String> second = body.next();
        CompletableFuture<String> stopped = second.handle((value, thrown) -> "stopped");

        future.cancel(true);
        it.fixture.gate.handler.close();

        assertThat(answer(stopped)).isEqualTo("stopped");
        assertThat(second).isCancelled();
        assertThat(body.runs()).isEqualTo(2);
    }

    @Test
    void bodyThatThrows_isAnsweredByTheNextTier() throws Throwable {
        WovenStages it = chained("#stage -> #ofClass");
        int[] runs = {0};
        Supplier<CompletableFuture<String>> throwingFirst = () -> {
            if (runs[0]++ == 0) {
                throw new IllegalStateException();
            }
            return CompletableFuture.completedFuture("second");
        };
        assertThat(answer(it.call("stage", throwingFirst))).isEqualTo("second");
        assertThat(it.calls("a")).isEqualTo(new CallTotals(0, 1, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void value_isACompletedStage() throws Throwable {
        WovenStages it = chained("#future", "fallback.f.value = nobody");
        Supplier<CompletableFuture<String>> failing = () -> CompletableFuture.failedFuture(new IOException());
        assertThat(answer(it.call("future", failing))).isEqualTo("nobody");
        it.fixture.gate.circuit("a").forceOpen();
        assertThat(it.call("future", failing)).isCompletedWithValue("nobody");
        assertThat(chain(it).servedByValue()).isEqualTo(2);
        assertThat(it.calls("a").failed()).isEqualTo(1);
    }

    @Test
    void valueThatIsNoneOfWhatTheStageHolds_leavesTheFailure() throws Throwable {
        WovenStages it = chained("#future", "fallback.f.value = empty");
        Supplier<CompletableFuture<String>> failing = () -> CompletableFuture.failedFuture(new IOException());
        assertThat(answer(it.call("future", failing))).as("an empty text").isEmpty();
    }

    @Test
    void tierThatWaits_isNoTierOfAStage() throws Throwable {
        WovenStages it = chained("#future -> #waiting", "circuit.c.methods = " + STAGES + "#waiting");
        IOException own = new IOException();
        Supplier<CompletableFuture<String>> failing = () -> CompletableFuture.failedFuture(own);
        assertThat(failure(it.call("future", failing))).isSameAs(own);
        assertThat(own.getSuppressed())
                .singleElement()
                .asString()
                .endsWith("it returns java.lang.String, and only a CompletionStage can answer in place of one");
        assertThat(it.problems()).singleElement().asString().contains("can never answer");
    }

    @Test
    void call_insideOfTheChain_doesNotStartItAgain() throws Throwable {
        WovenStages it = chained("#future -> #ofClass");
        CompletableFuture<String> inner = new CompletableFuture<>();
        int[] runs = {0};
        Supplier<CompletableFuture<String>> body = () -> CompletableFuture.failedFuture(new IOException("inner"));
        Supplier<CompletableFuture<String>> nesting = () -> {
            if (runs[0]++ == 0) {
                return inner;
            }
            try {
                return it.call("future", body);
            } catch (Throwable thrown) {
                return CompletableFuture.failedFuture(thrown);
            }
        };
        CompletableFuture<String> future = it.call("future", nesting);
        inner.completeExceptionally(new IOException("outer"));
        assertThat(failure(future)).hasMessage("outer");
        assertThat(chain(it).calls()).isEqualTo(1);
    }

    @Test
    void refusal_ofAStageThatNobodyCanMake_isThrown() throws Throwable {
        WovenStages it = chained("#future -> #ofClass");
        it.fixture.gate.circuit("b").forceOpen();
        assertThatThrownBy(() -> it.call("own", body)).isInstanceOf(CircuitOpenException.class);
    }
}
