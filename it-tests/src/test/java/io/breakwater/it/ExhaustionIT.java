package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.manners.Exhausted;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A guarded call that runs out of stack or memory ends as it does without the agent, and the circuit has its permit back. */
@Timeout(90)
class ExhaustionIT {

    private static final String CONFIG = """
            failure-threshold = 1000
            circuit.app.methods = io.breakwater.it.app.manners.Exhausted#call
            """;

    private static final List<String> SMALL = List.of("-Xmx24m", "-Xss512k");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void errorsOfTheJvm_reachTheApplicationAsTheyAre_andNoPermitIsLost(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG + "circuit.app.max-concurrent-calls = 2\n");
        try (JavaProcess app = Guarded.start(jdk, config, SMALL, Exhausted.class.getName())) {
            app.awaitLine("ready"::equals);
            // A thread of the JVM that runs out of memory while it loads a class does not get that class later, either.
            new CircuitWatch(app.pid()).close();
            for (int round = 0; round < 5; round++) { // more often than there are places
                Guarded.assertAnswers(app, "throw overflow", "OK StackOverflowError, the same, suppressed 0");
                Guarded.assertAnswers(app, "throw memory", "OK OutOfMemoryError, the same, suppressed 0");
                Guarded.assertAnswers(app, "recurse", "OK StackOverflowError, the same, suppressed 0");
                Guarded.assertAnswers(app, "fill", "OK OutOfMemoryError, the same, suppressed 0");
                Guarded.assertAnswers(app, "ok", "OK fine");
            }
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat(jmx.circuit("app", "CallsInFlight")).isEqualTo(0L);
                assertThat(jmx.circuit("app", "CallsTotal")).isEqualTo(25L);
                assertThat(jmx.circuit("app", "CallsFailed")).isEqualTo(20L);
                assertThat((String[]) jmx.agent("WeaveFailures")).isEmpty();
            }
            Guarded.assertEndsQuietly(app);
        }
    }

    /** Nothing of what the end of a failed call needs has been used before. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void firstCallToFail_forWantOfMemory_givesItsPermitBack(Path jdk) throws Exception {
        // Without the threads that wait for JMX and for the file: they load classes at moments of their own, and the
        // JVM
        // has something to say where there is no memory for that.
        String alone = "circuit.app.max-concurrent-calls = 1\njmx.enabled = false\nreload = manual\n";
        Path config = Guarded.config(directory, CONFIG + alone);
        try (JavaProcess app = Guarded.start(jdk, config, SMALL, Exhausted.class.getName())) {
            app.awaitLine("ready"::equals);
            for (int round = 0; round < 3; round++) {
                Guarded.assertAnswers(app, "fill", "OK OutOfMemoryError, the same, suppressed 0");
                Guarded.assertAnswers(app, "ok", "OK fine");
            }
            Guarded.assertEndsQuietly(app);
        }
    }

    /** At the end of the stack there may be room to enter a call and none to leave it. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void callsAtTheEndOfTheStack_areAnsweredAsWithoutTheAgent(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG);
        try (JavaProcess app = Guarded.start(jdk, config, SMALL, Exhausted.class.getName())) {
            app.awaitLine("ready"::equals);
            for (int round = 0; round < 20; round++) {
                Guarded.assertAnswers(app, "descend", "OK overflow");
                Guarded.assertAnswers(app, "ok", "OK fine");
            }
            Guarded.assertEndsQuietly(app);
        }
    }
}
