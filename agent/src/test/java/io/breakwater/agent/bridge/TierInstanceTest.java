package io.breakwater.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.agent.bridge.Tiers.First;
import io.breakwater.agent.config.ConfigException;
import io.breakwater.agent.config.FallbackSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a tier is called on: the newest instance, a new one, or one that a static method returns. */
final class TierInstanceTest {

    private static final Object[] ARGUMENTS = {"7"};

    @AfterEach
    void clear() {
        TierKinds.THROWN.clear();
        Thread.interrupted();
    }

    private static GateFixture gate(String tier, String... settings) throws ConfigException {
        List<String> lines = new ArrayList<>(List.of(
                "circuit.a.methods = " + Tiers.HERE + "First#*",
                "circuit.b.methods = " + TierKinds.HERE + "*#*",
                "circuit.c.methods = " + Tiers.HERE + "Third#*",
                "fallback.f.tiers = " + Tiers.HERE + "First#get -> " + TierKinds.HERE + tier + " -> " + Tiers.HERE
                        + "Third#get"));
        lines.addAll(Arrays.asList(settings));
        return new GateFixture(lines.toArray(new String[0]));
    }

    private static MethodTier tier(GateFixture gate) {
        FallbackSpec.TierSpec spec = gate.config.fallbacks().get(0).tiers().get(1);
        return new MethodTier(spec, gate.circuits, gate.binding("b"), gate.instances);
    }

    private static TierCall call() {
        return new TierCall(GateFixture.shape(First.class, "get"), false, First.class, ARGUMENTS);
    }

    private static @Nullable String reason(String tier, String instance) throws ConfigException {
        return tier(gate(tier, "fallback.f.2.instance = " + instance)).unavailable(call());
    }

    private static Object answer(MethodTier tier) throws Throwable {
        TierCall call = call();
        assertThat(tier.unavailable(call)).isNull();
        return Objects.requireNonNull(tier.call(call));
    }

    @Test
    void newInstance_isMadeForEachCall_byAConstructorThatMayBePrivate() throws Throwable {
        MethodTier tier = tier(gate("Fresh#get", "fallback.f.2.instance = new"));
        int before = TierKinds.Fresh.made;
        assertThat(answer(tier)).isEqualTo("fresh " + (before + 1) + " 7");
        assertThat(answer(tier)).isEqualTo("fresh " + (before + 2) + " 7");
    }

    @Test
    void newInstance_needsNoTracking() throws ConfigException {
        assertThat(gate("Fresh#get", "fallback.f.2.instance = new").instances.names())
                .containsExactly(Tiers.HERE + "Third");
        assertThat(gate("Fresh#get", "fallback.f.2.instance = last").instances.names())
                .containsExactly(TierKinds.HERE + "Fresh", Tiers.HERE + "Third");
    }

    @Test
    void newInstance_ofAnUnavailableTier_isNotMade() throws ConfigException {
        GateFixture gate = gate("Fresh#get", "fallback.f.2.instance = new");
        int before = TierKinds.Fresh.made;
        gate.circuit("b").forceOpen();
        assertThat(tier(gate).unavailable(call())).startsWith("circuit 'b'");
        assertThat(TierKinds.Fresh.made).isEqualTo(before);
    }

    @Test
    void newInstance_thatCannotBeMade_isTheReason() throws ConfigException {
        assertThat(reason("Demanding#get", "new")).isEqualTo("it has no constructor without parameters");
        assertThat(reason("Unfinished#get", "new")).isEqualTo("there is no new instance of it, for it is abstract");
        TierKinds.THROWN.add(new IOException("with a secret"));
        assertThat(reason("Fresh#get", "new")).isEqualTo("its constructor threw java.io.IOException");
    }

    @Test
    void madeInstance_isAskedForAtEachCall() throws Throwable {
        String makers = TierKinds.HERE + "Makers#";
        MethodTier tier = tier(gate("Demanding#get", "fallback.f.2.instance = " + makers + "demanding"));
        assertThat(answer(tier)).isEqualTo("made 7");
        TierKinds.THROWN.add(new IllegalStateException());
        assertThat(tier.unavailable(call())).isEqualTo(makers + "demanding threw java.lang.IllegalStateException");
        assertThat(answer(tier)).isEqualTo("made 7");
    }

