package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.small.CommandedCalls;
import io.breakwater.it.harness.AgentCommand;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.harness.Shell;
import io.breakwater.it.harness.Tty;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code top} and {@code list} in a real terminal. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT) // it mostly waits
class TopIT {

    private static final String CONFIG = """
            failure-threshold = 1
            retry.max-attempts = 1
            circuit.crm.methods = io.breakwater.it.app.small.FlakyAccounts#getAccount
            circuit.writes.methods = io.breakwater.it.app.small.FlakyAccounts#createAccount
            """;

    @TempDir
    private Path directory;

    private JavaProcess start(Path jdk) throws Exception {
        JavaProcess app = Guarded.start(jdk, Guarded.config(directory, CONFIG), CommandedCalls.class.getName());
        app.awaitLine("ready"::equals);
        assertThat(app.command("get")).isEqualTo("OK account 7");
        return app;
    }

    private Tty terminal(Path jdk, String environment, String command) throws Exception {
        return Tty.start(
                directory, environment + " " + jdk.resolve("bin/java") + " -jar " + Guarded.agentJar() + " " + command);
    }

    private Tty top(Path jdk, String environment, JavaProcess app) throws Exception {
        Tty terminal = terminal(jdk, environment, "top " + app.pid() + " --interval 200ms");
        terminal.awaitLine(line -> line.startsWith("writes "));
        return terminal;
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void top_fitsIn80Columns_followsItsWindow_andQuitsOnQ(Path jdk) throws Exception {
        try (JavaProcess app = start(jdk);
                Tty terminal = top(jdk, "", app)) {
            app.command("fail 1");
            assertThat(app.command("get")).contains("503");
            terminal.awaitLine(line -> line.matches("crm +OPEN .*"));
            List<String> narrow = terminal.lines();
            assertThat(narrow.subList(4, narrow.size())).allMatch(line -> line.length() <= 80);
            terminal.resize(120, 40);
            terminal.awaitLine(line -> line.matches("crm +OPEN .*trial in .*; java.lang.IllegalStateException"));
            terminal.awaitLine(line -> line.contains("crm: CLOSED -> OPEN (1 failure"));
            terminal.type("xq");
            assertThat(terminal.awaitExit()).as(terminal.shown()).isZero();
            assertThat(terminal.shown()).contains("\u001b[1;31mcrm ", "\u001b[32mwrites ");
            terminal.assertRestored();
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void top_endedByCtrlC_givesTheScreenBack(Path jdk) throws Exception {
        try (JavaProcess app = start(jdk);
                Tty terminal = top(jdk, "NO_COLOR=1", app)) {
            terminal.type("\u0003");
            assertThat(terminal.awaitExit()).as(terminal.shown()).isEqualTo(130);
            assertThat(terminal.shown()).contains("\u001b[?1049h").doesNotContain("\u001b[32m");
            terminal.assertRestored();
            assertThat(app.command("get")).as("it lives").isEqualTo("OK account 7");
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void top_inATerminalThatCannotRedraw_isPlain_andQuitsOnQAndEnter(Path jdk) throws Exception {
        try (JavaProcess app = start(jdk);
                Tty terminal = top(jdk, "TERM=dumb", app)) {
            terminal.type("q\n");
            assertThat(terminal.awaitExit()).as(terminal.shown()).isZero();
            assertThat(terminal.shown()).doesNotContain("\u001b");
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void top_ofAJvmThatEnds_saysSo(Path jdk) throws Exception {
        try (JavaProcess app = start(jdk);
                Tty terminal = top(jdk, "", app)) {
            app.closeStdin();
            assertThat(app.awaitExit()).as(app.transcript()).isZero();
            assertThat(terminal.awaitExit()).as(terminal.shown()).isEqualTo(3);
            assertThat(terminal.lines()).anyMatch(line -> line.endsWith("breakwater: JVM " + app.pid() + " has ended"));
            terminal.assertRestored();
        }
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void top_ofAJvmThatTheAgentLeaves_saysSo(Path jdk) throws Exception {
        try (JavaProcess app = start(jdk);
                Tty terminal = top(jdk, "", app)) {
            assertThat(AgentCommand.run(jdk, directory, "detach", Long.toString(app.pid()))
                            .exitCode())
                    .isZero();
            assertThat(terminal.awaitExit()).as(terminal.shown()).isEqualTo(1);
            assertThat(terminal.lines())
                    .anyMatch(line -> line.endsWith("breakwater: the agent has left JVM " + app.pid()));
            terminal.assertRestored();
        }
    }

    /** {@code head} ends after a line; top would go on for ever if it did not notice. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void top_thatNobodyReadsAnyMore_ends(Path jdk) throws Exception {
        try (JavaProcess app = start(jdk);
                Shell shell = new Shell(directory, jdk)) {
            assertThat(shell.type("java -jar " + Guarded.agentJar() + " top " + app.pid()
                            + " --interval 100ms | head -1; echo ends with ${PIPESTATUS[0]}"))
                    .hasSize(2)
                    .last()
                    .isEqualTo("ends with 0");
        }
    }

    /** It hangs in the middle of it, and others find it so. */
    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void stoppedJvm_holdsUpNothing_andPrintsNothingLater(Path jdk) throws Exception {
        try (JavaProcess app = start(jdk);
                Tty terminal = top(jdk, "", app)) {
            String pid = Long.toString(app.pid());
            signal("-STOP", pid);
            try {
                assertThat(terminal.awaitExit()).as(terminal.shown()).isEqualTo(3);
                assertThat(terminal.lines())
                        .anyMatch(line -> line.contains("breakwater: JVM " + pid + " does not answer: it is stopped"));
                terminal.assertRestored();
                AgentCommand list = AgentCommand.run(jdk, directory, "list", pid);
                assertThat(list.exitCode()).as(list.toString()).isEqualTo(3);
                assertThat(list.err())
                        .containsExactly(
                                "breakwater: process " + pid + " is stopped, and answers nothing before it goes on");
                AgentCommand ps = AgentCommand.run(jdk, directory, "ps", "--all");
                assertThat(ps.exitCode()).as(ps.toString()).isZero();
                assertThat(ps.out())
                        .anyMatch(line -> line.matches(" *" + pid + " .*CommandedCalls +cannot be reached"));
            } finally {
                signal("-CONT", pid);
            }
            assertThat(app.command("get")).isEqualTo("OK account 7");
            assertThat(app.out()).noneMatch(line -> line.contains("thread dump"));
        }
    }

    private static void signal(String name, String pid) throws Exception {
        assertThat(new ProcessBuilder("kill", name, pid).inheritIO().start().waitFor())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void list_inATerminal_fitsIn80Columns_inColours(Path jdk) throws Exception {
        try (JavaProcess app = start(jdk);
                Tty terminal = terminal(jdk, "", "list " + app.pid())) {
            assertThat(terminal.awaitExit()).as(terminal.shown()).isZero();
            assertThat(terminal.shown()).contains("\u001b[32mcrm ");
            assertThat(terminal.lines())
                    .filteredOn(line -> line.matches("(CIRCUIT|crm|writes) .*"))
                    .hasSize(3)
                    .allMatch(line -> line.length() <= 80);
        }
    }
}
