package io.breakwater.it;

import static io.breakwater.it.harness.Guarded.assertAnswers;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.async.HttpStages;
import io.breakwater.it.app.async.StageCalls;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Eventually;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.harness.Jdks;
import io.breakwater.it.harness.SabotagedJar;
import io.breakwater.it.process.JavaProcess;
import io.breakwater.it.servers.CrmServer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.ObjectName;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that answer as stages: a call ends with its stage, and nobody waits for another attempt. */
@Timeout(90)
class AsyncIT {

    private static final String CLIENT = "io.breakwater.it.app.async.StageClient";
    private static final String CONFIG = """
            reload = manual
            log.level = error
            failure-threshold = 0
            retry.base-delay = 1ms
            circuit.crm.methods = H#get, H#around, H#overridden, H#createOrder
            """.replace("H#", CLIENT + "#");
    private static final String CHAIN = """
            circuit.other.methods = H#second
            fallback.account.tiers = H#get -> H#second
            fallback.account.value = nobody
            """.replace("H#", CLIENT + "#");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void stages_succeedFailAndAreRetried_whileTheCallerGoesOn(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG);
        try (JavaProcess app = Guarded.start(jdk, config, StageCalls.class.getName())) {
            assertAnswers(app, "get", "OK account 7 [here]");
            app.command("tell fail fail");
            assertAnswers(app, "get", "OK account 7 [here, elsewhere, elsewhere]");
            app.command("tell fail fail fail");
            assertAnswers(app, "get", "OK failed java.lang.IllegalStateException: 503 [here, elsewhere, elsewhere]");
            app.command("tell throw");
            assertAnswers(app, "get", "OK account 7 [here, elsewhere]");
            app.command("tell null");
            assertAnswers(app, "get", "OK null [here]");
            app.command("tell fail");
            assertAnswers(app, "create", "OK failed java.lang.IllegalStateException: 503 [here]");
            app.command("tell throw");
            assertAnswers(app, "create", "OK threw thrown [here]");
            app.command("tell fail");
            assertAnswers(app, "around", "OK around account 7 [here, elsewhere]");
            app.command("tell fail");
            assertAnswers(app, "super", "OK account 7 x1 [here, elsewhere]");
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat(jmx.circuit("crm", "CallsSucceeded")).isEqualTo(5L);
                assertThat(jmx.circuit("crm", "CallsFailed")).isEqualTo(11L);
                assertThat(jmx.circuit("crm", "RetriesTotal")).isEqualTo(7L);
                assertThat(jmx.circuit("crm", "CallsInFlight")).isEqualTo(0L);
                assertThat((String[]) jmx.agent("GuardedMethods"))
                        .anyMatch(line -> line.contains("#get(") && line.contains("asynchronous: ends with its stage"));
                Guarded.assertHealthy(jmx);
            }
            Guarded.assertEndsQuietly(app);
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void refusalsAndFailures_areAnsweredByTheNextTier_elseFailedStages(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG + CHAIN);
        try (JavaProcess app = Guarded.start(jdk, config, StageCalls.class.getName())) {
            assertAnswers(app, "get", "OK account 7 [here]");
            app.command("tell fail fail fail");
            assertAnswers(app, "get", "OK second 7 [here, elsewhere, elsewhere]");
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                jmx.operate("crm", "forceOpen");
                assertAnswers(app, "get", "OK second 7 []");
                assertThat(app.command("overridden"))
                        .startsWith("OK failed io.breakwater.core.CircuitOpenException: circuit 'crm' is FORCED_OPEN");
                jmx.operate("other", "forceOpen");
                assertAnswers(app, "get", "OK nobody []");
                ObjectName chain = new ObjectName("io.breakwater:type=Fallback,name=account");
                assertThat(jmx.server().getAttribute(chain, "Calls")).isEqualTo(3L);
                Guarded.assertHealthy(jmx);
            }
            Guarded.assertEndsQuietly(app);
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void cancellingAndTimeouts_reachTheClient_andEndTheCall(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG + "circuit.crm.max-concurrent-calls = 1\n");
        try (JavaProcess app = Guarded.start(jdk, config, StageCalls.class.getName())) {
            assertAnswers(app, "begin", "OK pending");
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat(jmx.circuit("crm", "CallsInFlight")).isEqualTo(1L);
                assertThat(app.command("get")).as("its place is taken").contains("TooManyConcurrentCalls");
                assertAnswers(app, "cancel", "OK true, the client's own true");
                assertThat(jmx.circuit("crm", "CallsIgnored")).isEqualTo(1L);
                app.command("places");
                assertAnswers(app, "get", "OK account 7 [here]");

                assertAnswers(app, "begin", "OK pending");
                assertAnswers(app, "inner", "OK true, the application's own cancelled");
                assertThat(jmx.circuit("crm", "CallsFailed")).isEqualTo(1L);

                app.command("places");
                assertAnswers(
                        app, "slow", "OK failed java.util.concurrent.TimeoutException, the client's own true [here]");
                Eventually.holds(() -> jmx.circuit("crm", "CallsFailed").equals(2L));
                assertThat(jmx.circuit("crm", "CallsInFlight")).isEqualTo(0L);
                assertThat(jmx.circuit("crm", "RetriesTotal")).isEqualTo(0L);
                Guarded.assertHealthy(jmx);
            }
            Guarded.assertEndsQuietly(app);
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void observing_andOff_changeNothing(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG + "mode = observe\n");
        try (JavaProcess app = Guarded.start(jdk, config, StageCalls.class.getName())) {
            app.command("tell fail");
            assertAnswers(app, "get", "OK failed java.lang.IllegalStateException: 503 [here]");
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat(jmx.circuit("crm", "RetriesTotal")).as("would be").isEqualTo(1L);
                jmx.operate("crm", "forceOpen");
                assertAnswers(app, "get", "OK account 7 [here]");
                jmx.server().setAttribute(new ObjectName("io.breakwater:type=Agent"), new Attribute("Mode", "off"));
                app.command("tell fail");
                assertAnswers(app, "get", "OK failed java.lang.IllegalStateException: 503 [here]");
                assertThat(jmx.circuit("crm", "CallsFailed")).isEqualTo(1L);
                Guarded.assertHealthy(jmx);
            }
            Guarded.assertEndsQuietly(app);
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void uninstall_withCallsInFlight_letsThemEnd_andLeavesNothing(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG + "retry.jitter = false\ncircuit.crm.retry.base-delay = 50s\n");
        try (JavaProcess app = Guarded.start(jdk, config, StageCalls.class.getName())) {
            app.command("tell fail");
            assertAnswers(app, "wait", "OK pending");
            assertThat(app.command("hold java.lang.BreakwaterGate handler")).isEqualTo("OK held");
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                Eventually.holds(() -> jmx.circuit("crm", "CallsFailed").equals(1L));
                Guarded.assertHealthy(jmx);
                jmx.server().invoke(new ObjectName("io.breakwater:type=Agent"), "uninstall", null, null);
                assertThat(app.command("end")).isEqualTo("OK failed java.lang.IllegalStateException: 503");
                assertThat(app.command("gone")).isEqualTo("OK gone");
                ThreadMXBean threads = ManagementFactory.newPlatformMXBeanProxy(
                        jmx.server(), ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
                Eventually.holds(() -> Arrays.stream(threads.dumpAllThreads(false, false))
                        .map(ThreadInfo::getThreadName)
                        .noneMatch(name -> name.startsWith("breakwater")));
            }
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
            assertThat(app.err()).as(app.transcript()).allMatch(line -> line.startsWith("[breakwater] "));
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void uninstall_whileAStageIsOpen_letsItEndAsItsOwn(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG);
        try (JavaProcess app = Guarded.start(jdk, config, StageCalls.class.getName())) {
            assertAnswers(app, "begin", "OK pending");
            assertThat(app.command("hold java.lang.BreakwaterGate handler")).isEqualTo("OK held");
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                Guarded.assertHealthy(jmx);
                jmx.server().invoke(new ObjectName("io.breakwater:type=Agent"), "uninstall", null, null);
            }
            assertThat(app.command("end")).isEqualTo("OK account 7");
            assertThat(app.command("gone"))
                    .as("the application still has the future")
                    .isEqualTo("OK gone");
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
        }
    }

    /** Its class is loaded, and has run, before the agent comes. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void attached_guardsWhatIsThereAlready(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG);
        try (JavaProcess app = JavaProcess.start(jdk, StageCalls.class.getName(), JavaProcess.QUICK_START, List.of())) {
            app.command("tell fail");
            assertAnswers(app, "get", "OK failed java.lang.IllegalStateException: 503 [here]");
            ByteBuddyAgent.attach(Guarded.agentJar().toFile(), String.valueOf(app.pid()), config.toString());
            app.command("tell fail");
            assertAnswers(app, "get", "OK account 7 [here, elsewhere]");
            app.command("tell fail");
            assertAnswers(app, "super", "OK account 7 x1 [here, elsewhere]");
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat(jmx.circuit("crm", "CallsSucceeded")).isEqualTo(2L);
                Guarded.assertHealthy(jmx);
            }
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
        }
    }

    /** As in FaultInjectionIT: a copy of the jar in which one method throws. */
    @ParameterizedTest
    @MethodSource("faults")
    void faultOfTheAgent_leavesTheClientsOwnStage_andRunsNothingTwice(Path jdk, SabotagedJar.Fault fault)
            throws Exception {
        Path jar = SabotagedJar.with(directory, List.of(fault));
        Path config = Guarded.config(directory, CONFIG);
        try (JavaProcess app = Guarded.startWith(jar, jdk, config, StageCalls.class.getName())) {
            assertAnswers(app, "get", "OK account 7 [here]");
            app.command("tell fail");
            assertAnswers(app, "get", "OK failed java.lang.IllegalStateException: 503 [here]");
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat((long) jmx.agent("SuppressedErrors")).isPositive();
            }
            Guarded.assertEndsQuietly(app);
        }
    }

    static Stream<Arguments> faults() {
        String bridge = "io.breakwater.agent.bridge.";
        List<SabotagedJar.Fault> faults = List.of(
                new SabotagedJar.Fault("java.lang.BreakwaterGate", "staged", LinkageError.class),
                new SabotagedJar.Fault(bridge + "GateHandler", "staged", StackOverflowError.class),
                new SabotagedJar.Fault(bridge + "StageCall", "<init>", LinkageError.class),
                new SabotagedJar.Fault(bridge + "StageCall", "returned", IllegalStateException.class),
                new SabotagedJar.Fault("io.breakwater.core.guard.Guard", "goOn", LinkageError.class),
                new SabotagedJar.Fault(bridge + "Invocation", "prepare", LinkageError.class),
                new SabotagedJar.Fault(bridge + "CallersThreads", "schedule", IllegalStateException.class));
        return Jdks.all().stream().flatMap(jdk -> faults.stream().map(fault -> Arguments.of(jdk, fault)));
    }

    /** Woven in a named module of the JDK; its {@code send} stands on its {@code sendAsync}, and counts once. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void httpClientOfTheJdk_isRetriedByWhatItReturns_andCountsOnce(Path jdk) throws Exception {
        Path config = Guarded.config(directory, """
                retry.base-delay = 1ms
                failure-threshold = 0
                circuit.rest.methods = java.net.http.HttpClient+#send, java.net.http.HttpClient+#sendAsync
                circuit.rest.failure-results = statusCode in 500-599
                circuit.rest.writes = none
                """);
        try (CrmServer crm = new CrmServer(0, 0);
                JavaProcess app = Guarded.start(
                        jdk,
                        config,
                        HttpStages.class.getName(),
                        "http://127.0.0.1:" + crm.restPort() + "/accounts/7")) {
            assertAnswers(app, "sendAsync", "OK status 200");
            assertAnswers(app, "send", "OK status 200");
            crm.tell("rest", "503");
            crm.resetCounts();
            assertAnswers(app, "sendAsync", "OK status 503");
            assertThat(crm.count("rest")).isEqualTo(3);
            assertAnswers(app, "send", "OK status 503");
            assertThat(crm.count("rest")).isEqualTo(6);
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat(jmx.circuit("rest", "CallsTotal")).isEqualTo(8L);
                assertThat(jmx.circuit("rest", "CallsFailed")).isEqualTo(6L);
                Guarded.assertHealthy(jmx);
            }
            Guarded.assertEndsQuietly(app);
        }
    }
}
