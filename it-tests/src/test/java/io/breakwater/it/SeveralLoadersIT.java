package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.loaders.LoadedPrices;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One pattern, and a class of that name in each of several class loaders. */
@Timeout(60)
class SeveralLoadersIT {

    private static final String LINE = "io.breakwater.it.app.loaders.Price*#price ->"
            + " io.breakwater.it.app.loaders.PriceClient#price(java.lang.String), ";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void classesOfSeveralLoaders_onePattern_shareOneCircuit(Path jdk) throws Exception {
        try (JavaProcess app = start(jdk)) {
            app.command("load first");
            app.command("load second");

            app.command("own fail 1");
            Guarded.assertAnswers(app, "own tea", "OK PriceException, attempts 1");
            app.command("first fail 1");
            Guarded.assertAnswers(app, "first tea", "OK PriceException, attempts 1");
            app.command("second fail 1");
            Guarded.assertAnswers(app, "second tea", "OK PriceException, attempts 1");
            Guarded.assertAnswers(app, "own tea", "OK CircuitOpenException, attempts 0");
            Guarded.assertAnswers(app, "first tea", "OK CircuitOpenException, attempts 0");

            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat(jmx.circuit("prices", "CallsFailed")).isEqualTo(3L);
                assertThat(jmx.circuit("prices", "CallsRejected")).isEqualTo(2L);
                assertThat(Set.of((String[]) jmx.agent("GuardedMethods")))
                        .hasSize(3)
                        .allMatch(line -> line.startsWith(LINE) && line.endsWith(", circuit prices"));
                Guarded.assertHealthy(jmx);
            }
            Guarded.assertEndsQuietly(app);
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void loaderThatIsDropped_isCollectedAndNoLongerListed(Path jdk) throws Exception {
        try (JavaProcess app = start(jdk)) {
            app.command("load first");
            app.command("load second");
            app.command("first fail 1");
            app.command("first tea");
            Guarded.assertAnswers(app, "drop first", "OK first is collected");
            Guarded.assertAnswers(app, "second tea", "OK tea costs 7, attempts 1");

            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat((String[]) jmx.agent("GuardedMethods")).hasSize(2);
                assertThat(jmx.circuit("prices", "CallsTotal")).isEqualTo(2L);
                Guarded.assertHealthy(jmx);
            }
            Guarded.assertEndsQuietly(app);
        }
    }

    private JavaProcess start(Path jdk) throws Exception {
        return Guarded.start(jdk, Guarded.config(directory, """
                        failure-threshold = 3
                        recovery-timeout = 1h
                        retry.max-attempts = 1
                        log.level = off
                        circuit.prices.methods = io.breakwater.it.app.loaders.Price*#price
                        """), LoadedPrices.class.getName());
    }
}
