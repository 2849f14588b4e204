package io.breakwater.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.bridge.Tiers.First;
import io.breakwater.agent.config.ConfigException;
import io.breakwater.core.CircuitOpenException;
import io.breakwater.core.TooManyConcurrentCallsException;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitConfig;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code max-concurrent-calls} behind the gate: one call at once, and whatever ends it gives its place back. */
final class GateConcurrencyTest {

    private static final long PASS = 0;
    private static final Object[] ARGUMENTS = {"7"};

    private final GateFixture gate = new GateFixture(
            "circuit.a.methods = " + Tiers.HERE + "First#*",
            "max-concurrent-calls = 1",
            "failure-threshold = 0",
            "retry.max-attempts = 2",
            "rejection-stack-trace = always",
            "failure-results = length in 3",
            "ignored = java.lang.IllegalArgumentException+");
    private final GateHandler handler = gate.handler;
    private final Circuit circuit = gate.circuit("a");
    private final int any = gate.site(First.class, "any");
    private final int create = gate.site(First.class, "createOrder");

    GateConcurrencyTest() throws ConfigException {}

    private void succeed(long permit) {
        assertThat(handler.succeeded(any, permit, handler.start(any, permit), "good"))
                .isTrue();
    }

    private Object @Nullable [] fail(int site, long permit, @Nullable Object attempts, Throwable thrown) {
        return handler.failed(
                site, permit, handler.start(site, permit), attempts, First.class, null, ARGUMENTS, null, thrown);
    }

    /** Another thread comes in, and stays in. */
    private long enterElsewhere() {
        FutureTask<Long> entering = new FutureTask<>(() -> handler.enter(any));
        Thread elsewhere = new Thread(entering);
        elsewhere.start();
        try {
            long permit = entering.get(10, TimeUnit.SECONDS);
            elsewhere.join(10_000);
            return permit;
        } catch (Exception never) {
            throw new AssertionError(never);
        }
    }

    /** Exactly one place is free. */
    private void assertOnePlaceIsFree(String after) {
        long permit = enterElsewhere();
        assertThat(permit).as("after %s there is a place", after).isPositive();
        assertThat(enterElsewhere()).as("after %s there is but one", after).isNegative();
        succeed(permit);
        assertThat(circuit.snapshot().calls().inFlight())
                .as("in flight after %s", after)
                .isZero();
    }

    @Test
    void enter_everyPlaceTaken_isRefused_andSaysSo() {
        long permit = enterElsewhere();
        long refusal = handler.enter(any);
        assertThat(refusal).isNegative();
        assertThat(handler.refused(any, refusal))
                .isInstanceOfSatisfying(TooManyConcurrentCallsException.class, refused -> {
                    assertThat(refused.circuit()).isEqualTo("a");
                    assertThat(refused.limit()).isEqualTo(1);
                    assertThat(refused).hasMessage("circuit 'a' has 1 call in flight, as many as it allows at once");
                });
        assertThat(circuit.snapshot().calls().rejected()).isEqualTo(1);
        assertThat(circuit.snapshot().calls().inFlight()).isEqualTo(1);
        succeed(permit);
        assertOnePlaceIsFree("a refusal");
    }

    @Test
    void everyEnd_givesThePlaceBack() {
        Map<String, LongConsumer> ends = new LinkedHashMap<>();
        ends.put("a success", this::succeed);
        ends.put("an ignored exception", permit -> fail(any, permit, null, new IllegalArgumentException()));
        ends.put("an error", permit -> fail(any, permit, null, new StackOverflowError()));
        ends.put("a write that failed", permit -> fail(create, permit, null, new IOException()));
        ends.put(
                "a result that nobody can read",
                permit -> handler.succeeded(any, permit, handler.start(any, permit), new Object()));
        ends.put("an end in another state", permit -> {
            circuit.forceOpen();
            succeed(permit);
            circuit.close();
        });
        ends.put("an end in a circuit that was closed anew", permit -> {
            circuit.disable();
            circuit.close();
            fail(any, permit, null, new IllegalArgumentException());
        });
        ends.forEach((name, end) -> {
            long permit = handler.enter(any);
            assertThat(permit).as(name).isPositive();
            end.accept(permit);
            assertOnePlaceIsFree(name);
        });
        assertThat(gate.errors).as("the result without a length").hasSize(1);
    }

