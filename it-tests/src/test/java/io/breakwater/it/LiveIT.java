package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.small.LongCalls;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Eventually;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.management.Attribute;
import javax.management.ObjectName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The configuration changes while the application runs: over the file, and over JMX. */
@Timeout(90)
class LiveIT {

    private static final ObjectName AGENT = name("io.breakwater:type=Agent");
    private static final String METHODS =
            "circuit.crm.methods = io.breakwater.it.app.small.FlakyAccounts#getAccount, io.breakwater.it.app.small.LongCalls#lasting\n";

    @TempDir
    private Path directory;

    private static ObjectName name(String text) {
        try {
            return new ObjectName(text);
        } catch (javax.management.JMException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private JavaProcess start(Path jdk, String config) throws Exception {
        JavaProcess app = Guarded.start(jdk, Guarded.config(directory, config), LongCalls.class.getName());
        app.awaitLine("ready"::equals); // a JVM that is just starting may not hear who wants to attach
        return app;
    }

    /** Rewrites the file, and waits until that is in force. */
    private void rewrite(CircuitWatch jmx, String config) throws Exception {
        Object before = jmx.agent("ConfigLoadedAt");
        Files.writeString(directory.resolve("agent.properties"), config);
        Eventually.holds(() -> !jmx.agent("ConfigLoadedAt").equals(before));
    }

    /** Rewrites the file, and waits until it is refused. */
    private void spoil(CircuitWatch jmx, String config) throws Exception {
        Files.writeString(directory.resolve("agent.properties"), config);
        Eventually.holds(() -> ((String[]) jmx.agent("ConfigProblems")).length > 0);
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void changedFile_holdsWithinSeconds_andABadOneChangesNothing(Path jdk) throws Exception {
        String once = METHODS + "retry.max-attempts = 1\n";
        try (JavaProcess app = start(jdk, once);
                CircuitWatch jmx = new CircuitWatch(app.pid())) {
            app.command("fail 1");
            assertThat(app.command("get")).contains("503");
            assertThat(jmx.circuit("crm", "CallsFailed")).isEqualTo(1L);

            rewrite(jmx, METHODS + "retry.max-attempts = 2\nretry.base-delay = 1ms\n");
            app.command("fail 1");
            assertThat(app.command("get")).isEqualTo("OK account 7");
            assertThat(jmx.circuit("crm", "RetriesTotal")).isEqualTo(1L);
            assertThat(jmx.circuit("crm", "CallsFailed")).as("counts go on").isEqualTo(2L);

            spoil(jmx, METHODS + "retry.max-atempts = 5\n");
            assertThat((String[]) jmx.agent("ConfigProblems"))
                    .singleElement()
                    .asString()
                    .contains("retry.max-atempts", "did you mean retry.max-attempts?");
            app.command("fail 1");
            assertThat(app.command("get")).as("the one before stays in force").isEqualTo("OK account 7");

            rewrite(jmx, "circuit.other.methods = com.acme.Other#get\n");
            assertThat((String[]) jmx.agent("ConfigProblems")).isEmpty();
            assertThat((String[]) jmx.agent("GuardedMethods")).isEmpty();
            assertThat(jmx.server().isRegistered(CircuitWatch.circuitName("crm")))
                    .isFalse();
            assertThat(jmx.circuit("other", "State")).isEqualTo("CLOSED");
            app.command("fail 1");
            assertThat(app.command("get")).as("not guarded any more").contains("503");

            rewrite(jmx, METHODS + "retry.base-delay = 1ms\n");
            app.command("fail 1");
            assertThat(app.command("get")).isEqualTo("OK account 7");
            assertThat(jmx.circuit("crm", "CallsTotal")).as("another circuit").isEqualTo(2L);
            assertThat((String[]) jmx.agent("WeaveFailures")).isEmpty();
            assertThat(jmx.agent("SuppressedErrors")).isEqualTo(0L);
            assertThat(app.err())
                    .as(app.transcript())
                    .allMatch(line -> line.contains("breakwater") || line.startsWith("  "));
        }
    }

    private static List<String> explain(CircuitWatch jmx, String method) throws Exception {
        return List.of((String[])
                jmx.server().invoke(AGENT, "explain", new Object[] {method}, new String[] {String.class.getName()}));
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void mode_isSwitchedOverJmxAndInTheFile(Path jdk) throws Exception {
        String config =
                METHODS + "retry.max-attempts = 1\nfailure-threshold = 1\nrecovery-timeout = 1h\nreload = manual\n";
        try (JavaProcess app = start(jdk, config);
                CircuitWatch jmx = new CircuitWatch(app.pid())) {
            app.command("fail 1");
            app.command("get");
            assertThat(app.command("get")).contains("CircuitOpenException");
            jmx.server().setAttribute(AGENT, new Attribute("Mode", "off"));
            assertThat(app.command("get")).isEqualTo("OK account 7");
            jmx.server().setAttribute(AGENT, new Attribute("Mode", "enforce"));
            assertThat(jmx.agent("Mode")).isEqualTo("enforce");
            assertThat(app.command("get")).contains("CircuitOpenException");

            Files.writeString(directory.resolve("agent.properties"), config + "mode = off\n");
            assertThat(jmx.server().invoke(AGENT, "reload", null, null)).isEqualTo("mode added");
            assertThat(app.command("get")).isEqualTo("OK account 7");
            assertThat(jmx.agent("Mode")).isEqualTo("off");
            assertThat(jmx.server().invoke(AGENT, "reload", null, null)).isEqualTo("nothing has changed");
            Files.writeString(directory.resolve("agent.properties"), config + "enabled = false\n");
            jmx.server().invoke(AGENT, "reload", null, null);
            assertThat(app.command("get")).isEqualTo("OK account 7");
            Files.writeString(directory.resolve("agent.properties"), config);
            jmx.server().invoke(AGENT, "reload", null, null);
            assertThat(app.command("get")).contains("CircuitOpenException");
            jmx.server().setAttribute(AGENT, new Attribute("Mode", "off"));

            assertThat(explain(jmx, "io.breakwater.it.app.small.FlakyAccounts#getAccount"))
                    .hasSize(2)
                    .anyMatch(line -> line.startsWith("guarded: ") && line.endsWith(", circuit crm"))
                    .anyMatch(line -> line.contains("circuit crm is OPEN, mode off")
                            && line.contains("failure-threshold = 1; recovery-timeout = 1h"));
            assertThat(explain(jmx, "io.breakwater.it.app.small.FlakyAccounts#getAcount"))
                    .singleElement()
                    .asString()
                    .contains("not guarded: ", "did you mean");
            assertThat(explain(jmx, "no method")).singleElement().asString().contains("is not of the form");
        }
    }

    /** Reading a pipe might never end, and the switch that turns everything off is not to wait for it. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void fileThatBecomesAPipe_isRefused_andTheModeCanBeSet(Path jdk) throws Exception {
        try (JavaProcess app = start(jdk, METHODS);
                CircuitWatch jmx = new CircuitWatch(app.pid())) {
            Path file = directory.resolve("agent.properties");
            Files.delete(file);
            Process mkfifo = new ProcessBuilder("mkfifo", file.toString()).start();
            assertThat(mkfifo.waitFor()).isZero();

            assertThat((String) jmx.server().invoke(AGENT, "reload", new Object[0], new String[0]))
                    .contains("is a device or a pipe, not a file");
            jmx.server().setAttribute(AGENT, new Attribute("Mode", "off"));

            assertThat(jmx.agent("Mode")).isEqualTo("off");
        }
    }

    /** Nobody has named a file: the one in the working directory goes before the one beside the jar, once it is there. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void anotherFile_thatAReloadHasFound_isWatchedFromThenOn(Path jdk) throws Exception {
        Path besideTheJar = Files.createDirectory(directory.resolve("lib"));
        Path jar = Files.copy(Guarded.agentJar(), besideTheJar.resolve("breakwater-agent.jar"));
        Files.writeString(besideTheJar.resolve("agent.properties"), METHODS);
        List<String> options = new ArrayList<>(JavaProcess.QUICK_START);
        options.add("-javaagent:" + jar);
        try (JavaProcess app = JavaProcess.startIn(directory, jdk, LongCalls.class.getName(), options, List.of())) {
            app.awaitLine("ready"::equals);
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                Path found = Files.writeString(directory.resolve("agent.properties"), METHODS + "mode = observe\n");
                jmx.server().invoke(AGENT, "reload", new Object[0], new String[0]);
                assertThat(jmx.agent("ConfigFile")).isEqualTo(found.toString());

                rewrite(jmx, METHODS + "mode = off\n");

                assertThat(jmx.agent("Mode")).isEqualTo("off");
            }
        }
    }
}
