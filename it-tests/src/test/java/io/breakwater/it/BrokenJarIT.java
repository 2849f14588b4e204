package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.small.CommandedCalls;
import io.breakwater.it.app.small.HelloWorld;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.harness.Jdks;
import io.breakwater.it.harness.SabotagedJar;
import io.breakwater.it.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Something is wrong with the jar or the file before the agent has begun: the application starts all the same. */
@Timeout(90)
class BrokenJarIT {

    private static final String CONFIG = """
            circuit.crm.methods = io.breakwater.it.app.small.FlakyAccounts#getAccount
            """;
    private static final String OFF =
            "\\[breakwater] off: it could not start \\(.*\\); the application runs unprotected";
    private static final String OFF_FOR_THE_FILE =
            "\\[breakwater] 1\\.0\\.0 off: \\d+ problems? in the configuration; the application runs unprotected";

    @TempDir
    private Path directory;

    /** Runs an application that would be guarded; returns what is on stderr. */
    private List<String> runsAsEver(Path jdk, Path jar) throws Exception {
        Path config = Guarded.config(directory, CONFIG);
        try (JavaProcess app = Guarded.startWith(jar, jdk, config, CommandedCalls.class.getName())) {
            Guarded.assertAnswers(app, "fail 1", "OK fail 1");
            Guarded.assertAnswers(app, "get", "OK java.lang.IllegalStateException: 503 for get 7");
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
            assertThat(app.out()).hasSize(4);
            Files.delete(jar);
            return app.err();
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void jar_withoutOneOfItsArchives_saysOneLine(Path jdk) throws Exception {
        for (String archive : List.of(SabotagedJar.CLASSES, SabotagedJar.LIBRARIES)) {
            assertThat(runsAsEver(jdk, SabotagedJar.without(directory, archive)))
                    .singleElement()
                    .asString()
                    .matches(OFF)
                    .contains(archive);
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void jar_withAClassThatIsNone_saysOneLine(Path jdk) throws Exception {
        assertThat(runsAsEver(jdk, SabotagedJar.withRubbish(directory, "io.breakwater.agent.LiveAgent")))
                .singleElement()
                .asString()
                .matches(OFF);
    }

    /** A circuit is made when the first class is woven: till then nobody knows that there can be none. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void jar_withAClassThatIsNone_ofWhatGuards_leavesClassesAsTheyAre(Path jdk) throws Exception {
        assertSuppressed(runsAsEver(jdk, SabotagedJar.withRubbish(directory, "io.breakwater.core.circuit.Circuit")));
    }

    /** Here the agent finds out only when it weaves. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void jar_withoutWhatItWeavesWith_leavesClassesAsTheyAre(Path jdk) throws Exception {
        assertSuppressed(runsAsEver(jdk, SabotagedJar.without(directory, SabotagedJar.LIBRARIES, "net")));
        assertSuppressed(runsAsEver(jdk, SabotagedJar.without(directory, SabotagedJar.CLASSES, "java")));
    }

    private static void assertSuppressed(List<String> said) {
        assertThat(said)
                .allMatch(line -> line.startsWith("[breakwater] ") || line.startsWith("\tat "))
                .anyMatch(line -> line.contains("an error inside the agent was suppressed"));
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void jar_damaged_saysOneLine(Path jdk) throws Exception {
        assertThat(runsAsEver(jdk, SabotagedJar.withFlippedBytes(directory)))
                .allMatch(line -> line.startsWith("[breakwater] ") || line.startsWith("\tat "))
                .isNotEmpty();
    }

    /** That is for the JVM to say: it cannot open the jar, so none of ours has run. */
    @Test
    void jar_truncated_isTheJvmsToRefuse() throws Exception {
        Path config = Guarded.config(directory, CONFIG);
        try (JavaProcess app = Guarded.startWith(
                SabotagedJar.truncated(directory), Jdks.all().get(0), config, HelloWorld.class.getName())) {
            assertThat(app.awaitExit()).as(app.transcript()).isEqualTo(1);
            assertThat(app.err()).anyMatch(line -> line.contains("Error opening zip file or JAR manifest missing"));
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void file_ofRubbish_saysWhatIsWrong(Path jdk) throws Exception {
        assertOff(jdk, Files.write(directory.resolve("nulls"), new byte[10_000]));
        byte[] noise = new byte[100_000];
        new java.util.Random(1).nextBytes(noise);
        assertOff(jdk, Files.write(directory.resolve("noise"), noise));
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void file_thatIsHuge_saysWhatIsWrong(Path jdk) throws Exception {
        Path huge = directory.resolve("huge");
        Files.writeString(huge, "x = 1\n".repeat(2_000_000));
        assertOff(jdk, huge);
        Files.writeString(huge, "x".repeat(20_000_000));
        assertOff(jdk, huge);
    }

    /** A device that never ends. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void file_withoutEnd_saysWhatIsWrong(Path jdk) throws Exception {
        assertOff(jdk, Path.of("/dev/zero"));
    }

    private static void assertOff(Path jdk, Path config) throws IOException, InterruptedException {
        try (JavaProcess app = Guarded.start(jdk, config, List.of("-Xmx128m"), HelloWorld.class.getName(), "3")) {
            assertThat(app.awaitExit()).as(config.toString()).isEqualTo(3);
            assertThat(app.out()).containsExactly("hello, world");
            assertThat(app.err()).hasSizeLessThanOrEqualTo(102);
            assertThat(app.err())
                    .allMatch(line -> line.startsWith("[breakwater] ") && line.length() < 1000)
                    .first()
                    .asString()
                    .matches(OFF_FOR_THE_FILE);
        }
    }
}
