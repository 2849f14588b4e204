package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.tiers.TiersMain;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Eventually;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.harness.Jars;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tiers that are made for the call, found elsewhere or gone, and results that an adapter makes fit. */
@Timeout(90)
class FallbackIT {

    private static final String APP = "io.breakwater.it.app.tiers.";
    private static final String CIRCUITS = """
            retry.max-attempts = 1
            failure-threshold = 0
            circuit.main.methods = APP.MainAccounts#*
            circuit.others.methods = APP.MapAccounts#get, APP.FreshAccounts#get, APP.SharedAccounts#get
            """;
    private static final String CHAINS = """
            extensions = lib/adapters.jar
            fallback.adapted.tiers = APP.MainAccounts#adapted -> APP.MapAccounts#get
            fallback.adapted.2.adapter = com.acme.ext.Adapters#account
            fallback.fresh.tiers = APP.MainAccounts#fresh -> APP.FreshAccounts#get
            fallback.fresh.2.instance = new
            fallback.shared.tiers = APP.MainAccounts#shared -> APP.SharedAccounts#get
            fallback.shared.2.instance = APP.SharedAccounts#shared
            fallback.last.tiers = APP.MainAccounts#last -> APP.MapAccounts#get -> APP.SharedAccounts#get
            fallback.last.2.adapter = com.acme.ext.Adapters#broken
            fallback.last.3.instance = last
            fallback.create.tiers = APP.MainAccounts#createAccount -> APP.MapAccounts#get -> APP.SharedAccounts#get
            fallback.create.2.adapter = com.acme.ext.Adapters#broken
            fallback.create.3.instance = APP.SharedAccounts#shared
            """;
    private static final String ADAPTERS = """
            package com.acme.ext;

            import io.breakwater.it.app.tiers.Account;
            import java.util.Map;

            final class Adapters {
                private static Account account(Map<String, String> answer) {
                    return new Account(answer.get("name"), answer.get("from"));
                }

                static Account broken(Map<String, String> answer) {
                    throw new UnsupportedOperationException();
                }
            }
            """;

    @TempDir
    private Path directory;

    @BeforeEach
    void pack() throws Exception {
        Jars.of(Files.createDirectory(directory.resolve("lib")), "adapters.jar", "com.acme.ext.Adapters", ADAPTERS);
    }

    private static String config(String... parts) {
        return String.join("", parts).replace("APP.", APP);
    }

