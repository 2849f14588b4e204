package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.it.app.small.CommandedCalls;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.management.Attribute;
import javax.management.AttributeNotFoundException;
import javax.management.InvalidAttributeValueException;
import javax.management.MBeanAttributeInfo;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The settings of a circuit, changed over JMX while the application calls. */
@Timeout(90)
class SettingsIT {

    private static final String CONFIG = """
            reload = manual
            retry.base-delay = 1ms
            retry.max-attempts = 1
            circuit.crm.failure-threshold = 3
            circuit.crm.methods = io.breakwater.it.app.small.FlakyAccounts#getAccount
            circuit.other.methods = com.acme.Other#get
            circuit.other.health.probe = http://127.0.0.1:1/a-path-that-is-not-shown
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void settings_overJmx_takeEffectAndYieldToTheFile(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG);
        try (JavaProcess app = Guarded.start(jdk, config, CommandedCalls.class.getName())) {
            app.awaitLine("ready"::equals);
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                app.command("get");
                assertEverySettingCanBeReadAndWritten(jmx);
                assertSettingsChangeCalls(app, jmx);
                assertFileHasTheLastWord(app, jmx, config);
                assertOneCircuitsContradictionIsItsOwn(app, jmx, config);
                assertWhatTakesMoreThanANumber(app, jmx);
                assertRefusalsAreSentences(jmx);
                assertThat(jmx.agent("SuppressedErrors")).isEqualTo(0L);
                assertThat((String[]) jmx.agent("ConfigProblems")).isEmpty();
            }
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
        }
    }

    private static void set(CircuitWatch jmx, String attribute, Object value) throws Exception {
        jmx.server().setAttribute(CircuitWatch.circuitName("crm"), new Attribute(attribute, value));
    }

    private static List<String> origins(CircuitWatch jmx, String circuit) throws Exception {
        return List.of((String[]) jmx.circuit(circuit, "SettingOrigins"));
    }

    private static Object reload(CircuitWatch jmx) throws Exception {
        return jmx.server().invoke(agentName(), "reload", new Object[0], new String[0]);
    }

    /** What is shown can be written back, and changes nothing. */
    private static void assertEverySettingCanBeReadAndWritten(CircuitWatch jmx) throws Exception {
        int settings = 0;
        for (MBeanAttributeInfo info :
                jmx.server().getMBeanInfo(CircuitWatch.circuitName("crm")).getAttributes()) {
            if (info.getName().startsWith("Setting") && !info.getName().equals("SettingOrigins")) {
                settings++;
            }
            if (info.isWritable()) {
                Object value = jmx.circuit("crm", info.getName());
                set(jmx, info.getName(), value);
                assertThat(jmx.circuit("crm", info.getName()))
                        .as(info.getName())
                        .isEqualTo(value);
            }
        }
        assertThat(settings).isEqualTo(origins(jmx, "crm").size()).isGreaterThan(35);
        jmx.operate("crm", "resetSettings");
        assertThat(origins(jmx, "crm")).noneMatch(line -> line.endsWith("JMX"));
    }

    private static void assertSettingsChangeCalls(JavaProcess app, CircuitWatch jmx) throws Exception {
        set(jmx, "SettingRetryMaxAttempts", 3);
        app.command("fail 2");
        assertThat(app.command("get")).isEqualTo("OK account 7");
        assertThat(jmx.circuit("crm", "RetriesTotal")).isEqualTo(2L);
        set(jmx, "SettingRetryMaxAttempts", "1");

        set(jmx, "SettingFailureThreshold", 1);
        app.command("fail 1");
        app.command("get");
        assertThat(jmx.circuit("crm", "State")).as("one failure opens now").isEqualTo("OPEN");
        assertThat(app.command("get")).contains("CircuitOpenException");
        set(jmx, "SettingMode", "off");
        assertThat(app.command("get")).isEqualTo("OK account 7");
        set(jmx, "SettingMode", "");
        assertThat(app.command("get")).contains("CircuitOpenException");
        jmx.operate("crm", "close");

        assertThatThrownBy(() -> set(jmx, "SettingFailureThreshold", "many"))
                .isInstanceOf(InvalidAttributeValueException.class)
                .hasMessage("failure-threshold must be a whole number, got 'many'");
        assertThat(jmx.circuit("crm", "SettingFailureThreshold")).isEqualTo(1);
    }

    private static void assertFileHasTheLastWord(JavaProcess app, CircuitWatch jmx, Path config) throws Exception {
        set(jmx, "SettingRecoveryTimeout", "30s");
        Files.writeString(config, Files.readString(config).replace("threshold = 3", "threshold = 2"));
        set(jmx, "SettingHalfOpenCalls", 2);
        assertThat(jmx.circuit("crm", "SettingFailureThreshold"))
                .as("an edit that waits for its reload is not taken over by the way")
                .isEqualTo(1);
        assertThat(reload(jmx))
                .isEqualTo("circuit.crm.failure-threshold changed;"
                        + " no longer as set over JMX: circuit.crm.failure-threshold");
        assertThat(jmx.circuit("crm", "SettingFailureThreshold")).isEqualTo(2);
        assertThat(jmx.circuit("crm", "SettingRecoveryTimeout")).isEqualTo("30s");
        assertThat(origins(jmx, "crm"))
                .anyMatch(line -> line.matches("failure-threshold +2 .*:\\d+"))
                .anyMatch(line -> line.matches("recovery-timeout +30s +JMX"))
                .anyMatch(line -> line.matches("window +100 calls +default"));
        assertThat(app.command("get")).isEqualTo("OK account 7");
        jmx.operate("crm", "resetSettings");
        assertThat(jmx.circuit("crm", "SettingRecoveryTimeout")).isEqualTo("60s");
    }

    private static void assertOneCircuitsContradictionIsItsOwn(JavaProcess app, CircuitWatch jmx, Path config)
            throws Exception {
        set(jmx, "SettingMinimumCalls", 50);
        jmx.server().setAttribute(CircuitWatch.circuitName("other"), new Attribute("SettingFailureThreshold", 77));
        Files.writeString(config, Files.readString(config) + "circuit.crm.window = 20 calls\n");
        assertThat(reload(jmx))
                .isEqualTo("circuit.crm.window added; no longer as set over JMX: circuit.crm.minimum-calls");
        app.awaitErrorLine(
                line -> line.contains("circuit crm: what was set over JMX does not go with the file any more:"
                        + " minimum-calls (50) must not be more than the window of 20 calls"));
        assertThat(jmx.circuit("crm", "SettingMinimumCalls")).isEqualTo(10);
        assertThat(jmx.circuit("other", "SettingFailureThreshold")).isEqualTo(77);
        assertThat(jmx.circuit("other", "SettingHealthProbe")).isEqualTo("http://127.0.0.1:1/...");
    }

    /** One makes a bean, and one weaves a class anew; both go back. */
    private static void assertWhatTakesMoreThanANumber(JavaProcess app, CircuitWatch jmx) throws Exception {
        ObjectName probe = new ObjectName("io.breakwater:type=Health,name=crm");
        set(jmx, "SettingHealthProbe", "tcp://127.0.0.1:1");
        assertThat(jmx.server().isRegistered(probe)).isTrue();
        jmx.server().invoke(probe, "checkNow", new Object[0], new String[0]);
        assertThat((String[]) jmx.agent("Health"))
                .anyMatch(line -> line.matches("crm +UNHEALTHY +at .*\\(java.net.ConnectException\\)"))
                .anyMatch(line -> line.matches("other +UNKNOWN +not checked yet"));
        set(jmx, "SettingHealthProbe", "");
        assertThat(jmx.server().isRegistered(probe)).isFalse();

        set(jmx, "SettingRejection", "java.lang.UnsupportedOperationException");
        assertThat((String[]) jmx.server()
                        .invoke(
                                agentName(),
                                "explain",
                                new Object[] {"io.breakwater.it.app.small.FlakyAccounts#getAccount"},
                                new String[] {String.class.getName()}))
                .anyMatch(line -> line.contains("rejection = java.lang.UnsupportedOperationException"));
        jmx.operate("crm", "forceOpen");
        assertThat(app.command("get"))
                .contains("java.lang.UnsupportedOperationException: circuit 'crm' is FORCED_OPEN");
        jmx.operate("crm", "resetSettings");
        assertThat(app.command("get")).contains("CircuitOpenException");
        jmx.operate("crm", "close");
        assertThat(app.command("get")).isEqualTo("OK account 7");
    }

    /** In exceptions that every client has, for it has none of the agent's classes. */
    private static void assertRefusalsAreSentences(CircuitWatch jmx) {
        assertThatThrownBy(() -> set(jmx, "SettingWindow", "5 calls"))
                .isInstanceOf(InvalidAttributeValueException.class)
                .hasMessageStartingWith("window: minimum-calls (10) must not be more than the window of 5 calls");
        assertThatThrownBy(() -> set(jmx, "SettingMethods", "com.acme.Crm#get"))
                .isInstanceOf(AttributeNotFoundException.class)
                .hasMessage("SettingMethods can only be read: change methods in the configuration file");
        assertThatThrownBy(() -> jmx.server().setAttribute(agentName(), new Attribute("Mode", "on")))
                .isInstanceOf(RuntimeMBeanException.class)
                .cause()
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("the mode must be enforce, observe or off, got 'on'");
    }

    private static ObjectName agentName() throws Exception {
        return new ObjectName("io.breakwater:type=Agent");
    }
}