    @Test
    void madeInstance_thatIsNone_isTheReason() throws ConfigException {
        String makers = TierKinds.HERE + "Makers#";
        assertThat(reason("Demanding#get", makers + "nothing")).isEqualTo(makers + "nothing returned null");
        assertThat(reason("Demanding#get", makers + "another"))
                .isEqualTo(makers + "another returned a java.lang.String, which is no " + TierKinds.HERE + "Demanding");
        assertThat(reason("Demanding#get", makers + "ofAnInstance")).isEqualTo(makers + "ofAnInstance is not static");
        assertThat(reason("Demanding#get", makers + "missing"))
                .isEqualTo(makers + "missing is no method without parameters");
        assertThat(reason("Demanding#get", "com.acme.Missing#get"))
                .isEqualTo("com.acme.Missing cannot be seen from " + Tiers.HERE + "First");
    }

    @Test
    void errorWhileMaking_isTheTiersFailure_notAReason() throws ConfigException {
        MethodTier tier = tier(gate("Fresh#get", "fallback.f.2.instance = new"));
        AssertionError own = new AssertionError();
        TierKinds.THROWN.add(own);
        assertThatThrownBy(() -> tier.unavailable(call())).isSameAs(own);
    }

    @Test
    void interruptWhileMaking_endsTheChain_andKeepsTheFlag() throws ConfigException {
        GateFixture gate = gate("Fresh#get", "fallback.f.2.instance = new", "retry.max-attempts = 1");
        int site = gate.site(First.class, "get");
        TierKinds.THROWN.add(new InterruptedException());
        assertThat(fail(gate, site, new IOException())).as("Third is not asked").isNull();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(gate.errors).isEmpty();
    }

    @Test
    void instanceThatCannotBeMade_isSkipped_alsoForAWriteThatWasNotSent() throws ConfigException {
        GateFixture gate = gate(
                "Fresh#get",
                "fallback.f.2.instance = new",
                "retry.max-attempts = 1",
                "writes = get",
                "not-sent = java.io.IOException");
        int site = gate.site(First.class, "get");
        TierKinds.THROWN.add(new IllegalStateException());
        assertThat(fail(gate, site, new IOException())).containsExactly("third 7");
    }

    private static Object @Nullable [] fail(GateFixture gate, int site, Throwable thrown) {
        GateHandler handler = gate.handler;
        long permit = handler.enter(site);
        return handler.failed(
                site, permit, handler.start(site, permit), null, First.class, null, ARGUMENTS, null, thrown);
    }

    @Test
    void instance_isHandedToOneTierAlone() throws ConfigException {
        TierCall call = call();
        call.use("one");
        assertThat(call.takeInstance()).isEqualTo("one");
        assertThat(call.takeInstance()).isNull();
    }

    /** A chain that stays keeps its counts; one whose tier settings change is another one, and tracks what it needs. */
    @Test
    void reload_keepsChainsThatStay_andTracksWhatIsNew() throws ConfigException {
        String[] lines = {
            "circuit.a.methods = " + Tiers.HERE + "First#*",
            "circuit.b.methods = " + TierKinds.HERE + "*#*",
            "retry.max-attempts = 1",
            "fallback.f.tiers = " + Tiers.HERE + "First#get -> " + TierKinds.HERE + "Fresh#get",
            "fallback.f.2.instance = new"
        };
        GateFixture gate = new GateFixture(lines);
        int site = gate.site(First.class, "get");
        assertThat(fail(gate, site, new IOException())).isNotNull();
        gate.reconfigure(lines);
        assertThat(gate.chain("f").calls()).isEqualTo(1);
        assertThat(gate.instances.names()).isEmpty();
        lines[4] = "fallback.f.2.instance = last";
        gate.reconfigure(lines);
        assertThat(gate.chain("f").calls()).as("another chain").isZero();
        assertThat(gate.instances.names()).containsExactly(TierKinds.HERE + "Fresh");
        assertThat(fail(gate, site, new IOException())).isNull();
        lines[4] = "fallback.f.2.instance = new";
        gate.reconfigure(lines);
        assertThat(gate.instances.names()).as("its number stays its own").containsExactly("");
    }
}
