package io.breakwater.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CliTest {

    @Test
    void version_isPrinted() {
        for (String word : new String[] {"version", "--version", "-V"}) {
            CommandRun run = CommandRun.of(word);
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).containsExactly("breakwater 1.2.3");
            assertThat(run.err()).isEmpty();
        }
    }

    @Test
    void help_namesAllCommands_withAndWithoutAsking() {
        for (String[] words : new String[][] {{}, {"help"}, {"--help"}, {"-h"}}) {
            CommandRun run = CommandRun.of(words);
            assertThat(run.exitCode()).isZero();
            assertThat(String.join("\n", run.out())).contains("check", "attach", "detach", "version", "Exit codes:");
            assertThat(run.err()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check", "ps", "list", "top", "open", "close", "disable", "enable", "reset", "mode", "reload",
                "explain", "attach", "detach"
            })
    void help_ofACommand_hasExamples(String command) {
        CommandRun run = CommandRun.of("help", command);
        assertThat(run.exitCode()).isZero();
        assertThat(String.join("\n", run.out()))
                .contains("Usage: java -jar breakwater-agent.jar " + command, "Example");
        assertThat(CommandRun.of(command, "--help")).isEqualTo(run);
    }

    @Test
    void run_unknownCommand_suggestsOne() {
        CommandRun run = CommandRun.of("atach", "1");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .containsExactly(
                        "breakwater: unknown command 'atach' - did you mean attach?",
                        "Try: java -jar breakwater-agent.jar help");
        assertThat(CommandRun.of("help", "atach").err()).isEqualTo(run.err());
    }

    @Test
    void run_wrongUsage_saysSoOnStderrAlone() {
        for (String[] words : new String[][] {
            {"--nonsense"},
            {"check"},
            {"check", "a", "b"},
            {"check", "a", "--nonsense"},
            {"attach"},
            {"attach", "x"},
            {"detach"},
            {"version", "x"}
        }) {
            CommandRun run = CommandRun.of(words);
            assertThat(run.exitCode()).as(String.join(" ", words)).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).hasSize(2);
            assertThat(run.err().get(0)).startsWith("breakwater: ");
            assertThat(run.err().get(1)).startsWith("Try: java -jar breakwater-agent.jar help");
        }
    }

    @Test
    void attach_toItself_isRefused() {
        CommandRun run =
                CommandRun.of("attach", Long.toString(ProcessHandle.current().pid()));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).singleElement().asString().contains("is this command itself");
    }

    @Test
    void attach_missingFile_isWrongUsage() {
        CommandRun run = CommandRun.of("attach", "1", "/no/where.properties");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).containsExactly("breakwater: there is no file /no/where.properties");
    }

    @ParameterizedTest
    @ValueSource(strings = {"attach", "detach"})
    void attachAndDetach_noSuchProcess_isUnreachable(String command) {
        CommandRun run = CommandRun.of(command, Long.toString(Integer.MAX_VALUE));
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).containsExactly("breakwater: there is no process 2147483647");
    }

    @Test
    void applyAsInt_asTheLauncherCallsIt_printsToItsStreams() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = new Cli().applyAsInt(new Object[] {
            new String[] {"version"},
            new File("breakwater-agent.jar"),
            "1.2.3",
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8)
        });
        assertThat(exitCode).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("breakwater 1.2.3" + System.lineSeparator());
        assertThat(err.size()).isZero();
    }
}
