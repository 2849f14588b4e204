package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.small.LongCalls;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Path;
import java.util.List;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent leaves a running application without a trace, and may come back. */
@Timeout(120)
class UninstallIT {

    private static final int ROUNDS = 12;
    private static final String HOLD = "hold java.lang.BreakwaterGate handler";

    @TempDir
    private Path directory;

    private Path config() throws Exception {
        return Guarded.config(directory, """
                retry.base-delay = 1ms
                circuit.crm.methods = io.breakwater.it.app.small.FlakyAccounts#getAccount, \\
                    io.breakwater.it.app.small.LongCalls#lasting
                circuit.crm.max-concurrent-calls = 5
                circuit.crm.failure-results = length in 999
                circuit.crm.ignored = java.lang.RuntimeException+#message in none of them
                circuit.crm.writes = none; 0.length in 999; this.class.name in none.of.Them
                circuit.crm.health.probe = tcp://127.0.0.1:9
                """);
    }

    private static void uninstall(CircuitWatch jmx) throws Exception {
        jmx.server().invoke(new ObjectName("io.breakwater:type=Agent"), "uninstall", null, null);
    }

    /** All that shows from outside. */
    private static void assertNothingIsLeft(JavaProcess app, MBeanServerConnection server) throws Exception {
        assertThat(server.queryNames(new ObjectName("io.breakwater:*"), null)).isEmpty();
        Guarded.awaitNoThreads(server);
        app.command("fail 1");
        assertThat(app.command("get")).as("unprotected").contains("503 for get 7");
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void uninstall_afterPremain_leavesNothing_evenWithACallInFlight(Path jdk) throws Exception {
        try (JavaProcess app = Guarded.start(jdk, config(), LongCalls.class.getName())) {
            app.command("fail 1");
            assertThat(app.command("get")).isEqualTo("OK account 7");
            leaveWithACallInFlight(app);
        }
    }

    private static void leaveWithACallInFlight(JavaProcess app) throws Exception {
        try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
            assertThat(app.command("begin")).isEqualTo("OK begun");
            assertThat(jmx.circuit("crm", "CallsInFlight")).isEqualTo(1L);
            assertThat(app.command(HOLD)).isEqualTo("OK held");

            uninstall(jmx);

            assertNothingIsLeft(app, jmx.server());
            assertThat(app.command("gone")).as("a call is in flight").isEqualTo("OK gone");
            assertThat(app.command("end")).isEqualTo("OK lasted");
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
            assertThat(app.err()).as(app.transcript()).allMatch(line -> line.startsWith("[breakwater] "));
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void twelveRounds_leaveNoLoaderBehind(Path jdk) throws Exception {
        Path config = config();
        try (JavaProcess app = JavaProcess.start(jdk, LongCalls.class.getName(), JavaProcess.QUICK_START, List.of())) {
            app.awaitLine("ready"::equals);
            for (int round = 1; round <= ROUNDS; round++) {
                ByteBuddyAgent.attach(Guarded.agentJar().toFile(), String.valueOf(app.pid()), config.toString());
                try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                    app.command("fail 1");
                    assertThat(app.command("get")).as("round %s", round).isEqualTo("OK account 7");
                    assertThat(app.command("begin")).isEqualTo("OK begun");
                    assertThat(app.command(HOLD)).isEqualTo("OK held");
                    assertThat((String[]) jmx.agent("WeaveFailures")).isEmpty();
                    assertThat(jmx.agent("SuppressedErrors")).isEqualTo(0L);
                    uninstall(jmx);
                    assertNothingIsLeft(app, jmx.server());
                }
                assertThat(app.command("end")).isEqualTo("OK lasted");
                assertThat(app.command("gone")).as("round %s", round).isEqualTo("OK gone");
            }
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void callFromBefore_endsUnderTheNextAgent_andMovesNothingThere(Path jdk) throws Exception {
        Path config = config();
        try (JavaProcess app = Guarded.start(jdk, config, LongCalls.class.getName())) {
            assertThat(app.command("begin")).isEqualTo("OK begun");
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                uninstall(jmx);
            }
            ByteBuddyAgent.attach(Guarded.agentJar().toFile(), String.valueOf(app.pid()), config.toString());
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat(app.command("get")).isEqualTo("OK account 7");
                assertThat(app.command("end")).isEqualTo("OK lasted");
                assertThat(jmx.circuit("crm", "CallsTotal")).isEqualTo(1L);
                assertThat(jmx.circuit("crm", "CallsInFlight")).isEqualTo(0L);
                assertThat(jmx.agent("SuppressedErrors")).isEqualTo(0L);
            }
        }
    }
}
