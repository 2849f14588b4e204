package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.it.app.small.CommandedCalls;
import io.breakwater.it.harness.AgentCommand;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.jconsole.JConsole;
import io.breakwater.it.jconsole.Screen;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an operator sees and does in the real JConsole, with its own windows, tables and buttons. */
@Timeout(180)
class JConsoleIT {

    private static final String CONFIG = """
            failure-threshold = 1
            retry.max-attempts = 1
            circuit.crm.methods = io.breakwater.it.app.small.FlakyAccounts#getAccount
            circuit.writes.methods = io.breakwater.it.app.small.FlakyAccounts#createAccount
            """;

    @TempDir
    private Path directory;

    private interface Steps {
        void take(JavaProcess app, JConsole console) throws Exception;
    }

    private void inJConsole(Path jdk, Steps steps) throws Exception {
        Path config = Guarded.config(directory, CONFIG);
        try (JavaProcess app = Guarded.start(jdk, config, CommandedCalls.class.getName());
                Screen screen = Screen.start()) {
            app.awaitLine("ready"::equals);
            app.command("get");
            app.command("fail 1");
            app.command("get");
            try (JConsole console = JConsole.start(jdk, screen, directory, Guarded.agentJar(), app.pid())) {
                console.connect();
                steps.take(app, console);
            }
            assertThat(app.command("get")).as("it lives on without JConsole").startsWith("OK ");
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void circuit_isSeenAndForcedOpen(Path jdk) throws Exception {
        inJConsole(jdk, (app, console) -> {
            console.perform("select io.breakwater/Circuit/crm/Attributes");
            console.awaitText("cell State", "OPEN");
            assertThat(console.perform("cell CallsFailed")).isEqualTo("1");
            assertThat(console.perform("cell LastFailure")).isEqualTo("java.lang.IllegalStateException");
            assertThat(console.perform("cell SettingRecoveryTimeout")).isEqualTo("60s");
            assertThat(console.perform("tip CallsRejected")).contains("Calls that were refused and never ran");

            console.perform("select io.breakwater/Circuit/crm/Operations");
            console.perform("press close");
            console.dismiss("Method successfully invoked");
            assertThat(app.command("get")).isEqualTo("OK account 7");
            console.perform("press forceOpen");
            console.dismiss("Method successfully invoked");
            assertThat(app.command("get")).contains("FORCED_OPEN");

            console.perform("select io.breakwater/Circuit/crm/Attributes");
            console.perform("press Refresh");
            console.awaitText("cell State", "FORCED_OPEN");

            console.perform("select io.breakwater/Circuit/crm/Notifications");
            console.perform("press Subscribe");
            console.perform("select io.breakwater/Circuit/crm/Notifications[0]"); // it has subscribed
            AgentCommand.run(jdk, directory, "close", Long.toString(app.pid()), "crm");
            console.awaitText("texts", "crm: FORCED_OPEN -> CLOSED (");
        });
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void agent_showsAllCircuitsAtOneLook_andRefusesNonsenseInASentence(Path jdk) throws Exception {
        inJConsole(jdk, (app, console) -> {
            console.perform("select io.breakwater/Agent/Attributes");
            console.awaitText("cell CircuitsOpen", "1");
            console.perform("double-click Circuits");
            assertThat(console.awaitText("texts", "crm     OPEN")).contains("writes  CLOSED");
            console.perform("edit Mode=on");
            console.dismiss("must be enforce, observe or off, got 'on'");

            console.perform("select io.breakwater/Circuit/crm/Attributes");
            console.awaitText("cell SettingWindow", "100 calls");
            console.perform("edit SettingWindow=5 cals");
            console.dismiss("window must be a number of calls such as 100 calls");
            console.perform("edit SettingWindow=50 calls");
            console.perform("press Refresh");
            console.awaitText("cell SettingWindow", "50 calls");

            console.perform("select io.breakwater/Agent/Operations/explain");
            console.awaitText("texts", "type#method, such as com.acme.Client#getAccount");
            console.perform("select io.breakwater/Agent/Operations");
            console.perform("fill method=io.breakwater.it.app.small.FlakyAccounts#getAccount");
            console.perform("press explain");
            console.awaitText("texts", "circuit crm is OPEN");
        });
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void circuitsTab_showsAndSteersAllCircuits(Path jdk) throws Exception {
        inJConsole(jdk, (app, console) -> {
            console.perform("tab Circuits");
            console.awaitText("cell crm", "OPEN");
            assertThat(console.perform("cell writes")).isEqualTo("CLOSED");
            console.awaitText("texts", "Breakwater 1.0.0, mode enforce, 2 circuits, 1 open");

            console.perform("row crm");
            console.awaitText("texts", "  CLOSED -> OPEN (1 failure: java.lang.IllegalStateException)");
            console.awaitText("texts", ", trial in ");
            console.perform("press Close");
            console.awaitText("cell crm", "CLOSED");
            assertThat(app.command("get")).isEqualTo("OK account 7");

            console.perform("row writes");
            console.perform("press Force open");
            console.awaitText("texts", "Force open writes? Every call of it is refused");
            console.perform("press Cancel");
            assertThat(app.command("create")).isEqualTo("OK created acme");
            console.perform("press Force open");
            console.awaitText("texts", "Force open writes?");
            console.perform("press Force open"); // of the dialog, which is in front
            console.awaitText("cell writes", "FORCED_OPEN");
            console.awaitText("texts", "Done: writes: Force open");
            assertThat(app.command("create")).contains("FORCED_OPEN");
            console.perform("press Enable");
            console.awaitText("cell writes", "CLOSED");

            console.perform("press Mode\u2026");
            console.awaitText("texts", "What the agent may do");
            console.perform("choose off");
            console.perform("press OK");
            console.awaitText("texts", "Breakwater 1.0.0, mode off, ");
            app.command("fail 2");
            app.command("get");
            assertThat(app.command("get")).as("nothing opens").contains("503");
            console.awaitText("cell crm", "CLOSED");
        });
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void circuitsTab_withoutAgent_saysSo_untilOneComes(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG);
        try (JavaProcess app =
                        JavaProcess.start(jdk, CommandedCalls.class.getName(), JavaProcess.QUICK_START, List.of());
                Screen screen = Screen.start()) {
            app.awaitLine("ready"::equals);
            String pid = Long.toString(app.pid());
            try (JConsole console = JConsole.start(jdk, screen, directory, Guarded.agentJar(), app.pid())) {
                console.connect();
                console.perform("tab Circuits");
                console.awaitText("texts", "There is no Breakwater agent in this JVM,");
                assertThat(AgentCommand.run(jdk, directory, "attach", pid, config.toString())
                                .exitCode())
                        .isZero();
                console.awaitText("texts", "Breakwater 1.0.0, mode enforce, 2 circuits, 0 open, " + config);
                console.awaitText("cell crm", "CLOSED");
                assertThat(AgentCommand.run(jdk, directory, "detach", pid).exitCode())
                        .isZero();
                console.awaitText("texts", "There is no Breakwater agent in this JVM,");
                assertThatThrownBy(() -> console.performAtOnce("cell crm")).hasMessageContaining("there is no row crm");
            }
        }
    }

    /** As an operator would have it: what is missing, and what to install. */
    @Test
    void jdkWithoutWindows_isToldInASentence() throws Exception {
        Path jdk = directory.resolve("headless");
        Files.createDirectories(jdk.resolve("bin"));
        Files.createFile(jdk.resolve("bin/jconsole")).toFile().setExecutable(true);
        try (Screen screen = Screen.start()) {
            assertThatThrownBy(() -> JConsole.start(jdk, screen, directory, Guarded.agentJar(), 1))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("has no JConsole with windows: apt-get install");
        }
    }
}
