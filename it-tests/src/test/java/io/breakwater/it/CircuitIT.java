package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.small.CommandedCalls;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.management.AttributeChangeNotification;
import javax.management.Notification;
import javax.management.ObjectName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A circuit as an operator sees and steers it over JMX, while the application calls. */
@Timeout(90)
class CircuitIT {

    private static final String CONFIG = """
            failure-threshold = 2
            retry.max-attempts = 2
            retry.base-delay = 1ms
            circuit.crm.methods = io.breakwater.it.app.small.FlakyAccounts#getAccount, \
                                  io.breakwater.it.app.small.FlakyAccounts#createAccount
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void circuit_overJmx_isSeenAndSteered(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG);
        try (JavaProcess app = Guarded.start(jdk, config, CommandedCalls.class.getName())) {
            app.awaitLine("ready"::equals);
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                BlockingQueue<Notification> ofCircuit = subscribe(jmx, CircuitWatch.circuitName("crm"));
                BlockingQueue<Notification> ofAgent = subscribe(jmx, new ObjectName("io.breakwater:type=Agent"));

                assertThat(app.command("get")).isEqualTo("OK account 7");
                assertThat(jmx.circuit("crm", "State")).isEqualTo("CLOSED");
                assertThat(jmx.circuit("crm", "CallsSucceeded")).isEqualTo(1L);
                assertThat((String[]) jmx.circuit("crm", "Methods")).hasSize(2);

                app.command("fail 2");
                assertThat(app.command("get"))
                        .as("the application's own exception, with the earlier attempt suppressed")
                        .isEqualTo("OK java.lang.IllegalStateException: 503 for get 7"
                                + " + java.lang.IllegalStateException: 503 for get 7");
                assertThat(jmx.circuit("crm", "State")).isEqualTo("OPEN");
                assertThat(jmx.circuit("crm", "StateCode")).isEqualTo(2);
                assertThat(jmx.circuit("crm", "RetriesTotal")).isEqualTo(1L);
                assertThat(jmx.circuit("crm", "LastFailure")).isEqualTo("java.lang.IllegalStateException");
                assertTransition(ofCircuit, "CLOSED", "OPEN");
                assertTransition(ofAgent, "CLOSED", "OPEN");

                assertThat(app.command("get"))
                        .startsWith("OK io.breakwater.core.CircuitOpenException: circuit 'crm' is OPEN");
                assertThat(jmx.circuit("crm", "CallsRejected")).isEqualTo(1L);

                jmx.operate("crm", "close");
                assertTransition(ofCircuit, "OPEN", "CLOSED");
                assertThat(app.command("get")).isEqualTo("OK account 7");

                jmx.operate("crm", "forceOpen");
                assertThat(app.command("get")).contains("FORCED_OPEN");
                jmx.operate("crm", "disable");
                app.command("fail 9");
                app.command("get");
                app.command("get");
                assertThat(jmx.circuit("crm", "State")).isEqualTo("DISABLED");
                app.command("fail 0");
                jmx.operate("crm", "enable");
                assertThat(jmx.circuit("crm", "State")).isEqualTo("CLOSED");
                jmx.operate("crm", "resetStatistics");
                assertThat(jmx.circuit("crm", "CallsTotal")).isEqualTo(0L);
                assertThat((String[]) jmx.circuit("crm", "RecentTransitions")).hasSize(5);
                assertHealthy(jmx);
            }
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
        }
    }

    /** Nobody knows whether a write that failed has acted: one attempt reaches the client, whatever retry says. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void write_thatFails_isNotRepeated(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG + "circuit.crm.failure-threshold = 0\n");
        try (JavaProcess app = Guarded.start(jdk, config, CommandedCalls.class.getName())) {
            app.command("fail 1");
            assertThat(app.command("create")).isEqualTo("OK java.lang.IllegalStateException: 503 for create acme");
            app.command("fail 1");
            assertThat(app.command("get")).isEqualTo("OK account 7");
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
            assertThat(app.out()).last().isEqualTo("reached [create acme, get 7, get 7]");
            Guarded.assertBannerAlone(app);
        }
    }

    private static BlockingQueue<Notification> subscribe(CircuitWatch jmx, ObjectName bean) throws Exception {
        BlockingQueue<Notification> received = new LinkedBlockingQueue<>();
        jmx.server().addNotificationListener(bean, (notification, handback) -> received.add(notification), null, null);
        return received;
    }

    private static void assertTransition(BlockingQueue<Notification> received, String from, String to)
            throws InterruptedException {
        Notification notification = received.poll(20, TimeUnit.SECONDS);
        assertThat(notification).isInstanceOf(AttributeChangeNotification.class);
        assertThat(notification.getMessage()).startsWith("crm: " + from + " -> " + to + " (");
        assertThat(((AttributeChangeNotification) notification).getOldValue()).isEqualTo(from);
        assertThat(((AttributeChangeNotification) notification).getNewValue()).isEqualTo(to);
    }

    private static void assertHealthy(CircuitWatch jmx) throws Exception {
        assertThat((String[]) jmx.agent("WeaveFailures")).isEmpty();
        assertThat(jmx.agent("SuppressedErrors")).isEqualTo(0L);
        assertThat((String[]) jmx.agent("UnmatchedPatterns")).isEmpty();
        assertThat((String[]) jmx.agent("ConfigProblems")).isEmpty();
    }
}
