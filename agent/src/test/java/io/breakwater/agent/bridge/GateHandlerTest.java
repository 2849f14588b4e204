package io.breakwater.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.bridge.Tiers.First;
import io.breakwater.agent.config.ConfigException;
import io.breakwater.core.CircuitOpenException;
import io.breakwater.core.CircuitState;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.guard.Attempts;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The protocol between woven methods and the handler; no fallback chains here. */
final class GateHandlerTest {

    private static final long PASS = 0;
    private static final Object[] ARGUMENTS = {"7"};

    private final GateFixture gate = new GateFixture(
            "circuit.a.methods = " + Tiers.HERE + "First#get, " + Tiers.HERE + "First#createOrder",
            "circuit.b.methods = " + Tiers.HERE + "First#count",
            "circuit.c.methods = " + Tiers.HERE + "First#any",
            "circuit.c.failure-results = length in 3",
            "retry.max-attempts = 2",
            "failure-threshold = 3",
            "ignored = java.lang.IllegalArgumentException+");
    private final GateHandler handler = gate.handler;
    private final int get = gate.site(First.class, "get");
    private final int create = gate.site(First.class, "createOrder");
    private final int count = gate.site(First.class, "count");
    private final int any = gate.site(First.class, "any");

    GateHandlerTest() throws ConfigException {}

    private Object @Nullable [] failed(int site, long permit, @Nullable Object attempts, Throwable thrown) {
        return handler.failed(
                site, permit, handler.start(site, permit), attempts, First.class, null, ARGUMENTS, null, thrown);
    }

    private boolean succeeded(int site, long permit, @Nullable Object result) {
        return handler.succeeded(site, permit, handler.start(site, permit), result);
    }

    private Object @Nullable [] failedResult(long permit, @Nullable Object attempts) {
        return handler.failed(
                any, permit, handler.start(any, permit), attempts, First.class, null, ARGUMENTS, "bad", null);
    }

    @Test
    void enter_closed_givesAPermitThatCounts() {
        long permit = handler.enter(get);
        assertThat(permit).isPositive();
        assertThat(gate.circuit("a").snapshot().calls().inFlight()).isEqualTo(1);
        assertThat(succeeded(get, permit, null)).isTrue();
        assertThat(gate.circuit("a").snapshot().calls().succeeded()).isEqualTo(1);
        assertThat(gate.circuit("a").snapshot().calls().inFlight()).isZero();
    }

    @Test
    void enter_insideTheSameCircuit_passes_alsoFromAnotherMethod() {
        long permit = handler.enter(get);
        assertThat(handler.enter(get)).isEqualTo(PASS);
        assertThat(handler.enter(create)).isEqualTo(PASS);
        succeeded(get, permit, null);
        assertThat(gate.circuit("a").snapshot().calls().total()).isEqualTo(1);
    }

    @Test
    void enter_insideAnotherCircuit_nests() {
        long outer = handler.enter(get);
        long inner = handler.enter(count);
        assertThat(inner).isPositive();
        assertThat(handler.enter(count)).isEqualTo(PASS);
        succeeded(count, inner, null);
        assertThat(handler.enter(get)).as("still inside").isEqualTo(PASS);
        succeeded(get, outer, null);
    }

    @Test
    void enter_onAnotherThread_isNotInside() throws InterruptedException {
        long outer = handler.enter(get);
        long[] elsewhere = new long[1];
        Thread thread = new Thread(() -> elsewhere[0] = handler.enter(get));
        thread.start();
        thread.join(10_000);
        assertThat(elsewhere[0]).isPositive();
        succeeded(get, outer, null);
    }

    @Test
    void mark_isClearedAfterSuccess() {
        succeeded(get, handler.enter(get), null);
        assertThat(handler.enter(get)).isPositive();
    }

    @Test
    void mark_isClearedAfterTheLastFailure() {
        Object[] again = Objects.requireNonNull(failed(get, handler.enter(get), null, new IOException()));
        assertThat(failed(get, (Long) again[1], again[0], new IOException())).isNull();
        assertThat(handler.enter(get)).isPositive();
    }

