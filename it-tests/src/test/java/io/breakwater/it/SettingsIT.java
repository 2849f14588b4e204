package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.it.app.small.CommandedCalls;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Eventually;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.management.Attribute;
import javax.management.InvalidAttributeValueException;
import javax.management.MBeanAttributeInfo;
import javax.management.ObjectName;
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

    /** What is shown can be written back, and changes nothing. */
    private static void assertEverySettingCanBeReadAndWritten(CircuitWatch jmx) throws Exception {
        int settings = 0;
        for (MBeanAttributeInfo info :
                jmx.server().getMBeanInfo(CircuitWatch.circuitName("crm")).getAttributes()) {
            if (info.isWritable()) {
                Object value = jmx.circuit("crm", info.getName());
                set(jmx, info.getName(), value);
                assertThat(jmx.circuit("crm", info.getName()))
                        .as(info.getName())
                        .isEqualTo(value);
                settings++;
            }
        }
        assertThat(settings)
                .isEqualTo(((String[]) jmx.circuit("crm", "SettingOrigins")).length)
                .isGreaterThan(30);
        jmx.operate("crm", "resetSettings");
        assertThat((String[]) jmx.circuit("crm", "SettingOrigins")).noneMatch(line -> line.endsWith("JMX"));
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
        jmx.server().invoke(agentName(), "reload", new Object[0], new String[0]);
        Eventually.holds(() -> jmx.circuit("crm", "SettingFailureThreshold").equals(2));
        assertThat(jmx.circuit("crm", "SettingRecoveryTimeout")).isEqualTo("30s");
        assertThat(List.of((String[]) jmx.circuit("crm", "SettingOrigins")))
                .anyMatch(line -> line.matches("failure-threshold +2 .*:\\d+"))
                .anyMatch(line -> line.matches("recovery-timeout +30s +JMX"))
                .anyMatch(line -> line.matches("window +100 calls +default"));
        assertThat(app.command("get")).isEqualTo("OK account 7");
        jmx.operate("crm", "resetSettings");
        assertThat(jmx.circuit("crm", "SettingRecoveryTimeout")).isEqualTo("60s");
    }

    private static ObjectName agentName() throws Exception {
        return new ObjectName("io.breakwater:type=Agent");
    }
}
