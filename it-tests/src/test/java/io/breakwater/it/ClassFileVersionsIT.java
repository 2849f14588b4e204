package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.loaders.NamedClients;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Archive;
import io.breakwater.it.harness.ClassFiles;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.harness.Jdks;
import io.breakwater.it.process.JavaProcess;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Class files of every version from Java 5 to that of the JVM. */
@Timeout(120)
class ClassFileVersionsIT {

    private static final String PACKAGE = "com.acme.ages.";
    private static final int JAVA_5 = 49;
    /** Java N has class files of version N + 44. */
    private static final int OFFSET = 44;

    private static final int PREVIEW = 0xFFFF;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void classFileOfEveryVersion_isGuarded(Path jdk) throws Exception {
        int newest = Jdks.major(jdk) + OFFSET;
        Archive clients = new Archive();
        List<String> names = new ArrayList<>();
        for (int major = JAVA_5; major <= newest; major++) {
            add(names, clients, "Relabelled" + major, ClassFiles.relabelled(PACKAGE + "Relabelled" + major, major, 0));
            add(names, clients, "Made" + major, ClassFiles.made(PACKAGE + "Made" + major, major));
        }
        add(names, clients, "Subroutine", ClassFiles.withSubroutine(PACKAGE + "Subroutine"));
        add(names, clients, "Preview", ClassFiles.relabelled(PACKAGE + "Preview", newest, PREVIEW));
        try (JavaProcess app = start(jdk, clients.directory(directory.resolve("clients")))) {
            for (String name : names) {
                Guarded.assertAnswers(app, name, "OK tea!!! after 2 attempts");
            }
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat((String[]) jmx.agent("GuardedMethods")).hasSameSizeAs(names);
                assertThat(jmx.circuit("ages", "RetriesTotal")).isEqualTo((long) names.size());
                Guarded.assertHealthy(jmx);
            }
            Guarded.assertEndsQuietly(app);
        }
    }

    private static void add(List<String> names, Archive clients, String name, byte[] classFile) {
        names.add(PACKAGE + name);
        clients.classFile(PACKAGE + name, classFile);
    }

    private JavaProcess start(Path jdk, Path clients) throws Exception {
        Path config = Guarded.config(directory, """
                failure-threshold = 0
                retry.base-delay = 1ms
                retry.budget = 100%
                circuit.ages.methods = com.acme.ages.*#lookUp, com.acme.ages.Made*#call, com.acme.ages.Subroutine#call
                """);
        return Guarded.startJava(
                jdk,
                config,
                List.of(
                        "--enable-preview",
                        "-cp",
                        Archive.of(NamedClients.class) + File.pathSeparator + clients,
                        NamedClients.class.getName()));
    }
}
