package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.loaders.CommandedPrices;
import io.breakwater.it.app.loaders.PriceClient;
import io.breakwater.it.app.loaders.PriceException;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Archive;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.harness.Jdks;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An application with an archive of its classes. From an AOT cache the JVM has them loaded before it starts an agent; from a
 * CDS archive it takes them as they are needed, unless an agent changes them.
 */
@Timeout(120)
class ArchivedClassesIT {

    private static final int WITH_AOT_CACHE = 25;
    /** Any agent needs this module; a cache holds only if the JVM that made it had it, too. */
    private static final List<String> WITH_AGENTS = List.of("--add-modules", "java.instrument");

    private static final String MESSAGE_OF_THE_JVM = "\\[[0-9.]+s]\\[error]\\[(aot|cds)] .*";

    private static final String CONFIG = """
            retry.base-delay = 1ms
            circuit.prices.methods = io.breakwater.it.app.loaders.PriceClient#price
            """;

    @TempDir
    private Path directory;

    static List<Path> jdksWithAotCache() {
        return Jdks.all().stream()
                .filter(jdk -> Jdks.major(jdk) >= WITH_AOT_CACHE)
                .toList();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("jdksWithAotCache")
    void classesOfAnAotCache_loadedBeforeTheAgent_areGuarded(Path jdk) throws Exception {
        train(jdk, "-XX:AOTCacheOutput=" + directory.resolve("prices.aot"), WITH_AGENTS);

        JavaProcess app = isGuarded(jdk, "-XX:AOTCache=" + directory.resolve("prices.aot"), WITH_AGENTS);

        assertThat(app.out()).as("the JVM itself says nothing").noneMatch(line -> line.matches(MESSAGE_OF_THE_JVM));
        List<String> loaded = loaded();
        int client = indexOf(loaded, PriceClient.class.getName() + " source: shared objects file");
        int agent = indexOf(loaded, "io.breakwater.agent.launch.BreakwaterAgent source: ");
        assertThat(client).isNotNegative().isLessThan(agent);
    }

    /** The JVM gives up the cache and says so, whatever the agent. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("jdksWithAotCache")
    void classesOfAnAotCache_madeWithoutTheModuleOfAgents_areGuardedWithoutTheCache(Path jdk) throws Exception {
        train(jdk, "-XX:AOTCacheOutput=" + directory.resolve("prices.aot"), List.of());

        JavaProcess app = isGuarded(jdk, "-XX:AOTCache=" + directory.resolve("prices.aot"), List.of());

        assertThat(app.out())
                .anyMatch(line ->
                        line.matches(MESSAGE_OF_THE_JVM) && line.contains("java.instrument specified during runtime"));
        assertThat(indexOf(loaded(), "shared objects file")).isNegative();
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void classesOfACdsArchive_areGuarded(Path jdk) throws Exception {
        train(jdk, "-XX:ArchiveClassesAtExit=" + directory.resolve("prices.jsa"), List.of());

        isGuarded(jdk, "-XX:SharedArchiveFile=" + directory.resolve("prices.jsa"), List.of());

        assertThat(indexOf(loaded(), PriceException.class.getName() + " source: shared objects file (top)"))
                .as("the archive is in use")
                .isNotNegative();
    }

    private void train(Path jdk, String option, List<String> options) throws Exception {
        Path jar = new Archive()
                .classes(CommandedPrices.class, PriceClient.class, PriceException.class)
                .jar(directory.resolve("prices.jar"));
        List<String> arguments = new ArrayList<>(JavaProcess.QUICK_START);
        arguments.add(option);
        arguments.addAll(options);
        arguments.addAll(List.of("-cp", jar.toString(), CommandedPrices.class.getName()));
        try (JavaProcess training = JavaProcess.startJava(jdk, arguments)) {
            training.command("fail 1");
            training.command("tea");
            training.closeStdin();
            assertThat(training.awaitExit()).as(training.transcript()).isZero();
        }
    }

    private JavaProcess isGuarded(Path jdk, String option, List<String> options) throws Exception {
        List<String> arguments = new ArrayList<>(options);
        arguments.add(option);
        arguments.add("-Xlog:class+load:file=" + directory.resolve("loaded.txt"));
        arguments.addAll(List.of("-cp", directory.resolve("prices.jar").toString(), CommandedPrices.class.getName()));
        try (JavaProcess app = Guarded.startJava(jdk, Guarded.config(directory, CONFIG), arguments)) {
            app.command("fail 1");
            Guarded.assertAnswers(app, "tea", "OK tea costs 7, attempts 2");
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat(jmx.circuit("prices", "RetriesTotal")).isEqualTo(1L);
                assertThat((String[]) jmx.agent("GuardedMethods")).hasSize(1);
                Guarded.assertHealthy(jmx);
            }
            Guarded.assertEndsQuietly(app);
            assertThat(app.out().stream().filter(line -> !line.matches(MESSAGE_OF_THE_JVM)))
                    .containsExactly("ready", "OK fail 1", "OK tea costs 7, attempts 2");
            return app;
        }
    }

    private List<String> loaded() throws Exception {
        return Files.readAllLines(directory.resolve("loaded.txt"));
    }

    private static int indexOf(List<String> lines, String text) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i;
            }
        }
        return -1;
    }
}
