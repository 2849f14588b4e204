package io.breakwater.agent.bridge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.Eventually;
import io.breakwater.agent.config.ConfigException;
import io.breakwater.core.CircuitState;
import io.breakwater.core.Transition;
import io.breakwater.core.health.Health;
import io.breakwater.core.health.HealthStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The probes of configured circuits. The interval is so long that no check but the first comes of itself. */
final class HealthChecksTest {

    private static final String HERE = Callee.class.getName();

    @AfterEach
    void up() {
        Callee.up = true;
    }

    private static GateFixture gate(String probe, String... more) throws ConfigException {
        String[] lines = new String[more.length + 4];
        lines[0] = "circuit.a.methods = " + Tiers.HERE + "First#*";
        lines[1] = "circuit.a.health.probe = " + probe;
        lines[2] = "health.interval = 1h";
        lines[3] = "circuit.b.methods = " + Tiers.HERE + "Second#*";
        System.arraycopy(more, 0, lines, 4, more.length);
        return new GateFixture(lines);
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    }

    /** Checks until the answer is that: a check that has just ended may still have the name. */
    private static HealthStatus checkUntil(GateFixture gate, Health wanted) {
        Eventually.holds(() -> requireNonNull(gate.health.checkNow("a")).health() == wanted);
        return requireNonNull(gate.health.status("a"));
    }

    private static void awaitState(GateFixture gate, CircuitState wanted) {
        Eventually.holds(() -> gate.circuit("a").state() == wanted);
    }

    @Test
    void loaders_areTheNewestFirst_howeverOftenTheirClassesAreWoven() throws Exception {
        HealthChecks health = gate(HERE + "#ok").health;
        ClassLoader older = new ClassLoader() {};
        ClassLoader newer = new ClassLoader() {};
        health.loadedBy("a", older);
        health.loadedBy("a", null);
        health.loadedBy("a", newer);
        health.loadedBy("a", older);
        assertThat(health.loadersOf("a")).containsExactly(newer, older);
        assertThat(health.loadersOf("b")).isEmpty();
    }

    @Test
    void probing_startsWithTheFirstWovenMethod() throws Exception {
        GateFixture gate = gate(HERE + "#ok");
        assertThat(gate.health.status("a")).isNull();
        assertThat(gate.health.checkNow("a")).as("nothing is checked yet").isNull();

        gate.site(Tiers.First.class, "get");

        Eventually.holds(() -> requireNonNull(gate.health.status("a")).health() == Health.HEALTHY);
        long checks = requireNonNull(gate.health.status("a")).checks();
        gate.site(Tiers.First.class, "createOrder");
        assertThat(requireNonNull(gate.health.status("a")).checks())
                .as("another method of it starts nothing anew")
                .isEqualTo(checks);
    }

    @Test
    void circuitWithoutAProbe_isNotWatched() throws Exception {
        GateFixture gate = gate(HERE + "#ok");
        gate.site(Tiers.Second.class, "get");
        assertThat(gate.health.status("b")).isNull();
        assertThat(gate.health.checkNow("b")).isNull();
        assertThat(gate.health.status("nobody")).isNull();
    }

    @Test
    void tcp_opensTheCircuitWhenTheServerIsGone_andLetsTrialsThroughWhenItIsBack() throws Exception {
        ServerSocket server = listen(0);
        int port = server.getLocalPort();
        GateFixture gate = gate("tcp://127.0.0.1:" + port, "circuit.a.health.drives-circuit = true");
        BlockingQueue<Transition> transitions = new LinkedBlockingQueue<>();
        gate.registry.addListener(transitions::add); // told right after the state has changed
        gate.site(Tiers.First.class, "get");
        assertThat(checkUntil(gate, Health.HEALTHY).lastError()).isNull();
        assertThat(gate.circuit("a").state()).isEqualTo(CircuitState.CLOSED);

        server.close();
        HealthStatus ill = checkUntil(gate, Health.UNHEALTHY);
        assertThat(ill.lastError()).isEqualTo("cannot connect to 127.0.0.1:" + port + " (java.net.ConnectException)");
        assertThat(ill.consecutiveFailures()).isPositive();
        awaitState(gate, CircuitState.OPEN);

        try (ServerSocket again = listen(port)) {
            assertThat(again.getLocalPort()).isEqualTo(port);
            assertThat(checkUntil(gate, Health.HEALTHY).consecutiveFailures()).isZero();
            awaitState(gate, CircuitState.HALF_OPEN);
        }
        assertThat(next(transitions)).isEqualTo("a: CLOSED -> OPEN (the health probe failed: " + ill.lastError() + ")");
        assertThat(next(transitions)).isEqualTo("a: OPEN -> HALF_OPEN (the health probe passed)");
        assertThat(transitions).isEmpty();
        assertThat(gate.errors).isEmpty();
    }

    private static String next(BlockingQueue<Transition> transitions) throws InterruptedException {
        return Objects.requireNonNull(transitions.poll(20, TimeUnit.SECONDS), "no transition")
                .describe();
    }

    @Test
    void probeThatDrivesNothing_isOnlyShown() throws Exception {
        GateFixture gate = gate(HERE + "#fails");
        gate.site(Tiers.First.class, "get");
        assertThat(checkUntil(gate, Health.UNHEALTHY).lastError())
                .as("classes, and no message of the application")
                .isEqualTo("java.io.IOException");
        gate.circuit("a").open("by a test");
        Callee.up = true;
        gate.health.checkNow("a");
        assertThat(gate.circuit("a").state()).isEqualTo(CircuitState.OPEN);
    }

    @Test
    void staticMethod_thatAnswersFalse_opensTheCircuit() throws Exception {
        GateFixture gate = gate(HERE + "#isUp", "health.drives-circuit = true");
        gate.site(Tiers.First.class, "get");
        checkUntil(gate, Health.HEALTHY);
        Callee.up = false;
        checkUntil(gate, Health.UNHEALTHY);
        awaitState(gate, CircuitState.OPEN);
        Callee.up = true;
        checkUntil(gate, Health.HEALTHY);
        awaitState(gate, CircuitState.HALF_OPEN);
    }

    /** It is our own sentence, and all that an operator gets to see. */
    @Test
    void staticMethod_thatAnswersFalse_saysSo() throws Exception {
        GateFixture gate = gate(HERE + "#isUp");
        Callee.up = false;
        gate.site(Tiers.First.class, "get");
        assertThat(checkUntil(gate, Health.UNHEALTHY).lastError()).contains("returned false");
    }

    @Test
    void staticMethod_thatIsNotStatic_saysSo() throws Exception {
        GateFixture gate = gate(HERE + "#ofInstance");
        gate.site(Tiers.First.class, "get");
        assertThat(checkUntil(gate, Health.UNHEALTHY).lastError()).contains("is not static");
    }

    @Test
    void staticMethod_thatHangs_failsWhenItsTimeIsOver() throws Exception {
        GateFixture gate = gate(HERE + "#hangs", "health.timeout = 20ms");
        gate.site(Tiers.First.class, "get");
        assertThat(checkUntil(gate, Health.UNHEALTHY).lastError()).isEqualTo("no answer within 20 ms");
    }

    @Test
    void error_ofAProbe_isAFailedCheck() throws Exception {
        GateFixture gate = gate(HERE + "#breaks");
        gate.site(Tiers.First.class, "get");
        assertThat(checkUntil(gate, Health.UNHEALTHY).lastError()).endsWith("java.lang.AssertionError");
        assertThat(gate.errors).isEmpty();
    }
}
