package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.harness.Guarded;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JAVA_TOOL_OPTIONS reaches the tools of the JDK, too: there the agent does nothing and says nothing. */
@Timeout(60)
class JdkToolsIT {

    private static final List<List<String>> TOOLS =
            List.of(List.of("jar", "--version"), List.of("jcmd", "-l"), List.of("keytool", "-help"));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void jdkTools_withTheAgentInToolOptions_saySame(Path jdk) throws Exception {
        // Were the agent to start here, it would complain that this file is missing.
        String option = "-javaagent:" + Guarded.agentJar() + "=" + directory.resolve("missing");
        for (List<String> tool : TOOLS) {
            List<String> err = stderr(jdk, tool, option);
            assertThat(err).as(tool.toString()).first().isEqualTo("Picked up JAVA_TOOL_OPTIONS: " + option);
            assertThat(err).as(tool.toString()).noneMatch(line -> line.contains("[breakwater]"));
        }
    }

    private List<String> stderr(Path jdk, List<String> tool, String option) throws Exception {
        Path err = directory.resolve("stderr.txt");
        ProcessBuilder builder =
                new ProcessBuilder(jdk.resolve("bin").resolve(tool.get(0)).toString(), tool.get(1));
        builder.environment().put("JAVA_TOOL_OPTIONS", option);
        builder.redirectOutput(directory.resolve("stdout.txt").toFile()).redirectError(err.toFile());
        Process process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(tool + " ends").isTrue();
        assertThat(process.exitValue()).as(tool.toString()).isZero();
        return Files.readAllLines(err, StandardCharsets.UTF_8);
    }
}
