package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.manners.Ending;
import io.breakwater.it.app.manners.ThreadLook;
import io.breakwater.it.harness.Eventually;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The application ends when and how it wants, whatever of the agent is at work then; and nothing of the agent keeps it. */
@Timeout(90)
class EndingIT {

    /** One circuit opens, one is watched by a hanging probe; the file is watched, and the beans are waited for. */
    private static final String EVERYTHING = """
            failure-threshold = 1
            retry.max-attempts = 1
            recovery-timeout = 1h
            health.interval = 50ms
            circuit.crm.methods = io.breakwater.it.app.small.FlakyAccounts#getAccount
            circuit.crm.health.probe = tcp://127.0.0.1:9
            circuit.other.methods = io.breakwater.it.app.small.FlakyAccounts#createAccount
            circuit.other.health.probe = tcp://192.0.2.1:9
            """;

    private static final String BEAN = "io.breakwater:type=Agent";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void application_thatReturnsExitsOrThrows_endsAsWithoutTheAgent(Path jdk) throws Exception {
        for (List<String> arguments :
                List.of(List.of("return"), List.of("return", "-", BEAN), List.of("exit", "7"), List.of("throw", "-"))) {
            assertEndsAlike(jdk, arguments);
        }
    }

    private void assertEndsAlike(Path jdk, List<String> arguments) throws Exception {
        Path config = Guarded.config(directory, EVERYTHING);
        // Without the agent there is no bean to wait for.
        List<String> alone = arguments.size() > 2 ? List.of("return", "-", "java.lang:type=Runtime") : arguments;
        try (JavaProcess bare = JavaProcess.start(jdk, Ending.class.getName(), JavaProcess.QUICK_START, alone);
                JavaProcess guarded =
                        Guarded.start(jdk, config, Ending.class.getName(), arguments.toArray(new String[0]))) {
            assertThat(guarded.awaitExit()).as(guarded.transcript()).isEqualTo(bare.awaitExit());
            assertThat(guarded.out()).isEqualTo(bare.out());
            List<String> err = new ArrayList<>(guarded.err());
            err.removeIf(line -> line.startsWith("[breakwater] "));
            assertThat(err)
                    .as("a stack trace is the application's own, line by line")
                    .isEqualTo(bare.err());
            assertThat(guarded.err())
                    .as("all has happened: " + guarded.transcript())
                    .anyMatch(line -> line.contains("WARN crm: CLOSED -> OPEN"));
        }
    }

    /** The loader of a thread cannot be seen from outside: the application looks for itself. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void threadsOfTheAgent_areDaemonsThatKeepNothing(Path jdk) throws Exception {
        Path config = Guarded.config(directory, EVERYTHING);
        try (JavaProcess app = Guarded.start(jdk, config, ThreadLook.class.getName())) {
            Guarded.assertAnswers(app, "call", "OK called");
            app.awaitErrorLine(line -> line.contains("WARN crm: CLOSED -> OPEN"));
            Eventually.holds(() -> threads(app).stream()
                            .map(line -> line.replaceAll("[-:].*", "").trim())
                            .count()
                    >= 5);
            List<String> threads = threads(app);
            assertThat(threads)
                    .as(app.transcript())
                    .anyMatch(line -> line.startsWith("breakwater-jmx:"))
                    .anyMatch(line -> line.startsWith("breakwater-reload:"))
                    .anyMatch(line -> line.startsWith("breakwater-events:"))
                    .anyMatch(line -> line.startsWith("breakwater-health-timer:"))
                    .allMatch(line -> line.contains(": daemon=true loader=null"));
            Guarded.assertAnswers(app, "call", "OK called");
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
        }
    }

    private static List<String> threads(JavaProcess app) throws InterruptedException {
        int from = app.position();
        app.command("look");
        return app.out().subList(from, app.position()).stream()
                .filter(line -> line.startsWith("breakwater"))
                .toList();
    }
}
