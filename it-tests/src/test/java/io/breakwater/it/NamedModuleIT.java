package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.loaders.CommandedPrices;
import io.breakwater.it.app.loaders.PriceClient;
import io.breakwater.it.app.loaders.PriceException;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Archive;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that is a named module, which requires nothing, exports nothing and opens nothing. */
@Timeout(60)
class NamedModuleIT {

    private static final String CONFIG = """
            failure-threshold = 2
            recovery-timeout = 1h
            retry.max-attempts = 2
            retry.base-delay = 1ms
            log.level = off
            circuit.prices.methods = io.breakwater.it.app.loaders.PriceClient#price
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void classOfANamedModule_isGuarded(Path jdk) throws Exception {
        // The module asks for java.base alone, so for a look at the circuit these two have to be there.
        try (JavaProcess app = start(jdk, "--add-modules", "java.management,jdk.management.agent")) {
            callsAreGuarded(app);
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat(jmx.circuit("prices", "State")).isEqualTo("OPEN");
                assertThat(jmx.circuit("prices", "RetriesTotal")).isEqualTo(2L);
                assertThat((String[]) jmx.agent("GuardedMethods")).hasSize(1);
                Guarded.assertHealthy(jmx);
            }
            Guarded.assertEndsQuietly(app);
        }
    }

    /** There is no java.management then, and so there are no beans. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void jvmWithTheModuleAndJavaBaseAlone_isGuarded(Path jdk) throws Exception {
        try (JavaProcess app = start(jdk)) {
            callsAreGuarded(app);
            Guarded.assertEndsQuietly(app);
        }
    }

    private static void callsAreGuarded(JavaProcess app) throws Exception {
        assertThat(app.awaitLine(line -> true)).isEqualTo("ready in module breakwater.it.prices");
        app.command("fail 1");
        Guarded.assertAnswers(app, "tea", "OK tea costs 7, attempts 2");
        app.command("fail 2");
        Guarded.assertAnswers(app, "tea", "OK PriceException, attempts 2");
        Guarded.assertAnswers(app, "tea", "OK CircuitOpenException, attempts 0");
    }

    private JavaProcess start(Path jdk, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(
                List.of("-p", module().toString(), "-m", "breakwater.it.prices/" + CommandedPrices.class.getName()));
        return Guarded.startJava(jdk, Guarded.config(directory, CONFIG), arguments);
    }

    private Path module() throws Exception {
        Path module = new Archive()
                .text("module-info.java", "module breakwater.it.prices {}\n")
                .classes(CommandedPrices.class, PriceClient.class, PriceException.class)
                .directory(directory.resolve("module"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        boolean compiled = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of("--release", "17", "-d", module.toString()),
                        null,
                        compiler.getStandardFileManager(null, null, null)
                                .getJavaFileObjects(module.resolve("module-info.java")))
                .call();
        assertThat(compiled).as(messages.toString()).isTrue();
        return module;
    }
}
