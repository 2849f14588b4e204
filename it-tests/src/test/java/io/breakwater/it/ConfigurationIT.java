package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.small.HelloWorld;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.harness.Jdks;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with the configuration, the application runs, and one message tells all of it. */
@Timeout(60)
class ConfigurationIT {

    private static final String BAD = """
            failure-treshold = 3
            recovery-timeout = soon
            circuit.crm.methods = com.acme.Client
            circuit.crm.retry.jitter = maybe
            fallback.f.tiers = com.acme.A#a -> com.acme.B#b
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void premain_badKeysAndValues_listsEveryProblemAndRunsTheApplication(Path jdk) throws Exception {
        Path config = Guarded.config(directory, BAD);

        List<String> err = runsUnprotected(jdk, config.toString(), List.of());

        assertThat(err)
                .containsExactly(
                        "[breakwater] 1.0.0 off: 6 problems in the configuration; the application runs unprotected",
                        "[breakwater]   " + config
                                + ":1: failure-treshold: unknown key - did you mean failure-threshold?",
                        "[breakwater]   " + config
                                + ":2: recovery-timeout: must be a duration such as 500ms, 10s, 5m, 1h"
                                + " or PT10S, got 'soon'",
                        "[breakwater]   " + config + ":3: circuit.crm.methods: 'com.acme.Client' is not of the form"
                                + " type#method, such as com.acme.Client#getAccount",
                        "[breakwater]   " + config + ":4: circuit.crm.retry.jitter: must be true, full, decorrelated or"
                                + " false, got 'maybe'",
                        "[breakwater]   " + config
                                + ":5: fallback.f.tiers: 'com.acme.A#a' is guarded by no circuit: add"
                                + " it to the methods of one",
                        "[breakwater]   " + config
                                + ":5: fallback.f.tiers: 'com.acme.B#b' is guarded by no circuit: add"
                                + " it to the methods of one");
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void premain_missingFile_saysSoAndRunsTheApplication(Path jdk) throws Exception {
        Path missing = directory.resolve("missing.properties");

        assertThat(runsUnprotected(jdk, missing.toString(), List.of()))
                .hasSize(2)
                .last()
                .isEqualTo("[breakwater]   " + missing + ": there is no such file");
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void premain_directoryInsteadOfFile_saysSoAndRunsTheApplication(Path jdk) throws Exception {
        assertThat(runsUnprotected(jdk, directory.toString(), List.of()))
                .hasSize(2)
                .last()
                .isEqualTo("[breakwater]   " + directory + ": is a directory, not a file");
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void premain_unreadableFile_saysSoAndRunsTheApplication(Path jdk) throws Exception {
        // Opens, but fails to read, for root as for anybody else.
        String unreadable = "/proc/self/mem";

        assertThat(runsUnprotected(jdk, unreadable, List.of()))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("[breakwater]   " + unreadable + ": cannot be read: ");
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void premain_strictAndBad_endsBeforeMain(Path jdk) throws Exception {
        Path config = Guarded.config(directory, "strict = true\n" + BAD);
        try (JavaProcess process = Guarded.start(jdk, config, HelloWorld.class.getName())) {
            assertThat(process.awaitExit()).as(process.transcript()).isEqualTo(1);
            assertThat(process.out()).isEmpty();
            assertThat(process.err())
                    .first()
                    .isEqualTo("[breakwater] 1.0.0 off: 6 problems in the configuration; strict=true, so the JVM ends"
                            + " here");
        }
    }

    @Test
    void premain_strictAndMissingFile_endsBeforeMain() throws Exception {
        Path jdk = Jdks.all().get(0);
        try (JavaProcess process = Guarded.start(
                jdk, directory.resolve("missing"), List.of("-Dbreakwater.strict=true"), HelloWorld.class.getName())) {
            assertThat(process.awaitExit()).as(process.transcript()).isEqualTo(1);
            assertThat(process.out()).isEmpty();
        }
    }

    @Test
    void premain_switchedOff_saysNothing() throws Exception {
        Path jdk = Jdks.all().get(0);
        try (JavaProcess process = Guarded.start(
                jdk, directory.resolve("missing"), List.of("-Dbreakwater.enabled=false"), HelloWorld.class.getName())) {
            assertThat(process.awaitExit()).as(process.transcript()).isZero();
            assertThat(process.out()).containsExactly("hello, world");
            assertThat(process.err()).isEmpty();
        }
    }

    @Test
    void premain_agentNamedTwice_secondIsIgnored() throws Exception {
        Path jdk = Jdks.all().get(0);
        Path config = Guarded.config(directory, "circuit.crm.methods = com.acme.Client#get\n");
        try (JavaProcess process = Guarded.start(
                jdk, config, List.of("-javaagent:" + Guarded.agentJar() + "=" + config), HelloWorld.class.getName())) {
            assertThat(process.awaitExit()).as(process.transcript()).isZero();
            assertThat(process.err())
                    .containsExactly(
                            "[breakwater] 1.0.0 active: 1 circuit, 0 fallbacks from " + config,
                            "[breakwater] is already active in this JVM; the second start is ignored");
        }
    }

    @Test
    void premain_fileInWorkingDirectory_isFoundWithoutAnArgument() throws Exception {
        Path config = Guarded.config(directory, "circuit.crm.methods = com.acme.Client#get\n");
        Path jar = Files.copy(Guarded.agentJar(), directory.resolve("breakwater agent.jar"));
        try (JavaProcess process = JavaProcess.startIn(
                directory, Jdks.all().get(0), HelloWorld.class.getName(), List.of("-javaagent:" + jar), List.of())) {
            assertThat(process.awaitExit()).as(process.transcript()).isZero();
            assertThat(process.err())
                    .containsExactly("[breakwater] 1.0.0 active: 1 circuit, 0 fallbacks from " + config.toRealPath());
        }
    }

    private static List<String> runsUnprotected(Path jdk, String config, List<String> options) throws Exception {
        try (JavaProcess process = Guarded.start(jdk, Path.of(config), options, HelloWorld.class.getName())) {
            assertThat(process.awaitExit()).as(process.transcript()).isZero();
            assertThat(process.out()).containsExactly("hello, world");
            assertThat(process.err())
                    .first()
                    .asString()
                    .matches("\\[breakwater] 1\\.0\\.0 off: \\d+ problems? in the configuration; the application runs"
                            + " unprotected");
            return process.err();
        }
    }
}
