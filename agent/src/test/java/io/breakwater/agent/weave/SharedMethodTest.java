package io.breakwater.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.CircuitOpenException;
import io.breakwater.core.circuit.CallTotals;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Circuits that share a method, each with a condition on its arguments. */
final class SharedMethodTest {

    private static final String SHARED = WovenSampleShared.class.getName();

    @AfterEach
    void close() {
        BreakwaterGate.handler = null;
    }

    /** The copy of the sample, woven as these lines say. */
    private static final class Client {

        final WovenFixture fixture;
        final Class<?> type;
        final Object client;

        Client(String... lines) throws Exception {
            fixture = new WovenFixture(lines);
            type = Objects.requireNonNull(fixture.type.getClassLoader()).loadClass(SHARED);
            client = type.getConstructor().newInstance();
        }

        @Nullable
        Object call(int lasts, String method, Object... arguments) throws Throwable {
            BreakwaterGate.handler = fixture.gate.handler;
            type.getField("calls").setInt(null, 0);
            type.getField("lasts").setInt(null, lasts);
            return WovenFixture.call(client, method, arguments);
        }

        @Nullable
        Object send(int lasts, String host) throws Throwable {
            return call(lasts, "send", URI.create("http://" + host), new ArrayList<String>());
        }

        CallTotals calls(String circuit) {
            assertThat(fixture.gate.errors).isEmpty();
            return fixture.gate.circuit(circuit).snapshot().calls();
        }
    }

    private static Client twoCircuits() throws Exception {
        return new Client(
                "circuit.eu.methods = " + SHARED + "#send, " + SHARED + "#s*",
                "circuit.eu.where = 0.host in *.zohoapis.eu, both.example.org",
                "circuit.us.methods = " + SHARED + "#send",
                "circuit.us.where = 0.host in www.zohoapis.com; 0.host in both.example.org",
                "failure-threshold = 20",
                "writes = none");
    }

    @Test
    void call_belongsToTheCircuitWhoseConditionHolds_withRetriesInBoth() throws Throwable {
        Client shared = twoCircuits();
        assertThat(shared.send(3, "www.zohoapis.eu")).isEqualTo("from www.zohoapis.eu to spoilt");
        assertThat(shared.calls("eu").failed()).isEqualTo(2);
        assertThat(shared.calls("eu").succeeded()).isEqualTo(1);
        assertThat(shared.calls("us").total()).isZero();
        assertThat(shared.send(2, "www.zohoapis.com")).isEqualTo("from www.zohoapis.com to spoilt");
        assertThat(shared.calls("us").failed()).isEqualTo(1);
        assertThat(shared.calls("us").succeeded()).isEqualTo(1);
        assertThat(shared.calls("us").retries()).isEqualTo(1);
        assertThat(shared.calls("eu").total()).isEqualTo(3);
        assertThat(shared.calls("eu").inFlight() + shared.calls("us").inFlight())
                .isZero();
    }

    @Test
    void call_forWhichNoConditionHolds_isNotGuarded() throws Throwable {
        Client shared = twoCircuits();
        assertThatThrownBy(() -> shared.send(2, "elsewhere.example.org")).hasMessage("call 1");
        assertThat(shared.calls("eu").total() + shared.calls("us").total()).isZero();
    }

    @Test
    void overlap_belongsToTheFirstCircuitOfTheFile() throws Throwable {
        Client shared = twoCircuits();
        assertThat(shared.send(2, "both.example.org")).isEqualTo("from both.example.org to spoilt");
        assertThat(shared.calls("eu").total()).isEqualTo(2);
        assertThat(shared.calls("us").total()).isZero();
        shared.fixture.gate.circuit("eu").forceOpen();
        assertThatThrownBy(() -> shared.send(0, "both.example.org"))
                .isInstanceOf(CircuitOpenException.class)
                .hasMessageContaining("'eu'");
        assertThat(shared.calls("us").total()).isZero();
    }

    @Test
    void openCircuit_refusesItsOwnCalls_andNoOthers() throws Throwable {
        Client shared = twoCircuits();
        shared.fixture.gate.circuit("us").forceOpen();
        assertThatThrownBy(() -> shared.send(0, "www.zohoapis.com"))
                .isInstanceOf(CircuitOpenException.class)
                .hasMessageContaining("'us'");
        assertThat(shared.send(0, "www.zohoapis.eu")).isNotNull();
        assertThat(shared.send(0, "elsewhere.example.org")).isNotNull();
    }