    @Test
    void trial_givesThePlaceBack_howeverItEnds() {
        Map<String, LongConsumer> ends = new LinkedHashMap<>();
        ends.put("a trial that succeeds", this::succeed);
        ends.put("a trial that says nothing", permit -> fail(any, permit, null, new IllegalArgumentException()));
        ends.put("a trial that fails", permit -> fail(create, permit, null, new IOException()));
        ends.put("a trial whose end comes too late", permit -> {
            circuit.open("meanwhile");
            succeed(permit);
        });
        ends.forEach((name, end) -> {
            circuit.open("test");
            circuit.tryHalfOpen("test");
            long permit = handler.enter(any);
            assertThat(permit).as(name).isPositive();
            assertThat(handler.refused(any, enterElsewhere()))
                    .as("of three trials one has a place")
                    .isInstanceOf(TooManyConcurrentCallsException.class);
            end.accept(permit);
            circuit.close();
            assertOnePlaceIsFree(name);
        });
    }

    @Test
    void retry_holdsOnePlace_asTheAttemptBeforeDid() {
        Object[] again = Objects.requireNonNull(fail(any, handler.enter(any), null, new IOException()));
        assertThat(enterElsewhere()).as("the retry is under way").isNegative();
        succeed((Long) again[1]);
        assertOnePlaceIsFree("a retry that succeeds");
    }

    @Test
    void lastFailure_givesThePlaceBack() {
        Object[] again = Objects.requireNonNull(fail(any, handler.enter(any), null, new IOException()));
        assertThat(fail(any, (Long) again[1], again[0], new IOException())).isNull();
        assertOnePlaceIsFree("the last failure");
    }

    @Test
    void resultThatIsAFailure_givesThePlaceBack() {
        long permit = handler.enter(any);
        long started = handler.start(any, permit);
        assertThat(handler.succeeded(any, permit, started, "bad")).isFalse();
        Object[] again = Objects.requireNonNull(
                handler.failed(any, permit, started, null, First.class, null, ARGUMENTS, "bad", null));
        succeed((Long) again[1]);
        assertOnePlaceIsFree("a result that is a failure");
    }

    @Test
    void waitingForARetry_takesNoPlace_andOneThatFindsNoneLetsTheFailureOut() {
        long[] elsewhere = new long[1];
        gate.meanwhile = () -> elsewhere[0] = enterElsewhere();
        IOException own = new IOException();
        assertThat(fail(any, handler.enter(any), null, own)).isNull();
        assertThat(own.getSuppressed()).isEmpty();
        assertThat(elsewhere[0]).isPositive();
        assertThat(circuit.snapshot().calls().retries()).isZero();
        succeed(elsewhere[0]);
        assertThat(handler.enter(any)).as("neither mark nor place is left").isPositive();
    }

    @Test
    void callInsideAnother_takesNoPlace() {
        long outer = handler.enter(any);
        assertThat(handler.enter(any)).isEqualTo(PASS);
        assertThat(handler.enter(create)).isEqualTo(PASS);
        succeed(outer);
        assertOnePlaceIsFree("a call with others inside");
    }

    @Test
    void openCircuit_takesNoPlace_andSaysThatItIsOpen() {
        circuit.forceOpen();
        for (int i = 0; i < 3; i++) {
            assertThat(handler.refused(any, handler.enter(any))).isInstanceOf(CircuitOpenException.class);
        }
        circuit.close();
        assertOnePlaceIsFree("refusals of an open circuit");
    }

    @Test
    void limitThatComesAndGoes_losesNoPlace() {
        CircuitConfig limited = circuit.config();
        long withPlace = enterElsewhere();
        circuit.reconfigure(CircuitConfig.defaults());
        long withoutPlace = enterElsewhere();
        assertThat(withoutPlace).isPositive();
        succeed(withPlace);
        circuit.reconfigure(limited);
        succeed(withoutPlace);
        assertOnePlaceIsFree("changes of the limit");
    }
}
