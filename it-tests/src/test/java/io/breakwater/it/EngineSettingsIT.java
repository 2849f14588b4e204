package io.breakwater.it;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.small.ToldCalls;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Eventually;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Each setting of the engine in a running application: one JVM for each JDK, and in it a circuit for each setting. */
@Timeout(60)
@ParameterizedClass
@MethodSource("io.breakwater.it.harness.Jdks#all")
record EngineSettingsIT(Path jdk) {

    private static final String CLIENT = "io.breakwater.it.app.small.ToldClient#";

    private static final String CONFIG = """
            log.level = off
            retry.max-attempts = 1
            retry.base-delay = 1ms
            retry.jitter = false
            minimum-calls = 4

            circuit.rate.methods = CLIENT#rate
            circuit.rate.failure-threshold = 0
            circuit.rate.failure-rate-threshold = 50%

            circuit.slow.methods = CLIENT#slow
            circuit.slow.slow-call-duration = 100ms
            circuit.slow.slow-call-rate-threshold = 50

            circuit.limited.methods = CLIENT#limited
            circuit.limited.max-concurrent-calls = 1

            circuit.observed.methods = CLIENT#observed
            circuit.observed.failure-threshold = 2
            circuit.observed.mode = observe

            circuit.cut.methods = CLIENT#cut
            circuit.cut.failure-threshold = 0
            circuit.cut.retry.max-attempts = 50
            circuit.cut.retry.base-delay = 50ms
            circuit.cut.retry.exponential-base = 1
            circuit.cut.retry.max-duration = 300ms

            circuit.floor.methods = CLIENT#floor
            circuit.floor.failure-threshold = 0
            circuit.floor.retry.max-attempts = 500
            circuit.floor.retry.exponential-base = 1
            circuit.floor.retry.budget = 0%

            circuit.later.methods = CLIENT#later
            circuit.later.retry.max-attempts = 2
            circuit.later.retry.max-delay = 5s
            circuit.later.retry.after = retryAfter

            circuit.status.methods = CLIENT#status
            circuit.status.failure-results = status in 429
            circuit.status.retry.max-attempts = 2
            circuit.status.retry.max-delay = 5s
            circuit.status.retry.after = retryAfter

            circuit.untraced.methods = CLIENT#untraced
            circuit.untraced.rejection-stack-trace = never
            circuit.traced.methods = CLIENT#traced
            circuit.traced.rejection-stack-trace = always

            circuit.valued.methods = CLIENT#valued, CLIENT#count
            fallback.valued.tiers = CLIENT#valued
            fallback.valued.value = nobody
            fallback.count.tiers = CLIENT#count
            fallback.count.value = -1

            circuit.probed.methods = CLIENT#probed
            circuit.probed.health.probe = tcp://127.0.0.1:PORT
            circuit.probed.health.interval = 50ms
            circuit.probed.health.timeout = 5s
            circuit.probed.health.drives-circuit = true
            """;

    private static final Pattern REPLY = Pattern.compile("OK (\\d+) attempts, (\\d+) ms: (.*)");

    private static @Nullable Running running;

