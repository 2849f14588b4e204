package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.loaders.Collected;
import io.breakwater.it.app.loaders.CommandedPrices;
import io.breakwater.it.app.loaders.PriceClient;
import io.breakwater.it.app.loaders.PriceException;
import io.breakwater.it.containers.FelixHost;
import io.breakwater.it.containers.PriceActivator;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Archive;
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
import org.osgi.framework.launch.Framework;

/** A bundle in Apache Felix, which imports the framework and nothing else. */
@Timeout(120)
class OsgiIT {

    private static final String CONFIG = """
            failure-threshold = 2
            recovery-timeout = 1h
            retry.max-attempts = 2
            retry.base-delay = 1ms
            log.level = off
            circuit.prices.methods = io.breakwater.it.app.loaders.PriceClient#price
            """;

    private static final int WARNS_OF_UNSAFE = 24;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void classOfABundle_installedAgain_isGuardedAgainAndTheOldOneIsCollected(Path jdk) throws Exception {
        String bundle = bundle().toString();
        try (JavaProcess felix = start(jdk)) {
            install(felix, bundle);
            felix.command("fail 2");
            Guarded.assertAnswers(felix, "tea", "OK PriceException, attempts 2");
            Guarded.assertAnswers(felix, "tea", "OK CircuitOpenException, attempts 0");
            try (CircuitWatch jmx = new CircuitWatch(felix.pid())) {
                assertThat(jmx.circuit("prices", "State")).isEqualTo("OPEN");
                assertThat((String[]) jmx.agent("GuardedMethods"))
                        .singleElement()
                        .asString()
                        .contains("org.apache.felix.framework.BundleWiringImpl$BundleClassLoader@");
                Guarded.assertAnswers(felix, "uninstall", "OK collected");
                assertThat((String[]) jmx.agent("GuardedMethods")).isEmpty();

                jmx.operate("prices", "close");
                install(felix, bundle);
                assertThat((String[]) jmx.agent("GuardedMethods")).hasSize(1);
                assertThat(jmx.circuit("prices", "RetriesTotal")).isEqualTo(3L);
                Guarded.assertHealthy(jmx);
            }
            Guarded.assertEndsQuietly(felix);
        }
    }

    private static void install(JavaProcess felix, String bundle) throws Exception {
        int before = felix.position();
        Guarded.assertAnswers(felix, "install " + bundle, "OK installed breakwater.it.prices");
        assertThat(felix.awaitLine(before, line -> line.startsWith("started: ")))
                .as("it calls as it starts")
                .isEqualTo("started: tea costs 7, attempts 2");
    }

    private JavaProcess start(Path jdk) throws Exception {
        // What the host itself needs, and not the client: that one is in the bundle alone.
        Path host = new Archive()
                .classes(FelixHost.class, CommandedPrices.class, Collected.class)
                .directory(directory.resolve("host"));
        List<String> arguments = new ArrayList<>(List.of(
                "-cp",
                host + File.pathSeparator + Archive.of(Framework.class),
                FelixHost.class.getName(),
                directory.resolve("cache").toString()));
        if (Jdks.major(jdk) >= WARNS_OF_UNSAFE) {
            arguments.add(0, "--sun-misc-unsafe-memory-access=allow"); // Felix needs it; the agent does not
        }
        return Guarded.startJava(jdk, Guarded.config(directory, CONFIG), arguments);
    }

    private Path bundle() throws Exception {
        return new Archive()
                .header("Bundle-ManifestVersion", "2")
                .header("Bundle-SymbolicName", "breakwater.it.prices")
                .header("Bundle-Version", "1.0.0")
                .header("Bundle-Activator", PriceActivator.class.getName())
                .header("Import-Package", "org.osgi.framework")
                .classes(PriceActivator.class, PriceClient.class, PriceException.class)
                .jar(directory.resolve("prices.jar"));
    }
}
