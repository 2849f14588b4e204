package io.breakwater.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts applications with the packaged agent jar. */
public final class Guarded {

    private Guarded() {}

    /** The agent jar that the build has made. */
    public static Path agentJar() {
        return Path.of(System.getProperty("breakwater.agent.jar"));
    }

    /** Writes a configuration file. */
    public static Path config(Path directory, String text) throws IOException {
        return Files.writeString(directory.resolve("agent.properties"), text);
    }

    /** Starts a main class of this module with the agent. */
    public static JavaProcess start(Path jdk, Path config, String mainClass, String... arguments) throws IOException {
        return start(jdk, config, List.of(), mainClass, arguments);
    }

    /** Starts a main class of this module with the agent and further JVM options. */
    public static JavaProcess start(
            Path jdk, Path config, List<String> jvmOptions, String mainClass, String... arguments) throws IOException {
        List<String> options = new ArrayList<>(JavaProcess.QUICK_START);
        options.add("-javaagent:" + agentJar() + "=" + config);
        options.addAll(jvmOptions);
        return JavaProcess.start(jdk, mainClass, options, List.of(arguments));
    }

    /** Runs a main class to its end, and checks that stderr holds the banner and nothing else. */
    public static List<String> run(Path jdk, Path config, String mainClass, String... arguments) throws Exception {
        try (JavaProcess process = start(jdk, config, mainClass, arguments)) {
            assertThat(process.awaitExit()).as(process.transcript()).isZero();
            assertBannerAlone(process);
            return process.out();
        }
    }

    /** A healthy run prints the banner, and nothing else. */
    public static void assertBannerAlone(JavaProcess process) {
        assertThat(process.err())
                .as(process.transcript())
                .singleElement()
                .asString()
                .startsWith("[breakwater] 1.0.0 active: ");
    }
}
