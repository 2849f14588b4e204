package io.breakwater.agent.weave;

import static io.breakwater.agent.weave.WovenStages.STAGES;
import static io.breakwater.agent.weave.WovenStages.answer;
import static io.breakwater.agent.weave.WovenStages.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.CircuitOpenException;
import io.breakwater.core.circuit.CallTotals;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Woven methods that answer as stages. */
@Timeout(60)
final class WovenAsyncTest {

    private static final CallTotals ONE_FAILED = new CallTotals(0, 1, 0, 0, 0, 0, 0, 0, 0, 0);
    private static final CallTotals ONE_IGNORED = new CallTotals(0, 0, 1, 0, 0, 0, 0, 0, 0, 0);

    private final WovenStages it = new WovenStages(
                    "circuit.a.methods = " + STAGES + "#*", "retry.base-delay = 1ms", "failure-threshold = 50")
            .open();
    private final Bodies body = new Bodies();

    WovenAsyncTest() throws Exception {}

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void call_endsWithItsStage() throws Throwable {
        for (String method : List.of("future", "stage")) {
            CompletableFuture<String> future = it.call(method, body);
            assertThat(it.fixture.gate.circuit("a").snapshot().calls().inFlight())
                    .isEqualTo(1);
            assertThat(future).isNotDone();
            body.next().complete("own");
            assertThat(answer(future)).isEqualTo("own");
            assertThat(future.getClass()).as("a class of the JDK").isEqualTo(CompletableFuture.class);
        }
        assertThat(it.calls("a").succeeded()).isEqualTo(2);
        assertThat(body.runs()).isEqualTo(2);
    }

