package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.manners.OwnManagement;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an application settles in main for the whole JVM, once and for all, is still open then: log manager, MBean server. */
@Timeout(60)
class OwnManagementIT {

    private static final String CONFIG = """
            failure-threshold = 1
            retry.max-attempts = 1
            health.interval = 50ms
            circuit.crm.methods = io.breakwater.it.app.small.FlakyAccounts#getAccount
            circuit.crm.health.probe = http://127.0.0.1:9/
            """;

    @TempDir
    private Path directory;

    /** Woven, probed, opened and logged: whatever the agent does on the way, it has settled nothing. */
    private JavaProcess startAndOpen(Path jdk) throws Exception {
        JavaProcess app = Guarded.start(jdk, Guarded.config(directory, CONFIG), OwnManagement.class.getName());
        app.awaitLine("called"::equals);
        app.awaitErrorLine(line -> line.contains("WARN crm: CLOSED -> OPEN"));
        return app;
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void managers_thatTheApplicationNamesInMain_areItsOwn(Path jdk) throws Exception {
        try (JavaProcess app = startAndOpen(jdk)) {
            Guarded.assertAnswers(app, "log", "OK OwnLogManager");
            Guarded.assertAnswers(app, "server", "OK domain DefaultDomain");
            Guarded.assertAnswers(app, "built", "OK built 1");
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat(jmx.circuit("crm", "State")).isEqualTo("OPEN");
                Guarded.assertHealthy(jmx);
            }
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
            assertThat(app.err()).as(app.transcript()).hasSize(2);
        }
    }
}