    private static void assertHealthy(JavaProcess app, CircuitWatch jmx) throws Exception {
        assertThat((String[]) jmx.agent("WeaveFailures")).isEmpty();
        assertThat(jmx.agent("SuppressedErrors")).isEqualTo(0L);
        app.closeStdin();
        assertThat(app.awaitExit()).as(app.transcript()).isZero();
        Guarded.assertBannerAlone(app);
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void tiers_answerOnTheInstancesThatAreNamed_asTheApplicationExpects(Path jdk) throws Exception {
        // The first tier's failure proves that nothing was sent, so a write goes on to the second tier, too.
        Path file = Guarded.config(
                directory, config(CIRCUITS, CHAINS, "circuit.main.not-sent = java.lang.IllegalStateException"));
        try (JavaProcess app = Guarded.start(jdk, file, TiersMain.class.getName())) {
            app.awaitLine("ready"::equals);
            assertThat(app.command("adapted 1"))
                    .as("nobody has made an instance yet")
                    .endsWith("MapAccounts#get: skipped: no live instance of it has been constructed since the agent"
                            + " started)");
            app.command("open map");
            assertThat(app.command("adapted 1")).isEqualTo("OK Account[name=1, from=map]");
            assertThat(app.command("fresh 2")).isEqualTo("OK Account[name=2, from=fresh 1]");
            assertThat(app.command("fresh 3")).isEqualTo("OK Account[name=3, from=fresh 2]");
            assertThat(app.command("shared 4")).isEqualTo("OK Account[name=4, from=shared, asked 1]");
            assertThat(app.command("last 5"))
                    .as("the adapter has failed, and a read may be asked elsewhere")
                    .isEqualTo("OK Account[name=5, from=shared, asked 2]");
            assertThat(app.command("create 6"))
                    .as("a write has acted by then")
                    .startsWith("OK java.lang.IllegalStateException(503 for 6) + "
                            + "io.breakwater.core.AllTiersFailedException(fallback 'create': all tiers failed: ")
                    .contains("MapAccounts#get: its answer could not be adapted:"
                            + " java.lang.UnsupportedOperationException)")
                    .doesNotContain("SharedAccounts");
            app.command("drop");
            assertThat(app.command("adapted 7"))
                    .startsWith("OK java.lang.IllegalStateException(503 for 7) + "
                            + "io.breakwater.core.AllTiersFailedException(fallback 'adapted': all tiers failed: " + APP
                            + "MainAccounts#adapted: java.lang.IllegalStateException; " + APP
                            + "MapAccounts#get: skipped: no live instance");
            assertThat(app.command("last 8")).isEqualTo("OK Account[name=8, from=shared, asked 3]");
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat((String[]) jmx.agent("ConfigProblems")).isEmpty();
                assertThat((String[]) jmx.agent("GuardedMethods"))
                        .anyMatch(line -> line.contains("#last(")
                                && line.endsWith(
                                        ", falls back to " + APP + "MapAccounts#get -> " + APP + "SharedAccounts#get"));
                assertHealthy(app, jmx);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void chainThatIsAddedLater_findsItsJarAndItsInstances(Path jdk) throws Exception {
        String quiet = "log.level = off\n";
        Path file = Guarded.config(directory, config(CIRCUITS, quiet));
        try (JavaProcess app = Guarded.start(jdk, file, TiersMain.class.getName());
                CircuitWatch jmx = watch(app)) {
            app.command("open before");
            assertThat(app.command("adapted 1")).isEqualTo("OK java.lang.IllegalStateException(503 for 1)");
            rewrite(jmx, config(CIRCUITS, quiet, CHAINS));
            assertThat(app.command("adapted 2")).contains("no live instance");
            app.command("open after");
            assertThat(app.command("adapted 3")).isEqualTo("OK Account[name=3, from=after]");
            assertThat((String[]) jmx.agent("ConfigProblems")).isEmpty();
            rewrite(jmx, config(CIRCUITS, quiet, CHAINS.replaceAll("fallback.adapted.2.adapter.*", "")));
            assertThat(app.command("adapted 4"))
                    .contains("MapAccounts#get: skipped: it returns java.util.Map, which is no " + APP + "Account");
            assertThat((String[]) jmx.agent("ConfigProblems"))
                    .containsExactly("fallback 'adapted': tier 2, " + APP + "MapAccounts#get, can never answer for "
                            + APP + "MainAccounts#adapted(java.lang.String): its result is java.util.Map, which is no "
                            + APP + "Account: give an adapter (fallback.adapted.2.adapter)");
            assertThat((String[]) jmx.agent("GuardedMethods"))
                    .anyMatch(line -> line.contains("its result is java.util.Map, which is no " + APP
                            + "Account, give an adapter (fallback.adapted.2.adapter))"));
            assertThat(app.command("fresh 5")).as("a chain that stays").isEqualTo("OK Account[name=5, from=fresh 1]");
            assertHealthy(app, jmx);
        }
    }

    private static CircuitWatch watch(JavaProcess app) throws Exception {
        app.awaitLine("ready"::equals); // a JVM that is just starting may not hear who wants to attach
        return new CircuitWatch(app.pid());
    }

    private void rewrite(CircuitWatch jmx, String config) throws Exception {
        Object before = jmx.agent("ConfigLoadedAt");
        Files.writeString(directory.resolve("agent.properties"), config);
        Eventually.holds(() -> !jmx.agent("ConfigLoadedAt").equals(before));
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void jarThatIsMissing_isAProblemLikeTheOthers(Path jdk) throws Exception {
        Path file = Guarded.config(
                directory,
                config(CIRCUITS, "extensions = lib/adapters.jar, lib/missing.jar\nfallback.x.2.adaptor = a.B#c\n"));
        try (JavaProcess app = Guarded.start(jdk, file, TiersMain.class.getName())) {
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
            assertThat(String.join("\n", app.err()))
                    .contains("off: 2 problems")
                    .contains("extensions: 'lib/missing.jar' is not there")
                    .contains("fallback.x.2.adaptor: unknown setting '2.adaptor' - did you mean 2.adapter?");
        }
    }
}
