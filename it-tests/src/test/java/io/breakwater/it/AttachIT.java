package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.small.CommandedCalls;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Path;
import java.util.List;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent is attached to an application that runs already, and guards classes that are loaded already. */
@Timeout(60)
class AttachIT {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void attach_toARunningApplication_guardsLoadedClasses(Path jdk) throws Exception {
        Path config = Guarded.config(directory, """
                retry.base-delay = 1ms
                circuit.crm.methods = io.breakwater.it.app.small.FlakyAccounts#getAccount
                """);
        try (JavaProcess app =
                JavaProcess.start(jdk, CommandedCalls.class.getName(), JavaProcess.QUICK_START, List.of())) {
            app.command("fail 1");
            assertThat(app.command("get")).contains("503 for get 7");

            ByteBuddyAgent.attach(Guarded.agentJar().toFile(), String.valueOf(app.pid()), config.toString());

            app.command("fail 1");
            assertThat(app.command("get")).isEqualTo("OK account 7");
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat(jmx.circuit("crm", "RetriesTotal")).isEqualTo(1L);
                assertThat((String[]) jmx.agent("WeaveFailures")).isEmpty();
                assertThat(jmx.agent("SuppressedErrors")).isEqualTo(0L);
            }
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
            // The JVM itself warns of dynamic attach from JDK 21 on; of ours there is the banner alone.
            assertThat(app.err().stream()
                            .filter(line -> !line.startsWith("WARNING: "))
                            .toList())
                    .as(app.transcript())
                    .containsExactly("[breakwater] 1.0.0 active: 1 circuit, 0 fallbacks from " + config);
        }
    }
}
