package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.small.CommandedCalls;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.Attribute;
import javax.management.ObjectName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Observing: everything is counted as it would be, nothing is changed, and it is switched while the application runs. */
@Timeout(60)
class ObserveIT {

    private static final String CONFIG = """
            reload = manual
            failure-threshold = 2
            recovery-timeout = 1h
            retry.base-delay = 1ms
            circuit.crm.methods = io.breakwater.it.app.small.FlakyAccounts#getAccount
            circuit.own.methods = io.breakwater.it.app.small.FlakyAccounts#createAccount
            fallback.get.tiers = io.breakwater.it.app.small.FlakyAccounts#getAccount
            fallback.get.value = nobody
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void observe_countsWhatWouldBe_andChangesNothing(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG + "circuit.crm.mode = observe\n");
        ObjectName agent = new ObjectName("io.breakwater:type=Agent");
        ObjectName chain = new ObjectName("io.breakwater:type=Fallback,name=get");
        try (JavaProcess app = Guarded.start(jdk, config, CommandedCalls.class.getName())) {
            app.awaitLine("ready"::equals);
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                app.command("fail 2");
                assertThat(app.command("get")).isEqualTo("OK java.lang.IllegalStateException: 503 for get 7");
                assertThat(app.command("get")).isEqualTo("OK java.lang.IllegalStateException: 503 for get 7");
                assertThat(jmx.circuit("crm", "State")).isEqualTo("OPEN");
                assertThat(jmx.circuit("crm", "RetriesTotal")).isEqualTo(1L);
                assertThat(app.command("get")).as("would be refused").isEqualTo("OK account 7");
                assertThat(jmx.circuit("crm", "CallsRejected")).isEqualTo(1L);
                assertThat(jmx.server().getAttribute(chain, "Calls")).isEqualTo(2L);

                jmx.server().setAttribute(agent, new Attribute("Mode", "observe"));
                app.command("fail 1");
                assertThat(app.command("create")).contains("503 for create acme");
                assertThat(jmx.circuit("own", "CallsFailed"))
                        .as("the other circuit")
                        .isEqualTo(1L);

                Files.writeString(config, CONFIG + "circuit.crm.mode = enforce\n");
                jmx.server().invoke(agent, "reload", null, null);
                assertThat(app.command("get")).as("open, and in earnest now").isEqualTo("OK nobody");
                assertThat((String[]) jmx.agent("WeaveFailures")).isEmpty();
                assertThat(jmx.agent("SuppressedErrors")).isEqualTo(0L);
            }
        }
    }
}
