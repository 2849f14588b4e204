package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.manners.OwnManagement;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.harness.Listening;
import io.breakwater.it.process.JavaProcess;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent listens on nothing. What a process listens on can be told on Linux alone. */
@Timeout(60)
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells what a process listens on; ports were not looked at")
class NoPortsIT {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void everythingAtWork_noPortIsOpen(Path jdk) throws Exception {
        Path config = Guarded.config(directory, """
                failure-threshold = 1
                retry.max-attempts = 1
                health.interval = 50ms
                circuit.crm.methods = io.breakwater.it.app.small.FlakyAccounts#getAccount
                circuit.crm.health.probe = http://127.0.0.1:9/
                """);
        try (JavaProcess app = Guarded.start(jdk, config, OwnManagement.class.getName())) {
            app.awaitErrorLine(line -> line.contains("WARN crm: CLOSED -> OPEN"));
            Guarded.assertAnswers(app, "server", "OK domain DefaultDomain");
            Guarded.assertAnswers(app, "beans", "OK beans 3");
            assertThat(Listening.of(app.pid())).as(app.transcript()).isEmpty();
        }
    }

    /** Lest it find nothing because it does not look well enough. */
    @ParameterizedTest
    @MethodSource("ownPid")
    void portOfOurOwn_isFound(long pid) throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            assertThat(Listening.of(pid))
                    .anyMatch(line -> line.endsWith(String.format(":%04X", server.getLocalPort())));
        }
    }

    static List<Long> ownPid() {
        return List.of(ProcessHandle.current().pid());
    }
}
