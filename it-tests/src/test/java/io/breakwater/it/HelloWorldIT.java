package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.small.HelloWorld;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that has nothing to guard: the agent says one line and is not noticed otherwise. */
@Timeout(60)
class HelloWorldIT {

    private static final String MATCHES_NOTHING = "circuit.crm.methods = com.acme.Client#get*, com.acme.**Api#*\n";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void helloWorld_nothingMatches_runsAsWithoutTheAgent(Path jdk) throws Exception {
        Path config = Guarded.config(directory, MATCHES_NOTHING);
        try (JavaProcess bare =
                        JavaProcess.start(jdk, HelloWorld.class.getName(), JavaProcess.QUICK_START, List.of("3"));
                JavaProcess guarded = Guarded.start(jdk, config, HelloWorld.class.getName(), "3")) {
            assertThat(guarded.awaitExit()).isEqualTo(bare.awaitExit()).isEqualTo(3);
            assertThat(guarded.out()).isEqualTo(bare.out()).containsExactly("hello, world");
            assertThat(bare.err()).isEmpty();
            assertThat(guarded.err())
                    .containsExactly("[breakwater] 1.0.0 active: 1 circuit, 0 fallbacks from " + config);
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void helloWorld_nothingMatches_loadsNoByteBuddyAndNoLogger(Path jdk) throws Exception {
        Path config = Guarded.config(directory, MATCHES_NOTHING);
        Path loaded = directory.resolve("loaded.txt");
        try (JavaProcess guarded =
                Guarded.start(jdk, config, List.of("-Xlog:class+load:file=" + loaded), HelloWorld.class.getName())) {
            assertThat(guarded.awaitExit()).as(guarded.transcript()).isZero();
        }
        List<String> classes = Files.readAllLines(loaded);
        assertThat(classes)
                .as("the agent itself was there")
                .anyMatch(line -> line.contains("breakwater.agent.AgentRuntime"));
        assertThat(classes).noneMatch(line -> line.contains("net.bytebuddy"));
        assertThat(classes).noneMatch(line -> line.contains("slf4j"));
        assertThat(classes).noneMatch(line -> line.contains("java.util.logging.LogManager"));
        assertThat(classes).noneMatch(line -> line.contains("java.lang.management.ManagementFactory"));
        assertThat(classes).noneMatch(line -> line.contains("BreakwaterGate"));
    }
}
