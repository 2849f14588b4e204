package io.breakwater.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.agent.bridge.Tiers.First;
import io.breakwater.agent.bridge.Tiers.Second;
import io.breakwater.agent.config.ConfigException;
import io.breakwater.agent.config.FallbackSpec;
import io.breakwater.agent.config.MethodPattern;
import io.breakwater.agent.config.TierInstance;
import io.breakwater.core.TooManyConcurrentCallsException;
import io.breakwater.core.circuit.Circuit;
import java.io.IOException;
import java.net.ConnectException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class MethodTierTest {

    private static final Object[] ARGUMENTS = {"7"};

    private final GateFixture gate = new GateFixture(
            "circuit.b.methods = " + Tiers.HERE + "*#*",
            "circuit.b.failure-results = length in 3",
            "circuit.b.ignored = java.lang.UnsupportedOperationException");

    MethodTierTest() throws ConfigException {}

    private MethodTier tier(String method) {
        return new MethodTier(spec(method), gate.circuits, gate.binding("b"), gate.instances);
    }

    private static FallbackSpec.TierSpec spec(String method) {
        return new FallbackSpec.TierSpec(MethodPattern.of(Tiers.HERE + method), "b", TierInstance.LAST, null);
    }

    /** As a chain asks. */
    private static @Nullable Object ask(MethodTier tier, TierCall call) throws Throwable {
        assertThat(tier.unavailable(call)).isNull();
        return tier.call(call);
    }

    private static TierCall callOf(String method) {
        return new TierCall(GateFixture.shape(First.class, method), false, First.class, ARGUMENTS);
    }

    @Test
    void name_isTypeAndMethod() {
        assertThat(tier("Third#get(java.lang.String)").name()).isEqualTo(Tiers.HERE + "Third#get");
    }

    @Test
    void staticMethod_needsNoInstance() throws Throwable {
        assertThat(tier("Third#get").unavailable(callOf("get"))).isNull();
        assertThat(ask(tier("Third#get"), callOf("get"))).isEqualTo("third 7");
    }

    @Test
    void openCircuit_isTheReason() {
        gate.circuit("b").forceOpen();
        assertThat(tier("Third#get").unavailable(callOf("get"))).isEqualTo("circuit 'b' is FORCED_OPEN");
    }

    @Test
    void everyPlaceTaken_isTheReason_notTheState() throws ConfigException {
        GateFixture full =
                new GateFixture("circuit.b.methods = " + Tiers.HERE + "*#*", "circuit.b.max-concurrent-calls = 1");
        MethodTier tier = new MethodTier(spec("Third#get"), full.circuits, full.binding("b"), full.instances);
        assertThat(tier.unavailable(callOf("get"))).isNull();
        assertThat(full.circuit("b").tryAcquire()).isPositive();
        assertThat(tier.unavailable(callOf("get")))
                .startsWith("circuit 'b'")
                .as("it is closed, and that is no reason")
                .doesNotContain("CLOSED");
    }

    @Test
    void noInstance_isTheReason() {
        MethodTier tier = tier("Second#get");
        assertThat(tier.unavailable(callOf("get")))
                .isEqualTo("no live instance of it has been constructed since the agent started");
        assertThatThrownBy(() -> tier.call(callOf("get"))).isInstanceOf(IllegalStateException.class);
        Second second = gate.constructed(new Second(() -> "x"));
        assertThat(tier.unavailable(callOf("get"))).isNull();
        assertThat(second.calls).as("looking calls nothing").isEmpty();
    }

    @Test
    void invisibleType_isTheReason() {
        TierCall fromElsewhere = new TierCall(GateFixture.shape(First.class, "get"), false, String.class, ARGUMENTS);
        assertThat(tier("Third#get").unavailable(fromElsewhere))
                .isEqualTo("its type cannot be seen from " + Tiers.HERE + "First");
        assertThat(tier("Missing#get").unavailable(callOf("get")))
                .isEqualTo("its type cannot be seen from " + Tiers.HERE + "First");
    }

    @Test
    void methodThatCannotTakeTheArguments_isTheReason() {
        String describe = GateFixture.shape(First.class, "get").describe();
        for (String method : new String[] {"Third#missing", "Third#many", "Third#two"}) {
            assertThat(tier(method).unavailable(callOf("get")))
                    .isEqualTo("it has no single method " + method.substring(6) + " that takes the arguments of "
                            + describe);
        }
    }

    @Test
    void returnTypeThatCannotFit_isTheReason() {
        gate.constructed(new Second(() -> "x"));
        assertThat(tier("Second#number").unavailable(callOf("get")))
                .isEqualTo("it returns java.lang.Integer, which is no java.lang.String");
        assertThat(tier("Third#get").unavailable(callOf("count")))
                .isEqualTo("it returns java.lang.String, which is no int");
        assertThat(tier("Second#nothing").unavailable(callOf("get")))
                .isEqualTo("it returns void, which is no java.lang.String");
    }

    @Test
    void methodWithoutAResult_isNoAnswerToOneThatHasOne() {
        gate.constructed(new Second(() -> "x"));
        assertThat(tier("Second#nothing").unavailable(callOf("any")))
                .as("null would be taken for an answer")
                .isEqualTo("it returns void, which is no java.lang.Object");
    }

    @Test
    void anyResult_servesAMethodWithoutOne() throws Throwable {
        assertThat(tier("Third#get").unavailable(callOf("notifyOf"))).isNull();
        assertThat(ask(tier("Third#get"), callOf("notifyOf"))).isEqualTo("third 7");
    }

    @Test
    void primitiveAndBox_standForOneAnother() throws Throwable {
        gate.constructed(new Second(() -> "x"));
        assertThat(tier("Second#number").unavailable(callOf("count"))).isNull();
        assertThat(ask(tier("Second#number"), callOf("count"))).isEqualTo(7);
        assertThat(ask(tier("Second#plainNumber"), callOf("count"))).isEqualTo(7);
    }

    @Test
    void looseReturnType_isLookedAtAfterTheCall() throws Throwable {
        gate.constructed(new Second(() -> 12));
        assertThat(tier("Second#loose").unavailable(callOf("get"))).isNull();
        assertThatThrownBy(() -> ask(tier("Second#loose"), callOf("get")))
                .isInstanceOf(ClassCastException.class)
                .hasMessage("it returned a value that is no java.lang.String");
        gate.constructed(new Second(() -> "fits"));
        assertThat(ask(tier("Second#loose"), callOf("get"))).isEqualTo("fits");
        gate.constructed(new Second(() -> null));
        assertThatThrownBy(() -> ask(tier("Second#loose"), callOf("count")))
                .as("null is no int")
                .isInstanceOf(ClassCastException.class);
    }

    @Test
    void overload_isChosenByThePattern_elseByTheArguments() throws Throwable {
        assertThat(ask(tier("Third#two(java.lang.CharSequence)"), callOf("get")))
                .isEqualTo("characters 7");
        assertThat(ask(tier("Third#two(java.lang.Object)"), callOf("get"))).isEqualTo("object 7");
        assertThat(ask(tier("Third#wider"), callOf("get")))
                .as("the only one with as many")
                .isEqualTo("wider 7");
    }

    @Test
    void patternWithOtherParameters_isTheReason() {
        assertThat(tier("Third#many(java.lang.String, java.lang.String)").unavailable(callOf("get")))
                .as("it takes one argument more than there are")
                .isEqualTo("it has no single method many that takes the arguments of "
                        + GateFixture.shape(First.class, "get").describe());
    }

    @Test
    void exceptionOfTheTier_isThrownUnwrapped() {
        IOException own = new IOException();
        gate.constructed(new Second(() -> {
            throw own;
        }));
        assertThatThrownBy(() -> ask(tier("Second#get"), callOf("get"))).isSameAs(own);
    }

    @Test
    void isAnswer_isDecidedByItsOwnCircuit() {
        assertThat(tier("Third#get").isAnswer("bad")).isFalse();
        assertThat(tier("Third#get").isAnswer("good")).isTrue();
        assertThat(tier("Third#get").isAnswer(null)).isTrue();
    }

    @Test
    void mayAskOthers_afterAReadOnly_anyFailureButAnIgnoredOne() {
        MethodTier tier = tier("Third#get");
        assertThat(tier.mayAskOthers(callOf("get"), null, new IOException())).isTrue();
        assertThat(tier.mayAskOthers(callOf("get"), "bad", null)).isTrue();
        assertThat(tier.mayAskOthers(callOf("get"), null, new UnsupportedOperationException()))
                .as("ignored")
                .isFalse();
    }

    /** What stands in for a write writes, whatever its method is called. */
    @Test
    void mayAskOthers_afterAWrite_onlyIfNothingWasDone() {
        TierCall write = new TierCall(GateFixture.shape(First.class, "get"), true, First.class, ARGUMENTS);
        MethodTier tier = tier("Third#get");
        assertThat(tier.mayAskOthers(write, null, new IOException())).isFalse();
        assertThat(tier.mayAskOthers(write, "bad", null)).isFalse();
        assertThat(tier.mayAskOthers(write, null, new IOException(new ConnectException())))
                .isTrue();
        Circuit circuit = gate.circuit("b");
        circuit.forceOpen();
        assertThat(tier.mayAskOthers(write, null, circuit.refusal(circuit.tryAcquire())))
                .as("it may come from further in, after the write has acted")
                .isFalse();
        TooManyConcurrentCallsException tooMany = new TooManyConcurrentCallsException("b", 5, false);
        assertThat(tier.mayAskOthers(write, null, tooMany)).as("the same here").isFalse();
        assertThat(tier.mayAskOthers(write, null, new TooManyConcurrentCallsException("inner", 5, false)))
                .as("a circuit further in: the tier itself has run")
                .isFalse();
    }

    /** The circuit ignores the dress, and what is ignored ends a chain. */
    @Test
    void ownRefusal_asksOthers_whateverItsDress_anotherOnesIsClassifiedAsIfItHadNone() {
        MethodTier tier = tier("Third#get");
        TooManyConcurrentCallsException own = new TooManyConcurrentCallsException("b", 5, false);
        own.setDressed();
        assertThat(tier.mayAskOthers(callOf("get"), null, new UnsupportedOperationException(own)))
                .isTrue();
        TooManyConcurrentCallsException inner = new TooManyConcurrentCallsException("inner", 5, false);
        assertThat(tier.mayAskOthers(callOf("get"), null, new UnsupportedOperationException(inner)))
                .as("the application's own")
                .isFalse();
        inner.setDressed();
        assertThat(tier.mayAskOthers(callOf("get"), null, new UnsupportedOperationException(inner)))
                .isEqualTo(tier.mayAskOthers(callOf("get"), null, inner))
                .isTrue();
    }
}
