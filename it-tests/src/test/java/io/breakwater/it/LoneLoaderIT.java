package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.loaders.LoadedPrices;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A class loader that delegates nothing but {@code java.*}, and has no resources. */
@Timeout(60)
class LoneLoaderIT {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void loaderThatDelegatesNothing_classOfItsOwn_isGuarded(Path jdk) throws Exception {
        Path config = Guarded.config(directory, """
                failure-threshold = 2
                recovery-timeout = 1h
                retry.max-attempts = 2
                retry.base-delay = 1ms
                log.level = off
                circuit.prices.methods = io.breakwater.it.app.loaders.PriceClient#price
                """);
        try (JavaProcess app = Guarded.start(jdk, config, LoadedPrices.class.getName())) {
            Guarded.assertAnswers(app, "load lone", "OK lone is another class");

            app.command("lone fail 1");
            Guarded.assertAnswers(app, "lone tea", "OK tea costs 7, attempts 2");
            app.command("lone fail 2");
            Guarded.assertAnswers(app, "lone tea", "OK PriceException, attempts 2");
            Guarded.assertAnswers(app, "lone tea", "OK CircuitOpenException, attempts 0");

            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat(jmx.circuit("prices", "State")).isEqualTo("OPEN");
                assertThat((String[]) jmx.agent("GuardedMethods"))
                        .anyMatch(line -> line.contains("io.breakwater.it.app.loaders.LoneLoader"));
                Guarded.assertHealthy(jmx);
            }
            Guarded.assertEndsQuietly(app);
        }
    }
}
