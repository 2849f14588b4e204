package io.breakwater.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.agent.bridge.Tiers.First;
import io.breakwater.agent.config.ConfigException;
import io.breakwater.agent.config.FallbackSpec;
import io.breakwater.core.AllTiersFailedException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Results of a tier that a static method of the application makes fit. */
final class StaticMethodAdapterTest {

    private static final String ADAPTERS = TierKinds.HERE + "Adapters";

    @AfterEach
    void clear() {
        TierKinds.BROKEN.clear();
        Thread.interrupted();
    }

    private static GateFixture gate(String first, String tier, String adapter, String... more) throws ConfigException {
        List<String> lines = new ArrayList<>(List.of(
                "circuit.a.methods = " + Tiers.HERE + "First#*",
                "circuit.b.methods = " + TierKinds.HERE + "Fresh#*",
                "circuit.c.methods = " + Tiers.HERE + "Third#*",
                "retry.max-attempts = 1",
                "fallback.f.tiers = " + Tiers.HERE + "First#" + first + " -> " + TierKinds.HERE + "Fresh#" + tier
                        + " -> " + Tiers.HERE + "Third#get",
                "fallback.f.2.instance = new",
                "fallback.f.2.adapter = " + (adapter.indexOf('#') < 0 ? ADAPTERS + "#" + adapter : adapter)));
        lines.addAll(Arrays.asList(more));
        return new GateFixture(lines.toArray(new String[0]));
    }

    private static MethodTier tier(GateFixture gate) {
        FallbackSpec.TierSpec spec = gate.config.fallbacks().get(0).tiers().get(1);
        return new MethodTier(spec, gate.circuits, gate.binding("b"), gate.instances);
    }

    private static TierCall call(String first, String argument) {
        return new TierCall(GateFixture.shape(First.class, first), false, First.class, new Object[] {argument});
    }

    private static @Nullable Object answer(String first, String tier, String adapter, String argument)
            throws Throwable {
        MethodTier asked = tier(gate(first, tier, adapter));
        TierCall call = call(first, argument);
        assertThat(asked.unavailable(call)).isNull();
        return asked.adapted(call, asked.call(call));
    }

    private static @Nullable String reason(String first, String tier, String adapter) throws ConfigException {
        return tier(gate(first, tier, adapter)).unavailable(call(first, "7"));
    }

    private static Object @Nullable [] fail(GateFixture gate, String first, Throwable thrown) {
        int site = gate.site(First.class, first);
        GateHandler handler = gate.handler;
        long permit = handler.enter(site);
        return handler.failed(
                site, permit, handler.start(site, permit), null, First.class, null, new Object[] {"7"}, null, thrown);
    }

    private static String failed(GateFixture gate, String first, Exception thrown) {
        assertThat(fail(gate, first, thrown)).isNull();
        assertThat(gate.errors).isEmpty();
        assertThat(thrown.getSuppressed()).singleElement().isInstanceOf(AllTiersFailedException.class);
        return String.valueOf(thrown.getSuppressed()[0].getMessage());
    }

    @Test
    void answer_isAdapted_inReferencesAndPrimitives() throws Throwable {
        int made = TierKinds.Fresh.made;
        assertThat(answer("get", "number", "text", "7")).isEqualTo("number " + (made + 1));
        assertThat(answer("get", "plain", "text", "seven")).as("boxed").isEqualTo("number 5");
        assertThat(answer("get", "plain", "plain", "seven")).isEqualTo("int 5");
        assertThat(answer("get", "number", "plain", "7")).as("unboxed").isEqualTo("int " + (made + 4));
        assertThat(answer("count", "get", "length", "x"))
                .as("int is wanted")
                .isEqualTo(("fresh " + (made + 5) + " x").length());
        assertThat(answer("get", "list", "first", "7"))
                .as("generics are erased")
                .isEqualTo("7");
    }

    @Test
    void null_isAnAnswer_andAdapted() throws Throwable {
        assertThat(answer("get", "number", "text", "")).isEqualTo("number null");
        assertThat(answer("get", "number", "none", "7")).isNull();
        assertThatThrownBy(() -> answer("get", "number", "plain", ""))
                .isInstanceOf(ClassCastException.class)
                .hasMessage(ADAPTERS + "#plain takes no null");
    }

