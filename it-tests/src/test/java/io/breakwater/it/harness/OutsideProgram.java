package io.breakwater.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A run of a program that the machine has to bring along: what it said on stdout and stderr, and how it ended.
 *
 * @param exitCode how it ended
 * @param output what it said
 */
public record OutsideProgram(int exitCode, String output) {

    private static final long DEADLINE_SECONDS = 100;

    /**
     * Runs a program to its end.
     *
     * @param directory the working directory
     * @param packages the Debian packages that have it, to be named where it is missing
     * @param command the program and its arguments
     */
    public static OutsideProgram run(Path directory, String packages, List<String> command) throws Exception {
        Path output = Files.createTempFile("outside-program", ".out");
        try {
            Process process = start(directory, packages, command, output);
            try {
                assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS))
                        .as("%s ends; %s", command, Files.readString(output, StandardCharsets.UTF_8))
                        .isTrue();
            } finally {
                process.destroyForcibly();
            }
            return new OutsideProgram(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }

    private static Process start(Path directory, String packages, List<String> command, Path output) {
        try {
            return new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException missing) {
            throw new AssertionError(
                    command.get(0) + " is not on this machine, and this test needs it: apt-get install " + packages,
                    missing);
        }
    }
}