    /** What the tests of one JDK share. */
    private record Running(JavaProcess app, CircuitWatch jmx, ServerSocket server) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            app.close();
            jmx.close();
            server.close();
        }
    }

    /** How a call of the application went. */
    private record Call(int attempts, long millis, String end) {}

    @BeforeParameterizedClassInvocation
    static void start(Path jdk, @TempDir Path directory) throws Exception {
        ServerSocket server = listen(0);
        String config = CONFIG.replace("CLIENT#", CLIENT).replace("PORT", String.valueOf(server.getLocalPort()));
        JavaProcess app = Guarded.start(jdk, Guarded.config(directory, config), ToldCalls.class.getName());
        app.awaitLine("ready"::equals);
        running = new Running(app, new CircuitWatch(app.pid()), server);
    }

    @AfterParameterizedClassInvocation
    static void end() throws Exception {
        try (Running ending = running()) {
            running = null;
            ending.app().closeStdin();
            assertThat(ending.app().awaitExit()).as(ending.app().transcript()).isZero();
            Guarded.assertBannerAlone(ending.app());
        }
    }

    private static ServerSocket listen(int port) throws Exception {
        return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    }

    private static Running running() {
        return requireNonNull(running);
    }

    private static Call call(String line) throws Exception {
        Matcher reply = REPLY.matcher(running().app().command(line));
        assertThat(reply.matches()).as(running().app().transcript()).isTrue();
        return new Call(Integer.parseInt(reply.group(1)), Long.parseLong(reply.group(2)), reply.group(3));
    }

    private static Object circuit(String name, String attribute) throws Exception {
        return running().jmx().circuit(name, attribute);
    }

    private static String lastTransition(String circuit) throws Exception {
        String[] transitions = (String[]) circuit(circuit, "RecentTransitions");
        return transitions[transitions.length - 1];
    }

    @AfterEach
    void nothingWentWrong() throws Exception {
        CircuitWatch jmx = running().jmx();
        assertThat((String[]) jmx.agent("WeaveFailures")).isEmpty();
        assertThat((String[]) jmx.agent("UnmatchedPatterns")).isEmpty();
        assertThat((String[]) jmx.agent("ConfigProblems")).isEmpty();
        assertThat(jmx.agent("SuppressedErrors")).isEqualTo(0L);
        Guarded.assertBannerAlone(running().app());
    }

    @Test
    void failureRate_opensAtTheThreshold_withEnoughCalls() throws Exception {
        call("rate ok");
        call("rate fail");
        call("rate ok");
        assertThat(circuit("rate", "State")).as("three calls are too few").isEqualTo("CLOSED");
        assertThat(circuit("rate", "FailureRatePercent")).isEqualTo(-1.0);
        assertThat(call("rate fail").end()).startsWith("java.lang.IllegalStateException: 503");
        assertThat(circuit("rate", "State")).isEqualTo("OPEN");
        assertThat(lastTransition("rate")).contains("CLOSED -> OPEN (2 of 4 calls failed, ");
        assertThat(call("rate ok").end()).startsWith("io.breakwater.core.CircuitOpenException: circuit 'rate' is OPEN");
    }

    @Test
    void slowCalls_openAtTheThreshold_thoughAllSucceed() throws Exception {
        call("slow ok");
        call("slow ok");
        call("slow slow");
        assertThat(circuit("slow", "State")).as("three calls are too few").isEqualTo("CLOSED");
        assertThat(call("slow slow").end()).isEqualTo("fine");
        assertThat(circuit("slow", "State")).isEqualTo("OPEN");
        assertThat((Long) circuit("slow", "CallsSlow")).isGreaterThanOrEqualTo(2);
        assertThat(circuit("slow", "CallsFailed")).isEqualTo(0L);
        assertThat((Double) circuit("slow", "LatencyP99Millis"))
                .as("every call is timed")
                .isGreaterThan(100);
        assertThat(call("slow ok").attempts()).isZero();
    }

    @Test
    void maxConcurrentCalls_refusesTheSecond_andAdmitsOneAfterTheFirst() throws Exception {
        assertThat(running().app().command("hold")).isEqualTo("OK held");
        assertThat(circuit("limited", "CallsInFlight")).isEqualTo(1L);
        Call second = call("limited ok");
        assertThat(second.end()).startsWith("io.breakwater.core.TooManyConcurrentCallsException: circuit 'limited' ");
        assertThat(second.attempts()).isZero();
        assertThat(circuit("limited", "CallsRejected")).isEqualTo(1L);
        assertThat(running().app().command("release")).isEqualTo("OK released");
        assertThat(running().app().out()).contains("held call: fine");
        assertThat(call("limited ok").end()).isEqualTo("fine");
        assertThat(circuit("limited", "State")).isEqualTo("CLOSED");
    }

    @Test
    void observe_letsEveryCallPass_andCountsWhatItWouldRefuse() throws Exception {
        call("observed fail");
        call("observed fail");
        assertThat(circuit("observed", "State")).isEqualTo("OPEN");
        assertThat(call("observed ok").end()).isEqualTo("fine");
        assertThat(call("observed fail").end()).startsWith("java.lang.IllegalStateException: 503");
        assertThat(circuit("observed", "CallsRejected")).isEqualTo(2L);
        assertThat(circuit("observed", "CallsTotal")).isEqualTo(2L);
    }

    @Test
    void retryMaxDuration_cutsTheRetriesShort() throws Exception {
        Call failed = call("cut fail");
        assertThat(failed.end()).startsWith("java.lang.IllegalStateException: 503");
        assertThat(failed.attempts()).as("50 ms apart, for 300 ms").isBetween(1, 7);
        assertThat(circuit("cut", "RetriesTotal")).isEqualTo(failed.attempts() - 1L);
        assertThat(circuit("cut", "RetriesExhausted"))
                .as("it was not the number of attempts that ended them")
                .isEqualTo(0L);
    }

    @Test
    void retryBudget_ofNothing_leavesTenASecond() throws Exception {
        assertThat(call("floor fail").attempts())
                .as("the first, and what the floor grants for ten seconds")
                .isEqualTo(101);
        assertThat(call("floor fail").attempts()).isLessThan(101);
        assertThat((Long) circuit("floor", "RetriesTotal")).isGreaterThanOrEqualTo(100);
    }

    @Test
    void retryAfter_ofAnException_delaysTheRetryOrDeniesIt() throws Exception {
        assertDelayedOrDenied("later", "fine", "io.breakwater.it.app.small.BusyException: 429");
    }

    @Test
    void retryAfter_ofAResult_delaysTheRetryOrDeniesIt() throws Exception {
        assertDelayedOrDenied("status", "Answer[status=200, retryAfter=0.0]", "Answer[status=429, retryAfter=60.0]");
    }

    private static void assertDelayedOrDenied(String circuit, String good, String bad) throws Exception {
        Call delayed = call(circuit + " busy 0.3");
        assertThat(delayed.end()).isEqualTo(good);
        assertThat(delayed.attempts()).isEqualTo(2);
        assertThat(delayed.millis()).isGreaterThanOrEqualTo(300);
        Call denied = call(circuit + " busy 60");
        assertThat(denied.end()).as("longer than retry.max-delay").startsWith(bad);
        assertThat(denied.attempts()).isEqualTo(1);
        assertThat(circuit(circuit, "RetriesTotal")).isEqualTo(1L);
    }

    @Test
    void rejectionStackTrace_neverOrAlways() throws Exception {
        running().jmx().operate("untraced", "forceOpen");
        running().jmx().operate("traced", "forceOpen");
        for (int i = 0; i < 3; i++) {
            assertThat(call("untraced ok").end()).endsWith(" [stack trace left out], frames: false");
            assertThat(call("traced ok").end()).doesNotContain("left out").endsWith(", frames: true");
        }
    }

    @Test
    void fallbackValue_answersFailuresAndRefusals() throws Exception {
        assertThat(call("valued fail")).extracting(Call::attempts, Call::end).containsExactly(1, "nobody");
        assertThat(call("count fail").end()).as("as the method's type").isEqualTo("-1");
        assertThat(call("count ok").end()).isEqualTo("4");
        running().jmx().operate("valued", "forceOpen");
        assertThat(call("valued ok")).extracting(Call::attempts, Call::end).containsExactly(0, "nobody");
        assertThat((String[]) running()
                        .jmx()
                        .server()
                        .getAttribute(new ObjectName("io.breakwater:type=Fallback,name=valued"), "ServedByTier"))
                .containsExactly("value  2");
    }

    @Test
    void healthProbe_opensTheCircuitWithoutItsServer_andHalfOpensItWithIt() throws Exception {
        Eventually.holds(() -> health("Healthy").equals(true));
        assertThat(circuit("probed", "State")).isEqualTo("CLOSED");
        int port = running().server().getLocalPort();

        running().server().close();
        Eventually.holds(() -> circuit("probed", "State").equals("OPEN"));
        assertThat(lastTransition("probed"))
                .endsWith("probed: CLOSED -> OPEN (the health probe failed: cannot connect to 127.0.0.1:" + port
                        + " (java.net.ConnectException))");
        assertThat(health("Healthy")).isEqualTo(false);
        assertThat((Long) health("ConsecutiveFailures")).isPositive();
        assertThat(call("probed ok").end()).contains("CircuitOpenException");

        try (ServerSocket again = listen(port)) {
            running().jmx().server().invoke(healthName(), "checkNow", new Object[0], new String[0]);
            Eventually.holds(() -> circuit("probed", "State").equals("HALF_OPEN"));
            assertThat(again.isClosed()).isFalse();
            assertThat(call("probed ok").end()).isEqualTo("fine");
            assertThat(call("probed ok").end()).isEqualTo("fine");
            assertThat(circuit("probed", "State")).as("closed by its calls").isEqualTo("CLOSED");
        }
    }

    private static ObjectName healthName() throws Exception {
        return new ObjectName("io.breakwater:type=Health,name=probed");
    }

    private static Object health(String attribute) throws Exception {
        return running().jmx().server().getAttribute(healthName(), attribute);
    }
}