    @Test
    void failingCall_isMadeAgain_onAThreadOfTheAgent_withTheCallersLoader() throws Throwable {
        ClassLoader own = new ClassLoader(null) {};
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(own);
        CompletableFuture<String> future;
        try {
            future = it.call("future", body);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        body.next().completeExceptionally(new IOException());
        body.next().completeExceptionally(new IOException());
        body.next().complete("own");

        assertThat(answer(future)).isEqualTo("own");
        assertThat(body.loaders).containsExactly(own, own, own);
        assertThat(body.threads.get(0)).isSameAs(Thread.currentThread());
        assertThat(body.threads.subList(1, 3))
                .allMatch(Thread::isDaemon)
                .allMatch(thread -> thread.getName().startsWith("breakwater-retry-"));
        assertThat(it.calls("a")).isEqualTo(new CallTotals(1, 2, 0, 0, 0, 0, 0, 2, 0, 0));
    }

    @Test
    void failure_ofTheLastAttempt_goesOut_withTheEarlierOnes() throws Throwable {
        CompletableFuture<String> future = it.call("future", body);
        IOException first = new IOException("1");
        body.next().completeExceptionally(first);
        body.next().completeExceptionally(new IOException("2"));
        IOException last = new IOException("3");
        body.next().completeExceptionally(last);

        assertThat(failure(future)).isSameAs(last);
        assertThat(last.getSuppressed()).contains(first);
        assertThat(body.runs()).isEqualTo(3);
        assertThat(it.calls("a").failed()).isEqualTo(3);
    }

    @Test
    void bodyThatBlocks_holdsUpNoOtherRetry() throws Throwable {
        CountDownLatch other = new CountDownLatch(1);
        CountDownLatch blocked = new CountDownLatch(1);
        int[] runs = {0};
        Supplier<CompletableFuture<String>> blocking = () -> {
            if (runs[0]++ == 0) {
                return CompletableFuture.failedFuture(new IOException());
            }
            blocked.countDown();
            try {
                other.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            return CompletableFuture.completedFuture("blocked");
        };
        CompletableFuture<String> slow = it.call("future", blocking);
        blocked.await();
        CompletableFuture<String> future = it.call("future", body);
        body.next().completeExceptionally(new IOException());
        body.next().complete("own");
        assertThat(answer(future)).isEqualTo("own");
        other.countDown();
        assertThat(answer(slow)).isEqualTo("blocked");
    }

    @Test
    void bodyThatThrows_isFollowedByAnAttempt_andItsExceptionStaysThrownWhereItIsTheOnlyOne() throws Throwable {
        IOException own = new IOException();
        try (WovenStages once =
                new WovenStages("circuit.a.methods = " + STAGES + "#*", "retry.max-attempts = 1").open()) {
            assertThatThrownBy(() -> once.call("future", Bodies.throwing(own))).isSameAs(own);
            assertThat(once.calls("a")).isEqualTo(ONE_FAILED);
        }
        BreakwaterGate.handler = it.fixture.gate.handler;
        assertThat(failure(it.call("future", Bodies.throwing(own)))).isSameAs(own);
        assertThat(it.calls("a")).isEqualTo(new CallTotals(0, 3, 0, 0, 0, 0, 0, 2, 1, 0));
    }

    @Test
    void bodyThatThrowsAnError_throwsIt() {
        StackOverflowError own = new StackOverflowError();
        assertThatThrownBy(() -> it.call("future", Bodies.throwing(own))).isSameAs(own);
        assertThat(it.calls("a")).isEqualTo(ONE_FAILED);
    }

    @Test
    void bodyThatReturnsNull_returnsNull_andHasFailed() throws Throwable {
        Supplier<CompletableFuture<String>> none = () -> null;
        assertThat(WovenFixture.call(it.target, "future", none)).isNull();
        assertThat(it.calls("a")).isEqualTo(ONE_FAILED);
    }

    @Test
    void refusedCall_isAFailedStage_dressedAsWhatTheMethodDeclares() throws Throwable {
        it.fixture.gate.circuit("a").forceOpen();
        assertThat(failure(it.call("stage", body))).isInstanceOf(CircuitOpenException.class);
        assertThat(failure(it.call("declaring", body)))
                .isExactlyInstanceOf(IOException.class)
                .hasCauseInstanceOf(CircuitOpenException.class);
        assertThat(body.runs()).isZero();
        assertThat(it.calls("a").rejected()).isEqualTo(2);
    }

    @Test
    void cancelling_reachesTheStage_andReleasesThePermit() throws Throwable {
        CompletableFuture<String> future = it.call("future", body);
        assertThat(future.cancel(true)).isTrue();
        assertThat(body.next()).isCancelled();
        assertThat(it.calls("a")).isEqualTo(ONE_IGNORED);
    }

    @Test
    void cancelling_betweenAttempts_endsTheRetrying() throws Throwable {
        try (WovenStages slow =
                new WovenStages("circuit.a.methods = " + STAGES + "#*", "retry.base-delay = 50s").open()) {
            CompletableFuture<String> future = slow.call("future", body);
            body.next().completeExceptionally(new IOException());
            future.cancel(true);
            assertThat(future).isCancelled();
            assertThat(slow.calls("a")).isEqualTo(ONE_FAILED);
        }
        assertThat(body.runs()).as("nothing waits for the end, either").isEqualTo(1);
    }

    @Test
    void stageThatSomebodyElseCancels_isACancellation_andIsNotRetried() throws Throwable {
        CompletableFuture<String> future = it.call("future", body);
        body.next().cancel(true);
        assertThat(future).isCancelled();
        assertThat(it.calls("a")).isEqualTo(ONE_FAILED);
    }

    @Test
    void timeout_ofTheApplication_holdsAtOnce_andSpeaksAgainstTheCallee() throws Throwable {
        CompletableFuture<String> future = it.call("future", body).orTimeout(1, TimeUnit.MILLISECONDS);
        assertThat(failure(future)).isInstanceOf(TimeoutException.class);
        CompletableFuture<String> inner = body.next();
        assertThat(inner.handle((value, thrown) -> inner.isCancelled()).get(20, TimeUnit.SECONDS))
                .isTrue();
        it.fixture.gate.handler.close();
        assertThat(it.calls("a")).isEqualTo(ONE_FAILED);
        assertThat(body.runs()).isEqualTo(1);
    }

    @Test
    void callInsideOfACallOfTheCircuit_passesUncounted_inEveryAttempt() throws Throwable {
        CompletableFuture<String> future = it.call("outer", body);
        body.next().completeExceptionally(new IOException());
        body.next().complete("own");
        assertThat(answer(future)).isEqualTo("outer own");
        assertThat(it.calls("a")).isEqualTo(new CallTotals(1, 1, 0, 0, 0, 0, 0, 1, 0, 0));
    }

    @Test
    void whatComesAfterTheCall_isNotInsideOfIt() throws Throwable {
        Supplier<CompletableFuture<String>> done = () -> CompletableFuture.completedFuture("own");
        assertThat(answer(it.call("future", done).thenCompose(first -> callUnchecked(done))))
                .isEqualTo("own");
        assertThat(it.calls("a").succeeded()).isEqualTo(2);
    }

    private CompletableFuture<String> callUnchecked(Object given) {
        try {
            return it.call("future", given);
        } catch (Throwable thrown) {
            throw new AssertionError(thrown);
        }
    }

    @Test
    void observing_changesNothing_andCountsWhatWouldBe() throws Throwable {
        try (WovenStages observed = new WovenStages(
                        "circuit.a.methods = " + STAGES + "#*",
                        "mode = observe",
                        "fallback.f.tiers = " + STAGES + "#future",
                        "fallback.f.value = none")
                .open()) {
            CompletableFuture<String> future = observed.call("future", body);
            CompletableFuture<String> own = body.next();
            assertThat(future).isSameAs(own);
            own.completeExceptionally(new IOException());
            assertThat(observed.fixture.gate.circuit("a").snapshot().calls().retries())
                    .isEqualTo(1);
            assertThat(body.runs()).isEqualTo(1);
            CompletableFuture<String> cancelled = observed.call("future", body);
            cancelled.cancel(true);
            assertThat(observed.calls("a").ignored()).isEqualTo(1);
        }
    }

    @Test
    void switchedOff_isLeftAlone() throws Throwable {
        try (WovenStages off = new WovenStages("circuit.a.methods = " + STAGES + "#*", "mode = off").open()) {
            assertThat(off.call("future", body)).isSameAs(body.next());
            assertThat(off.calls("a").total()).isZero();
        }
    }

    @Test
    void stageOfAnotherType_isTheBodysOwn_andIsOnlyWatched() throws Throwable {
        Class<?> type = it.type("$OwnFuture");
        Object own = type.getConstructor().newInstance();
        Supplier<Object> made = () -> own;
        assertThat(it.call("own", made)).isSameAs(own);
        ((CompletableFuture<?>) own).completeExceptionally(new IOException());
        assertThat(it.calls("a")).isEqualTo(ONE_FAILED);

        CompletableFuture<String> any = new CompletableFuture<>();
        Supplier<CompletionStage<String>> anyMade = () -> any;
        assertThat(it.call("any", anyMade)).isSameAs(any);
        any.cancel(true);
        assertThat(it.calls("a").ignored()).isEqualTo(1);

        it.fixture.gate.circuit("a").forceOpen();
        assertThatThrownBy(() -> it.call("own", made)).isInstanceOf(CircuitOpenException.class);
    }

    @Test
    void agentThatGoes_endsWhatWaits_asTheLastAttemptHasEnded() throws Throwable {
        WovenStages slow = new WovenStages("circuit.a.methods = " + STAGES + "#*", "retry.base-delay = 50s").open();
        CompletableFuture<String> waiting = slow.call("future", body);
        IOException own = new IOException();
        body.next().completeExceptionally(own);
        CompletableFuture<String> running = slow.call("future", body);

        slow.close();

        assertThat(failure(waiting)).isSameAs(own);
        body.next().completeExceptionally(own);
        assertThat(failure(running)).isSameAs(own);
        assertThat(body.runs()).isEqualTo(2);
        assertThat(slow.calls("a").failed()).isEqualTo(2);
    }

    @Test
    void result_thatCountsAsFailure_isRetried_andStands() throws Throwable {
        try (WovenStages results = new WovenStages(
                        "circuit.a.methods = " + STAGES + "#*",
                        "retry.base-delay = 1ms",
                        "retry.max-attempts = 2",
                        "failure-results = length in 3")
                .open()) {
            CompletableFuture<String> future = results.call("future", body);
            body.next().complete("bad");
            body.next().complete("BAD");
            assertThat(answer(future)).isEqualTo("BAD");
            assertThat(results.calls("a").failed()).isEqualTo(2);
        }
    }
}