    @Test
    void looseTypes_areLookedAtAtEachCall() throws Throwable {
        assertThat(answer("get", "loose", "text", "seven")).isEqualTo("number 5");
        assertThatThrownBy(() -> answer("get", "loose", "ofMaps", "7"))
                .isInstanceOf(ClassCastException.class)
                .hasMessage(ADAPTERS + "#ofMaps takes no java.lang.Integer");
        assertThatThrownBy(() -> answer("get", "number", "loose", "7"))
                .isInstanceOf(ClassCastException.class)
                .hasMessage(ADAPTERS + "#loose returned a value that is no java.lang.String");
    }

    @Test
    void overload_isTheOneOfTheVeryType_elseTheOnlyOneThatFits() throws Throwable {
        assertThat(answer("get", "number", "overloaded", "7")).isEqualTo("integer");
        assertThat(answer("get", "list", "overloaded", "7")).isEqualTo("object");
        assertThat(reason("get", "number", "ambiguous")).contains("no single static method ambiguous");
    }

    @Test
    void adapterThatCannotBeOne_isTheReason() throws ConfigException {
        String takes = " that takes a java.lang.Integer and returns a java.lang.String";
        for (String adapter : List.of("missing", "two", "ofAnInstance", "first", "ofMaps", "length")) {
            assertThat(reason("get", "number", adapter))
                    .isEqualTo("its adapter has no single static method " + adapter + takes);
        }
        assertThat(reason("get", "number", "com.acme.Missing#get"))
                .isEqualTo("its adapter com.acme.Missing cannot be seen from " + Tiers.HERE + "First");
        assertThat(reason("get", "nothing", "none"))
                .isEqualTo("it returns void, which " + ADAPTERS + "#none cannot adapt");
    }

    @Test
    void methodWithoutAResult_takesWhateverIsAdapted() throws Throwable {
        assertThat(reason("notifyOf", "number", "length")).contains("no single static method length");
        assertThat(reason("notifyOf", "number", "text")).isNull();
    }

    @Test
    void failureOfTheAdapter_isTheTiersFailure_andTheNextTierIsAsked() throws ConfigException {
        GateFixture gate = gate("get", "number", "text");
        TierKinds.BROKEN.add(new IllegalStateException("with a secret"));
        assertThat(fail(gate, "get", new IOException())).containsExactly("third 7");
        assertThat(gate.chain("f").served()).extracting(tier -> tier.served()).containsExactly(0L, 1L);
        assertThat(gate.circuit("b").snapshot().calls().failed())
                .as("the tier's own call is no failure")
                .isZero();
    }

    /** Whatever the adapter throws says nothing about the write, which has been done by then. */
    @Test
    void failureOfTheAdapter_afterAWrite_endsTheChain() throws ConfigException {
        GateFixture gate = gate("get", "number", "text", "writes = get", "not-sent = java.net.ConnectException");
        TierKinds.BROKEN.add(new ConnectException("the adapter's own"));
        assertThat(failed(gate, "get", new ConnectException()))
                .endsWith("Fresh#number: its answer could not be adapted: java.net.ConnectException")
                .doesNotContain("Third");
    }

    @Test
    void errorOfTheAdapter_endsTheChain_andNeverGoesOut() throws ConfigException {
        GateFixture gate = gate("get", "number", "text");
        TierKinds.BROKEN.add(new AssertionError());
        assertThat(failed(gate, "get", new IOException()))
                .endsWith("Fresh#number: its answer could not be adapted: java.lang.AssertionError");
    }

    @Test
    void interruptOfTheAdapter_endsTheChain_andKeepsTheFlag() throws ConfigException {
        GateFixture gate = gate("get", "number", "text");
        TierKinds.BROKEN.add(new InterruptedException());
        assertThat(failed(gate, "get", new IOException())).doesNotContain("Third");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void resultThatIsAFailure_isNotAdapted() throws ConfigException {
        GateFixture gate = gate("get", "plain", "text", "circuit.b.failure-results = intValue in 1");
        int called = TierKinds.Adapters.called;
        assertThat(fail(gate, "get", new IOException())).containsExactly("third 7");
        assertThat(TierKinds.Adapters.called).isEqualTo(called);
    }
}
