package io.breakwater.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.bridge.Tiers.First;
import io.breakwater.agent.bridge.Tiers.Second;
import io.breakwater.agent.config.ConfigException;
import io.breakwater.core.AllTiersFailedException;
import io.breakwater.core.CallRefusedException;
import io.breakwater.core.CircuitOpenException;
import io.breakwater.core.CircuitState;
import io.breakwater.core.TooManyConcurrentCallsException;
import io.breakwater.core.circuit.CallTotals;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Refusals that go out as an exception of the application, and how one that comes from further in is taken. */
final class GateRefusalTest {

    private static final Object[] ARGUMENTS = {"7"};
    private static final RefusalType IO = new RefusalType("java.io.IOException", RefusalForm.MESSAGE_AND_THROWABLE);

    private final GateFixture gate = new GateFixture(
            "circuit.a.methods = " + Tiers.HERE + "First#*",
            "circuit.b.methods = " + Tiers.HERE + "Second#*",
            "circuit.c.methods = " + Tiers.HERE + "Third#*",
            "circuit.c.failures = java.util.concurrent.TimeoutException",
            "circuit.c.max-concurrent-calls = 1",
            "rejection-stack-trace = never",
            "fallback.get.tiers = " + Tiers.HERE + "First#get -> " + Tiers.HERE + "Second#get");
    private final GateHandler handler = gate.handler;

    GateRefusalTest() throws ConfigException {}

    private int site(Class<?> type, String method, String circuit, RefusalType refusals) {
        return gate.sites.register(gate.binding(circuit), GateFixture.shape(type, method), List.of(), refusals);
    }

    /** What a call ends with that its circuit refuses, as the woven method asks for it. */
    private Object refuse(int site) {
        Object refused = handler.refused(site, handler.enter(site));
        return refused instanceof Object[] ? handler.fallBack(site, refused, First.class, null, ARGUMENTS) : refused;
    }

    private static CallRefusedException inside(Object outgoing) {
        CallRefusedException refusal = Objects.requireNonNull(CallRefusedException.of((Throwable) outgoing));
        assertThat((Throwable) outgoing).isInstanceOf(IOException.class).hasCause(refusal);
        assertThat((Throwable) outgoing).hasMessage(refusal.getMessage());
        return refusal;
    }

    private CallTotals calls(String circuit) {
        return gate.circuit(circuit).snapshot().calls();
    }

    @Test
    void refusal_withoutAChain_goesOutInItsDress() {
        int site = site(First.class, "any", "a", IO);
        gate.circuit("a").forceOpen();
        CallRefusedException refusal = inside(refuse(site));
        assertThat(refusal).isInstanceOf(CircuitOpenException.class);
        assertThat(refusal).hasMessageContaining("circuit 'a' is FORCED_OPEN");
        assertThat(refusal.getStackTrace()).as("never").isEmpty();
        assertThat(gate.errors).isEmpty();
    }

    @Test
    void refusal_forWantOfAPlace_isDressedJustTheSame() {
        int site = site(Tiers.Third.class, "get", "c", IO);
        long elsewhere = gate.circuit("c").tryAcquire();
        assertThat(inside(refuse(site))).isInstanceOf(TooManyConcurrentCallsException.class);
        gate.circuit("c").succeeded(elsewhere, 0);
    }

    @Test
    void refusal_thatIsPlain_isMadeAndNothingElse() {
        int site = gate.site(First.class, "any");
        gate.circuit("a").forceOpen();
        assertThat(handler.refused(site, handler.enter(site))).isInstanceOf(CircuitOpenException.class);
    }

    @Test
    void refusal_thatAnotherTierAnswers_isReplaced() {
        gate.constructed(new Second(() -> "second"));
        int site = site(First.class, "get", "a", IO);
        gate.circuit("a").forceOpen();
        assertThat(refuse(site))
                .isInstanceOfSatisfying(
                        Object[].class, both -> assertThat(both[0]).isEqualTo("second"));
    }

