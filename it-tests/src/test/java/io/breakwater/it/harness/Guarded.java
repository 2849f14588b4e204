package io.breakwater.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.process.JavaProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.management.MBeanServerConnection;

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
        List<String> options = options(config);
        options.addAll(jvmOptions);
        return JavaProcess.start(jdk, mainClass, options, List.of(arguments));
    }

    /** Starts a main class of this module with another copy of the agent jar; its libraries are not on the class path. */
    public static JavaProcess startWith(Path jar, Path jdk, Path config, String mainClass, String... arguments)
            throws IOException {
        List<String> options = new ArrayList<>(JavaProcess.QUICK_START);
        options.add("-javaagent:" + jar + "=" + config);
        return JavaProcess.startWithOwnClassesOnly(jdk, mainClass, options, List.of(arguments));
    }

    /** Starts a JVM with the agent, and with exactly these arguments otherwise: a class path is among them, or a module. */
    public static JavaProcess startJava(Path jdk, Path config, List<String> arguments) throws IOException {
        List<String> all = options(config);
        all.addAll(arguments);
        return JavaProcess.startJava(jdk, all);
    }

    private static List<String> options(Path config) {
        List<String> options = new ArrayList<>(JavaProcess.QUICK_START);
        options.add("-javaagent:" + agentJar() + "=" + config);
        return options;
    }

    /** Runs a main class to its end, and checks that stderr holds the banner and nothing else. */
    public static List<String> run(Path jdk, Path config, String mainClass, String... arguments) throws Exception {
        try (JavaProcess process = start(jdk, config, mainClass, arguments)) {
            assertThat(process.awaitExit()).as(process.transcript()).isZero();
            assertBannerAlone(process);
            return process.out();
        }
    }

    /** Gives the process a command, and expects an answer. */
    public static void assertAnswers(JavaProcess process, String command, String expected) throws Exception {
        String answer = process.command(command);
        assertThat(answer)
                .as("the answer to '" + command + "'; " + process.transcript())
                .isEqualTo(expected);
    }

    /** Everything that was to be woven is woven, and nothing has gone wrong inside the agent. */
    public static void assertHealthy(CircuitWatch jmx) throws Exception {
        assertThat((String[]) jmx.agent("WeaveFailures")).isEmpty();
        assertThat(jmx.agent("SuppressedErrors")).isEqualTo(0L);
    }

    /** The application ends by itself when its input does, having printed nothing but what is its own. */
    public static void assertEndsQuietly(JavaProcess process) throws Exception {
        process.closeStdin();
        assertThat(process.awaitExit()).as(process.transcript()).isZero();
        assertBannerAlone(process);
    }

    /** A healthy run prints the banner, and nothing else. */
    public static void assertBannerAlone(JavaProcess process) {
        assertThat(process.err())
                .as(process.transcript())
                .singleElement()
                .asString()
                .startsWith("[breakwater] 1.0.0 active: ");
    }

    /** Waits until no thread of the agent is there: some end only when they have been idle for a while. */
    public static void awaitNoThreads(MBeanServerConnection server) throws Exception {
        ThreadMXBean threads = ManagementFactory.newPlatformMXBeanProxy(
                server, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        Eventually.holds(() -> Arrays.stream(threads.dumpAllThreads(false, false))
                .map(ThreadInfo::getThreadName)
                .noneMatch(name -> name.startsWith("breakwater")));
    }
}
