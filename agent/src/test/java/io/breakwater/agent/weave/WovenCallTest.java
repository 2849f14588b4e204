package io.breakwater.agent.weave;

import static io.breakwater.agent.weave.WovenFixture.SAMPLE;
import static io.breakwater.agent.weave.WovenFixture.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.AllTiersFailedException;
import io.breakwater.core.CircuitOpenException;
import io.breakwater.core.TooManyConcurrentCallsException;
import io.breakwater.core.circuit.CallTotals;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A woven class with the agent's own handler behind the gate. */
final class WovenCallTest {

    private final WovenFixture fixture = new WovenFixture(
            "circuit.a.methods = " + SAMPLE + "#again, " + SAMPLE + "#throwing",
            "circuit.b.methods = " + SAMPLE + "#of*, com.acme.Unlinkable#throwing",
            "circuit.a.failure-threshold = 20",
            "circuit.b.failure-results = length in 3",
            "fallback.broken.tiers = " + SAMPLE + "#throwing -> com.acme.Unlinkable#throwing");
    private final Object woven = fixture.construct();

    WovenCallTest() throws Exception {}

    @BeforeEach
    void open() {
        BreakwaterGate.handler = fixture.gate.handler;
    }

    @AfterEach
    void close() {
        BreakwaterGate.handler = null;
    }

    private CallTotals calls(String circuit) {
        return fixture.gate.circuit(circuit).snapshot().calls();
    }

    @Test
    void failingCall_isRetried_andEveryAttemptIsCounted() throws Throwable {
        List<String> seen = new ArrayList<>();
        assertThat(call(woven, "again", "t", 5, 2.5, seen)).isEqualTo("after 3");
        assertThat(seen).containsExactly("t52.5", "t52.5", "t52.5");
        assertThat(calls("a").failed()).isEqualTo(2);
        assertThat(calls("a").succeeded()).isEqualTo(1);
        assertThat(calls("a").retries()).isEqualTo(2);
        assertThat(calls("a").inFlight()).isZero();
        assertThat(fixture.gate.errors).isEmpty();
    }

    @Test
    void openCircuit_refuses() {
        fixture.gate.circuit("a").forceOpen();
        assertThatThrownBy(() -> call(woven, "again", "t", 5, 2.5, new ArrayList<>()))
                .isInstanceOf(CircuitOpenException.class)
                .hasMessageContaining("circuit 'a' is FORCED_OPEN");
        assertThat(fixture.gate.errors).isEmpty();
    }

    @Test
    void tierThatCannotBeLinked_leavesTheApplicationsOwnException_whichTellsWhy() {
        IOException own = new IOException();
        assertThatThrownBy(() -> call(woven, "throwing", own, "t", 1L, new Object[0]))
                .isSameAs(own);
        assertThat(own.getSuppressed())
                .filteredOn(AllTiersFailedException.class::isInstance)
                .singleElement()
                .asString()
                .endsWith(
                        "com.acme.Unlinkable#throwing: skipped: its type cannot be linked: java.lang.NoClassDefFoundError");
        fixture.gate.circuit("a").forceOpen();
        assertThatThrownBy(() -> call(woven, "throwing", own, "t", 1L, new Object[0]))
                .isInstanceOf(CircuitOpenException.class)
                .satisfies(
                        refusal -> assertThat(refusal.getSuppressed())
                                .singleElement()
                                .asString()
                                .endsWith(
                                        "com.acme.Unlinkable#throwing: skipped: its type cannot be linked: java.lang.NoClassDefFoundError"));
        assertThat(fixture.gate.errors).isEmpty();
    }

    @Test
    void resultThatCountsAsFailure_isRetried_andStands() throws Throwable {
        assertThat(call(woven, "ofString")).isEqualTo("own");
        assertThat(WovenFixture.ran(woven)).isEqualTo(1 + 3);
        assertThat(calls("b").failed()).isEqualTo(3);
        assertThat(fixture.gate.errors).isEmpty();
    }

    @Test
    void everyAttemptThatIsTimed_tookAsLongAsItTook() throws Throwable {
        WovenFixture timed = new WovenFixture("circuit.a.methods = " + SAMPLE + "#again", "slow-call-duration = 1h");
        BreakwaterGate.handler = timed.gate.handler;
        assertThat(call(timed.construct(), "again", "t", 5, 2.5, new ArrayList<>()))
                .isEqualTo("after 3");
        CircuitSnapshot snapshot = timed.gate.circuit("a").snapshot();
        assertThat(snapshot.calls().total()).isEqualTo(3);
        assertThat(snapshot.calls().slow()).isZero();
        assertThat(snapshot.latency().meanMillis()).isBetween(0.0, 60_000.0);
        assertThat(snapshot.latency().p99Millis()).isBetween(0.0, 60_000.0);
        assertThat(timed.gate.errors).isEmpty();
    }

    @Test
    void everyPlaceTaken_refuses_untilOneIsFree() throws Throwable {
        WovenFixture limited = new WovenFixture("circuit.a.methods = " + SAMPLE + "#of*", "max-concurrent-calls = 1");
        BreakwaterGate.handler = limited.gate.handler;
        Object target = limited.construct();
        Circuit circuit = limited.gate.circuit("a");
        long elsewhere = circuit.tryAcquire();
        assertThatThrownBy(() -> call(target, "ofInt")).isInstanceOf(TooManyConcurrentCallsException.class);
        circuit.succeeded(elsewhere, circuit.start(elsewhere));
        assertThat(call(target, "ofInt")).isEqualTo(7);
        assertThat(call(target, "ofInt")).isEqualTo(7);
        assertThat(limited.gate.errors).isEmpty();
    }
}