    @Test
    void refusal_thatNoTierAnswers_isDressed_andTheDressTellsWhy() {
        int site = site(First.class, "get", "a", IO);
        gate.circuit("a").forceOpen();
        gate.circuit("b").forceOpen();
        Object outgoing = refuse(site);
        assertThat(inside(outgoing).getSuppressed())
                .as("once, on what goes out")
                .isEmpty();
        assertThat(((Throwable) outgoing).getSuppressed())
                .singleElement()
                .isInstanceOfSatisfying(
                        AllTiersFailedException.class,
                        all -> assertThat(all).hasMessageContaining("Second#get: skipped: circuit 'b' is FORCED_OPEN"));
        assertThat(gate.errors).isEmpty();
    }

    @Test
    void refusal_thatCannotBeDressed_goesOutAsItIs_andTellsWhyNoTierAnswered() {
        int site = site(First.class, "get", "a", new RefusalType("com.acme.Gone", RefusalForm.MESSAGE));
        gate.circuit("a").forceOpen();
        gate.circuit("b").forceOpen();
        for (int i = 0; i < 3; i++) {
            assertThat(refuse(site))
                    .isInstanceOfSatisfying(
                            CircuitOpenException.class,
                            plain -> assertThat(plain.getSuppressed())
                                    .singleElement()
                                    .isInstanceOf(AllTiersFailedException.class));
        }
        assertThat(gate.errors).singleElement().isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void refusal_onAnInterruptedThread_isDressed_asksNobody_andKeepsTheFlag() {
        Second second = gate.constructed(new Second(() -> "second"));
        int site = site(First.class, "get", "a", IO);
        gate.circuit("a").forceOpen();
        Object outgoing;
        boolean flag;
        Thread.currentThread().interrupt();
        try {
            outgoing = refuse(site);
        } finally {
            flag = Thread.interrupted();
        }
        inside(outgoing);
        assertThat(flag).isTrue();
        assertThat(second.calls).isEmpty();
    }

    @Test
    void observedCircuit_refusesNothing() throws ConfigException {
        GateFixture observed = new GateFixture("circuit.a.methods = " + Tiers.HERE + "First#*", "mode = observe");
        int site = observed.sites.register(observed.binding("a"), GateFixture.shape(First.class, "any"), List.of(), IO);
        observed.circuit("a").forceOpen();
        assertThat(observed.handler.enter(site)).isNotNegative();
    }

    private Object @Nullable [] fail(int site, Throwable thrown) {
        long permit = handler.enter(site);
        return handler.failed(
                site, permit, handler.start(site, permit), null, First.class, null, ARGUMENTS, null, thrown);
    }

    private static Throwable dressedRefusalOf(String circuit) {
        CircuitOpenException refusal = new CircuitOpenException(circuit, CircuitState.OPEN, 1_000_000, true);
        Throwable dress = new TimeoutException().initCause(refusal);
        refusal.setDressed();
        return dress;
    }

    /** A circuit further in has refused: what a plain one does, a dressed one does. */
    @Test
    void refusalFromFurtherIn_isCountedNotRetriedAndAnsweredElsewhere_withOrWithoutADress() {
        Second second = gate.constructed(new Second(() -> "second"));
        int site = gate.site(First.class, "get");
        assertThat(fail(site, new CircuitOpenException("inner", CircuitState.OPEN, 1_000_000, true)))
                .containsExactly("second");
        assertThat(calls("a").failed()).isEqualTo(1);
        assertThat(fail(site, dressedRefusalOf("inner"))).containsExactly("second");
        assertThat(calls("a").failed()).isEqualTo(2);
        assertThat(calls("a").retries()).isZero();
        assertThat(second.calls).hasSize(2);
    }

    @Test
    void refusalFromFurtherIn_isNoFailureForItsDressAlone() {
        int site = gate.site(Tiers.Third.class, "get");
        assertThat(fail(site, dressedRefusalOf("inner"))).isNull();
        assertThat(calls("c").failed())
                .as("the circuit counts timeouts, and this is none")
                .isZero();
        assertThat(calls("c").ignored()).isEqualTo(1);
    }
}