    @Test
    void mark_isSetWhileAnAttemptIsRepeated() {
        failed(get, handler.enter(get), null, new IOException());
        assertThat(handler.enter(get)).as("the retry is under way").isEqualTo(PASS);
    }

    @Test
    void failed_withAnAttemptLeft_answersAttemptsAndPermit() {
        long first = handler.enter(get);
        Object[] again = Objects.requireNonNull(failed(get, first, null, new IOException("first")));
        assertThat(again).hasSize(2);
        assertThat(again[0]).isInstanceOf(Attempts.class);
        assertThat(again[1]).isInstanceOf(Long.class);
        assertThat((Long) again[1]).isPositive();
        assertThat(succeeded(get, (Long) again[1], null)).isTrue();
        assertThat(gate.circuit("a").snapshot().calls().retries()).isEqualTo(1);
        assertThat(gate.circuit("a").snapshot().calls().failed()).isEqualTo(1);
        assertThat(gate.circuit("a").snapshot().calls().succeeded()).isEqualTo(1);
        assertThat(handler.enter(get)).isPositive();
    }

    @Test
    void failed_lastAttempt_letsTheFailureOut_withEarlierOnesSuppressed() {
        IOException first = new IOException("first");
        IOException second = new IOException("second");
        Object[] again = Objects.requireNonNull(failed(get, handler.enter(get), null, first));
        assertThat(failed(get, (Long) again[1], again[0], second)).isNull();
        assertThat(second.getSuppressed()).containsExactly(first);
        assertThat(gate.circuit("a").snapshot().calls().retriesExhausted()).isEqualTo(1);
    }

    @Test
    void failed_ignoredOrErrorOrWrite_isNeverRetried() {
        assertThat(failed(get, handler.enter(get), null, new IllegalArgumentException()))
                .isNull();
        assertThat(failed(get, handler.enter(get), null, new StackOverflowError()))
                .isNull();
        assertThat(failed(create, handler.enter(create), null, new IOException()))
                .isNull();
        assertThat(gate.circuit("a").snapshot().calls().ignored()).isEqualTo(1);
        assertThat(gate.circuit("a").snapshot().calls().failed()).isEqualTo(2);
        assertThat(gate.circuit("a").snapshot().calls().retries()).isZero();
        assertThat(handler.enter(get)).as("the mark is cleared").isPositive();
    }

    @Test
    void enter_openCircuit_isRefused_andLeavesNoMark() {
        gate.circuit("a").forceOpen();
        assertThat(handler.enter(get)).isNegative();
        gate.circuit("a").close();
        assertThat(handler.enter(get)).isPositive();
    }

    @Test
    void refused_withoutChain_answersTheRefusalAlone() {
        gate.circuit("a").forceOpen();
        assertThat(handler.refused(get, handler.enter(get)))
                .isInstanceOfSatisfying(CircuitOpenException.class, refusal -> {
                    assertThat(refusal.circuit()).isEqualTo("a");
                    assertThat(refusal.state()).isEqualTo(CircuitState.FORCED_OPEN);
                    assertThat(refusal.getSuppressed()).isEmpty();
                });
    }

    @Test
    void retryThatTheCircuitRefuses_letsTheLastRealFailureOut() {
        for (int i = 0; i < 2; i++) {
            failed(create, handler.enter(create), null, new IOException());
        }
        IOException third = new IOException();
        assertThat(failed(get, handler.enter(get), null, third))
                .as("it opens the circuit")
                .isNull();
        assertThat(gate.circuit("a").state()).isEqualTo(CircuitState.OPEN);
        assertThat(handler.enter(get)).isNegative();
        assertThat(handler.enter(count)).isPositive();
    }

