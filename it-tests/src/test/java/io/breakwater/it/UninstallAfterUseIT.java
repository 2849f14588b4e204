package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.small.LongCalls;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.harness.Shown;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.Attribute;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever an operator has done with the agent, nothing in the JDK keeps its classes after it is uninstalled. The JDK's caches
 * do where two records are compared, or printed, by what the compiler has made for them.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class UninstallAfterUseIT {

    private static final String SETTINGS = """
            reload = manual
            retry.base-delay = 1ms
            circuit.crm.methods = io.breakwater.it.app.small.FlakyAccounts#getAccount
            circuit.crm.slow-call-duration = 1s
            circuit.crm.health.probe = tcp://127.0.0.1:9
            circuit.other.methods = io.breakwater.it.app.small.FlakyAccounts#createAccount
            circuit.other.failure-rate-threshold = 50
            fallback.accounts.tiers = io.breakwater.it.app.small.FlakyAccounts#getAccount \\
                -> io.breakwater.it.app.small.FlakyAccounts#createAccount
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void uninstall_afterReloadsAndSettings_leavesNoClassBehind(Path jdk) throws Exception {
        Path config = Guarded.config(directory, SETTINGS);
        try (JavaProcess app = Guarded.start(jdk, config, LongCalls.class.getName())) {
            app.command("fail 1");
            assertThat(app.command("get")).isEqualTo("OK account 7");
            assertThat(app.command("hold java.lang.BreakwaterGate handler")).isEqualTo("OK held");
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                lookAtAll(jmx.server());
                change(jmx.server(), config);
                steer(jmx);
                lookAtAll(jmx.server());
                assertThat(jmx.agent("SuppressedErrors")).isEqualTo(0L);
                operate(jmx.server(), "uninstall");
                Guarded.awaitNoThreads(jmx.server());
            }
            assertThat(app.command("gone")).isEqualTo("OK gone");
        }
    }

    private static void lookAtAll(MBeanServerConnection server) throws Exception {
        assertThat(Shown.everything(server)).isNotEmpty();
        Object explained = server.invoke(
                agent(), "explain", new Object[] {"io.breakwater.it.app.small.FlakyAccounts#getAccount"}, new String[] {
                    String.class.getName()
                });
        assertThat((String[]) explained).isNotEmpty();
    }

    /** Settings, methods, the probe, the chain: everything that is compared with what it was. */
    private static void change(MBeanServerConnection server, Path config) throws Exception {
        assertThat(operate(server, "reload")).isEqualTo("nothing has changed");
        Files.writeString(
                config,
                SETTINGS.replace("127.0.0.1:9", "127.0.0.1:7")
                        .replace("= 50", "= 60")
                        .replace("#createAccount", "#createAccount(java.lang.String)"));
        assertThat(operate(server, "reload").toString()).contains("probe changed", "methods changed", "tiers changed");
    }

    private static void steer(CircuitWatch jmx) throws Exception {
        ObjectName circuit = CircuitWatch.circuitName("crm");
        jmx.server().setAttribute(circuit, new Attribute("SettingFailureThreshold", "7"));
        jmx.server().setAttribute(circuit, new Attribute("SettingWindow", "30s"));
        jmx.operate("crm", "resetSettings");
        jmx.server().setAttribute(agent(), new Attribute("Mode", "observe"));
        jmx.operate("crm", "forceOpen");
        jmx.operate("crm", "close");
    }

    private static Object operate(MBeanServerConnection server, String operation) throws Exception {
        return server.invoke(agent(), operation, new Object[0], new String[0]);
    }

    private static ObjectName agent() throws Exception {
        return new ObjectName("io.breakwater:type=Agent");
    }
}
