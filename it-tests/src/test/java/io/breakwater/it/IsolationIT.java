package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.small.ClassLookup;
import io.breakwater.it.app.small.CommandedCalls;
import io.breakwater.it.harness.Eventually;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.harness.Jdks;
import io.breakwater.it.process.JavaProcess;
import java.io.DataInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The application sees the launcher of the agent, and nothing else of it; nor the agent anything of the application. */
@Timeout(60)
class IsolationIT {

    private static final String CONFIG = """
            failure-threshold = 1
            retry.max-attempts = 1
            circuit.crm.methods = io.breakwater.it.app.small.FlakyAccounts#getAccount
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void classLookup_agentInternals_areAbsent(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG);
        List<String> options = List.of("-javaagent:" + Guarded.agentJar() + "=" + config);
        try (JavaProcess process = JavaProcess.startWithOwnClassesOnly(
                jdk,
                ClassLookup.class.getName(),
                options,
                List.of(
                        "io.breakwater.agent.launch.BreakwaterAgent",
                        "net.bytebuddy.ByteBuddy",
                        "org.slf4j.Logger",
                        "io.breakwater.core.Outcome",
                        "io.breakwater.core.circuit.Circuit",
                        "io.breakwater.agent.AgentRuntime",
                        "io.breakwater.agent.shaded.slf4j.Logger",
                        "simplelogger.properties/",
                        "META-INF/services/io.breakwater.agent.shaded.slf4j.spi.SLF4JServiceProvider"))) {
            assertThat(process.awaitExit()).as(process.transcript()).isZero();
            Guarded.assertBannerAlone(process);
            assertThat(process.out())
                    .containsExactly(
                            "io.breakwater.agent.launch.BreakwaterAgent found",
                            "net.bytebuddy.ByteBuddy absent",
                            "org.slf4j.Logger absent",
                            "io.breakwater.core.Outcome absent",
                            "io.breakwater.core.circuit.Circuit absent",
                            "io.breakwater.agent.AgentRuntime absent",
                            "io.breakwater.agent.shaded.slf4j.Logger absent",
                            "simplelogger.properties/ absent",
                            "META-INF/services/io.breakwater.agent.shaded.slf4j.spi.SLF4JServiceProvider absent");
        }
    }

    /** They must load on Java 8, so that an old JVM gets a sentence instead of a class version error. */
    /** Skipping and reading ahead cost nothing only in what is stored; compressed it would all work, and start slower. */
    @Test
    void agentJar_hasTwoArchives_storedAsTheyAre() throws Exception {
        try (JarFile jar = new JarFile(Guarded.agentJar().toFile())) {
            for (String name : List.of("breakwater/classes.jar", "breakwater/libraries.jar")) {
                assertThat(jar.getEntry(name).getMethod()).as(name).isEqualTo(ZipEntry.STORED);
            }
            try (ZipInputStream classes =
                    new ZipInputStream(jar.getInputStream(jar.getEntry("breakwater/classes.jar")))) {
                for (ZipEntry entry = classes.getNextEntry(); entry != null; entry = classes.getNextEntry()) {
                    assertThat(entry.getMethod()).as(entry.getName()).isEqualTo(ZipEntry.STORED);
                }
            }
        }
    }

    @Test
    void agentJar_atItsRoot_hasTheLauncherInJava8ClassFiles_andTheTabOfJConsole() throws Exception {
        List<String> classes = new ArrayList<>();
        try (JarFile jar = new JarFile(Guarded.agentJar().toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().endsWith(".class")) {
                    classes.add(entry.getName());
                    try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
                        assertThat(in.readInt()).isEqualTo(0xCAFEBABE);
                        in.readUnsignedShort(); // minor version
                        // The tab is loaded by JConsole alone, and by none that is too old.
                        int newest = entry.getName().endsWith("/JConsoleTab.class") ? 61 : 52;
                        assertThat(in.readUnsignedShort()).as(entry.getName()).isLessThanOrEqualTo(newest);
                    }
                }
            }
        }
        assertThat(classes).isNotEmpty().allMatch(name -> name.startsWith("io/breakwater/agent/launch/"));
    }

    /** The application's class path has a simplelogger.properties that turns logging off, and its properties say so, too. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void agentLog_applicationConfiguresItsOwnSlf4jSimple_isNotAffected(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG);
        List<String> options =
                List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=off", "-Dorg.slf4j.simpleLogger.logFile=System.out");
        try (JavaProcess process = Guarded.start(jdk, config, options, CommandedCalls.class.getName())) {
            process.command("fail 1");
            process.command("get");
            assertThat(process.awaitErrorLine(line -> line.contains("->")))
                    .matches("\\[breakwater] \\S+ WARN crm: CLOSED -> OPEN \\(1 failure: .*");
            process.closeStdin();
            process.awaitExit();
            assertThat(process.err()).as(process.transcript()).hasSize(2);
            assertThat(process.out()).noneMatch(line -> line.contains("[breakwater]"));
        }
    }

    /** The application that ends right after a circuit has opened is the one whose log should say so. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void agentLog_applicationEndsAtOnce_isComplete(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG);
        try (JavaProcess process = Guarded.start(jdk, config, CommandedCalls.class.getName())) {
            process.command("fail 1");
            process.send("get");
            process.closeStdin();
            assertThat(process.awaitExit()).as(process.transcript()).isZero();
            assertThat(process.err()).as(process.transcript()).hasSize(2);
            assertThat(process.err().get(1)).contains("WARN crm: CLOSED -> OPEN");
        }
    }

    @Test
    void agentLog_logFile_takesWhatElseWouldGoToStderr() throws Exception {
        Path log = directory.resolve("agent.log");
        Path config = Guarded.config(directory, CONFIG + "log.file = " + log + "\n");
        try (JavaProcess process = Guarded.start(Jdks.all().get(0), config, CommandedCalls.class.getName())) {
            process.command("fail 1");
            process.command("get");
            Eventually.holds(() -> Files.exists(log) && Files.readString(log).contains("WARN crm: CLOSED -> OPEN"));
            process.closeStdin();
            process.awaitExit();
            Guarded.assertBannerAlone(process);
        }
    }
}
