package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.harness.Guarded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JAVA_TOOL_OPTIONS reaches the tools of the JDK, too: there the agent does nothing and says nothing. */
@Timeout(60)
class JdkToolsIT {

    /** Some of which fail, each in its own way. */
    private static final List<List<String>> TOOLS = List.of(
            List.of("jar", "--version"),
            List.of("jar", "--list", "--file", "there-is-no-such.jar"),
            List.of("jcmd", "-h"),
            List.of("jcmd", "NoSuchMainClass", "VM.version"),
            List.of("keytool", "-help"),
            List.of("keytool", "-list", "-keystore", "there-is-no-such-store"),
            List.of("javac", "-version"),
            List.of("javac", "ThereIsNoSuch.java"));

    @TempDir
    private Path directory;

    /** What a tool has said. */
    private record Said(int exitCode, List<String> out, List<String> err) {}

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void jdkTools_withTheAgentInToolOptions_saySame(Path jdk) throws Exception {
        // Were the agent to start here, it would complain that this file is missing.
        String option = "-javaagent:" + Guarded.agentJar() + "=" + directory.resolve("missing");
        for (List<String> tool : TOOLS) {
            Said bare = run(jdk, tool, null);
            Said guarded = run(jdk, tool, option);
            List<String> expected = new ArrayList<>(bare.err());
            expected.add(0, "Picked up JAVA_TOOL_OPTIONS: " + option);
            assertThat(guarded).as(tool.toString()).isEqualTo(new Said(bare.exitCode(), bare.out(), expected));
        }
    }

    private Said run(Path jdk, List<String> tool, @Nullable String option) throws Exception {
        Path out = directory.resolve("stdout.txt");
        Path err = directory.resolve("stderr.txt");
        List<String> command = new ArrayList<>(tool);
        command.set(0, jdk.resolve("bin").resolve(tool.get(0)).toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        if (option != null) {
            builder.environment().put("JAVA_TOOL_OPTIONS", option);
        }
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        Process process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(tool + " ends").isTrue();
        return new Said(process.exitValue(), lines(out), lines(err));
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8);
    }
}
