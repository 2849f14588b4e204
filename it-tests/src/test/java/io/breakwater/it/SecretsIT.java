package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.manners.SecretCalls;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Eventually;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an application passes, gets and throws is its own affair: the agent shows none of it, at any level of its log. */
@Timeout(60)
class SecretsIT {

    private static final String MARKER = "s3cr3t-marker";
    private static final String APP = "io.breakwater.it.app.manners.SecretCalls";

    private static final String CONFIG = """
            log.level = trace
            failure-threshold = 2
            retry.base-delay = 1ms
            health.interval = 50ms
            circuit.first.methods = APP#ask
            circuit.first.health.probe = http://127.0.0.1:9/MARKER?token=MARKER
            circuit.second.methods = APP#askElsewhere
            circuit.second.health.probe = APP#probe
            circuit.status.methods = APP#look
            circuit.status.failure-results = status in 503; broken in 1
            fallback.f.tiers = APP#ask(java.net.URL, java.util.Map, java.lang.String) \
                -> APP#askElsewhere(java.net.URL, java.util.Map, java.lang.String)
            """.replace("APP", APP).replace("MARKER", MARKER);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void whatPassesThroughGuardedCalls_isNeitherLoggedNorShown(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG);
        try (JavaProcess app = Guarded.start(jdk, config, SecretCalls.class.getName(), MARKER)) {
            app.awaitLine("ready"::equals);
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                Queue<String> notified = new ConcurrentLinkedQueue<>();
                jmx.server()
                        .addNotificationListener(
                                new ObjectName("io.breakwater:type=Agent"),
                                (notification, handback) -> notified.add(notification.toString()),
                                null,
                                null);
                for (int call = 0; call < 3; call++) {
                    Guarded.assertAnswers(app, "first", "OK failed");
                    app.command("look");
                }
                app.awaitErrorLine(line -> line.contains("first: CLOSED -> OPEN"));
                Eventually.holds(() -> !notified.isEmpty() && isProbed(jmx.server()));
                Files.writeString(config, CONFIG + "retry.max-attempts = 2\n");
                app.awaitErrorLine(line -> line.contains("configuration read again"));

                assertThat(everythingShown(jmx.server()))
                        .as("all attributes")
                        .hasSizeGreaterThan(80)
                        .noneMatch(line -> line.contains(MARKER));
                assertThat(notified).noneMatch(line -> line.contains(MARKER));
            }
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
            assertThat(app.err()).as(app.transcript()).noneMatch(line -> line.contains(MARKER));
            assertThat(app.out()).as("of ours nothing ever").allMatch(line -> line.matches("ready|OK .*"));
        }
    }

    private static boolean isProbed(MBeanServerConnection server) throws Exception {
        for (String circuit : List.of("first", "second")) {
            Object error =
                    server.getAttribute(new ObjectName("io.breakwater:type=Health,name=" + circuit), "LastError");
            if (error == null) {
                return false;
            }
        }
        return true;
    }

    /** One line for each attribute of each bean. */
    private static List<String> everythingShown(MBeanServerConnection server) throws Exception {
        List<String> shown = new ArrayList<>();
        for (ObjectName bean : server.queryNames(new ObjectName("io.breakwater:*"), null)) {
            shown.add(server.getMBeanInfo(bean).toString());
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(bean).getAttributes()) {
                Object value = server.getAttribute(bean, attribute.getName());
                String text = value instanceof Object[] array ? List.of(array).toString() : Objects.toString(value);
                shown.add(bean + " " + attribute.getName() + " = " + text);
            }
        }
        return shown;
    }
}
