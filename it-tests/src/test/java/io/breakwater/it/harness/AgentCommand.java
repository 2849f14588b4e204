package io.breakwater.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A run of {@code java -jar breakwater-agent.jar …}: what it said, and how it ended. */
public record AgentCommand(int exitCode, List<String> out, List<String> err) {

    private static final long DEADLINE_SECONDS = 30;

    /** Runs a command to its end. */
    public static AgentCommand run(Path jdk, Path directory, String... words) throws Exception {
        return run(jdk, directory, List.of(), words);
    }

    /** Runs a command to its end, with options of the JVM. */
    public static AgentCommand run(Path jdk, Path directory, List<String> jvmOptions, String... words)
            throws Exception {
        List<String> command =
                new ArrayList<>(List.of(jdk.resolve("bin").resolve("java").toString()));
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", Guarded.agentJar().toString()));
        command.addAll(List.of(words));
        File out = Files.createTempFile(directory, "command", ".out").toFile();
        File err = Files.createTempFile(directory, "command", ".err").toFile();
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out)
                .redirectError(err)
                .start();
        try {
            assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS))
                    .as(command + " ends")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new AgentCommand(
                process.exitValue(),
                Files.readAllLines(out.toPath(), StandardCharsets.UTF_8),
                Files.readAllLines(err.toPath(), StandardCharsets.UTF_8));
    }
}
