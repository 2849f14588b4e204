package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.small.CommandedCalls;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.harness.Jdks;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing of the agent rests on what new JDKs are about to take away. */
@Timeout(60)
class UnsafeDeniedIT {

    private static final int WITH_THE_OPTION = 23;

    @TempDir
    private Path directory;

    static List<Path> jdksWithTheOption() {
        return Jdks.all().stream()
                .filter(jdk -> Jdks.major(jdk) >= WITH_THE_OPTION)
                .toList();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("jdksWithTheOption")
    void unsafeMemoryAccess_whereDenied_isNotMissed(Path jdk) throws Exception {
        Path config = Guarded.config(directory, """
                retry.base-delay = 1ms
                circuit.crm.methods = io.breakwater.it.app.small.FlakyAccounts#getAccount
                circuit.crm.max-concurrent-calls = 5
                circuit.crm.health.probe = tcp://127.0.0.1:9
                """);
        List<String> denied = List.of("--sun-misc-unsafe-memory-access=deny");
        try (JavaProcess app = Guarded.start(jdk, config, denied, CommandedCalls.class.getName())) {
            Guarded.assertAnswers(app, "fail 1", "OK fail 1");
            Guarded.assertAnswers(app, "get", "OK account 7");
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat(jmx.circuit("crm", "RetriesTotal")).isEqualTo(1L);
                Guarded.assertHealthy(jmx);
            }
            Guarded.assertEndsQuietly(app);
        }
    }
}