    @Test
    void succeeded_resultThatCountsAsFailure_isNotSettled_andMayBeRepeated() {
        long permit = handler.enter(any);
        assertThat(succeeded(any, permit, "bad")).isFalse();
        Object[] again = Objects.requireNonNull(failedResult(permit, null));
        assertThat(again).hasSize(2);
        long second = (Long) again[1];
        assertThat(succeeded(any, second, "bad")).isFalse();
        assertThat(failedResult(second, again[0]))
                .as("the application's own result stands")
                .isNull();
        assertThat(gate.circuit("c").snapshot().calls().failed()).isEqualTo(2);
        assertThat(succeeded(any, handler.enter(any), "good")).isTrue();
    }

    @Test
    void succeeded_whereResultsAreNotRead_asksNobody() {
        assertThat(succeeded(get, handler.enter(get), "bad")).isTrue();
    }

    @Test
    void suppressed_isHandedOn() {
        Throwable error = new IllegalStateException();
        handler.suppressed(error);
        assertThat(gate.errors).containsExactly(error);
    }

    @Test
    void refused_withoutChain_isNoArray_soThatNobodyCollectsArguments() {
        gate.circuit("b").forceOpen();
        for (int i = 0; i < 20; i++) {
            assertThat(handler.refused(count, handler.enter(count))).isInstanceOf(CircuitOpenException.class);
        }
        assertThat(gate.circuit("b").snapshot().calls().rejected()).isEqualTo(20);
    }

    @Test
    void observe_countsRefusals_andLetsEveryCallPass() throws ConfigException {
        GateFixture observed = new GateFixture(
                "circuit.a.methods = " + Tiers.HERE + "First#get",
                "circuit.c.methods = " + Tiers.HERE + "Third#get",
                "mode = observe",
                "failure-threshold = 1",
                "fallback.f.tiers = " + Tiers.HERE + "First#get -> " + Tiers.HERE + "Third#get");
        int site = observed.site(First.class, "get");
        long permit = observed.handler.enter(site);
        assertThat(observed.handler.failed(
                        site,
                        permit,
                        observed.handler.start(site, permit),
                        null,
                        First.class,
                        null,
                        ARGUMENTS,
                        null,
                        new IOException()))
                .as("neither another attempt nor another tier")
                .isNull();
        assertThat(observed.circuit("a").state()).isEqualTo(CircuitState.OPEN);
        assertThat(observed.handler.enter(site)).isEqualTo(PASS);
        assertThat(observed.circuit("a").snapshot().calls().rejected()).isEqualTo(1);
        assertThat(observed.circuit("a").snapshot().calls().inFlight()).isZero();
    }

    @Test
    void off_countsNothing_andLetsEveryCallPass() throws ConfigException {
        GateFixture off = new GateFixture("circuit.a.methods = " + Tiers.HERE + "First#get", "mode = off");
        off.circuit("a").forceOpen();
        assertThat(off.handler.enter(off.site(First.class, "get"))).isEqualTo(PASS);
        assertThat(off.circuit("a").snapshot().calls().rejected()).isZero();
        assertThat(off.circuit("a").snapshot().calls().total()).isZero();
    }

    @Test
    void start_ofAPermitThatIsTimed_isAReadingOfTheClock() throws ConfigException {
        GateFixture timed =
                new GateFixture("circuit.a.methods = " + Tiers.HERE + "First#get", "slow-call-duration = 1h");
        int site = timed.site(First.class, "get");
        for (int i = 0; i < 20; i++) {
            long permit = timed.handler.enter(site);
            assertThat(Circuit.isTimed(permit))
                    .as("a rule about slow calls needs every call")
                    .isTrue();
            long before = System.nanoTime();
            long started = timed.handler.start(site, permit);
            assertThat(started - before).isNotNegative();
            assertThat(System.nanoTime() - started).isNotNegative();
            assertThat(timed.handler.succeeded(site, permit, started, null)).isTrue();
        }
        assertThat(timed.circuit("a").snapshot().calls().slow()).isZero();
    }
}