    @Test
    void circuitWithoutCondition_hasWhatIsLeft_andLeavesNothingToOthers() throws Throwable {
        Client shared = new Client(
                "circuit.eu.methods = " + SHARED + "#send",
                "circuit.eu.where = 0.host in *.zohoapis.eu",
                "circuit.rest.methods = " + SHARED + "#send",
                "circuit.late.methods = " + SHARED + "#send",
                "circuit.late.where = 0.host in late.example.org",
                "writes = none");
        shared.send(0, "www.zohoapis.eu");
        shared.send(0, "late.example.org");
        shared.send(0, "elsewhere.example.org");
        assertThat(shared.calls("eu").total()).isEqualTo(1);
        assertThat(shared.calls("rest").total()).isEqualTo(2);
        assertThat(shared.calls("late").total()).isZero();
        assertThat(shared.fixture.report.unmatchedPatterns()).containsExactly(SHARED + "#send, circuit late");
        assertThat(shared.fixture.report.guardedMethods())
                .hasSize(2)
                .anyMatch(line -> line.endsWith(", circuit eu where 0.host in *.zohoapis.eu"))
                .anyMatch(line -> line.endsWith(", circuit rest"));
    }

    @Test
    void primitivesOfAStaticMethod_areLookedAt_andRestored() throws Throwable {
        Client shared = new Client(
                "circuit.low.methods = " + SHARED + "#count",
                "circuit.low.where = 0 in 1-9",
                "circuit.wide.methods = " + SHARED + "#count(int, *, double)",
                "circuit.wide.where = 1 in 100-200; 2 in 2.5",
                "failure-threshold = 20");
        assertThat(shared.call(3, "count", 5, 7L, 9.5)).isEqualTo(5 + 7 + 9 - 1L);
        assertThat(shared.calls("low").total()).isEqualTo(3);
        assertThat(shared.call(3, "count", 50, 150L, 9.5)).isEqualTo(50 + 150 + 9 - 1L);
        assertThat(shared.call(2, "count", 50, 7L, 2.5)).isEqualTo(50 + 7 + 2 - 1L);
        assertThat(shared.calls("wide").total()).isEqualTo(5);
        assertThatThrownBy(() -> shared.call(2, "count", 0, 7L, 9.5)).hasMessage("call 1");
        shared.fixture.gate.circuit("low").forceOpen();
        shared.fixture.gate.circuit("wide").forceOpen();
        assertThatThrownBy(() -> shared.call(0, "count", 5, 150L, 0.0)).hasMessageContaining("'low'");
        assertThatThrownBy(() -> shared.call(0, "count", 0, 150L, 0.0)).hasMessageContaining("'wide'");
        assertThat(shared.call(0, "count", 0, 0L, 0.0)).isEqualTo(-1L);
    }

    @Test
    void whatAMethodIsCalledOn_decides_andAStaticOneIsCalledOnNothing() throws Throwable {
        Client shared = new Client(
                "circuit.crm.methods = " + SHARED + "#nothing, " + SHARED + "#count",
                "circuit.crm.where = this.label in crm",
                "circuit.other.methods = " + SHARED + "#send",
                "circuit.other.where = this.label not in crm",
                "writes = none; this.label in other",
                "failure-threshold = 20");
        shared.call(3, "nothing", true);
        assertThat(shared.calls("crm").total()).isEqualTo(3);
        assertThat(shared.send(0, "a")).isNotNull();
        assertThat(shared.calls("other").total()).isZero();
        assertThat(shared.call(0, "count", 5, 7L, 9.5)).isEqualTo(5 + 7 + 9 - 1L);
        assertThat(shared.calls("crm").total()).isEqualTo(3);
    }

    @Test
    void voidMethod_isShared_too() throws Throwable {
        Client shared = new Client(
                "circuit.yes.methods = " + SHARED + "#nothing",
                "circuit.yes.where = 0 in true",
                "circuit.no.methods = " + SHARED + "#nothing",
                "circuit.no.where = 0 in false");
        shared.call(3, "nothing", true);
        shared.call(2, "nothing", false);
        assertThat(shared.calls("yes").total()).isEqualTo(3);
        assertThat(shared.calls("no").total()).isEqualTo(2);
    }

    /** What the gate is asked first, of each method. */
    @Test
    void methodsWithoutACondition_knowNothingOfConditions() throws Exception {
        WovenFixture fixture = new WovenFixture(
                "circuit.a.methods = " + SHARED + "#send",
                "circuit.a.where = 0.host in a",
                "circuit.b.methods = " + SHARED + "#count");
        byte[] woven = new ByteBuddyWeaver(fixture.gate.sites, fixture.report)
                .weave(
                        fixture.plan,
                        WovenSampleShared.class.getClassLoader(),
                        SHARED,
                        Set.of(),
                        WovenFixture.classFile(WovenSampleShared.class));
        List<String> send = new ArrayList<>();
        new ClassReader(Objects.requireNonNull(woven)).accept(new GateSteps("send", send), 0);
        List<String> count = new ArrayList<>();
        new ClassReader(woven).accept(new GateSteps("count", count), 0);
        assertThat(send).startsWith("new array", "enterIf", "start", "refused");
        assertThat(count).startsWith("enter", "start", "refused").doesNotContain("enterIf");
    }
}
