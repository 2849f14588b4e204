package io.breakwater.agent.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.Documents;
import io.breakwater.agent.config.ConfigSource;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Commands that pages tell people to type exist, with the options that stand there; and each command is in a page. */
final class CommandsInDocumentsTest {

    /** A command line of the jar, up to what ends it in a text or in a shell. */
    /** What stands for a command, and what the JDK has. */
    private static final Set<String> OTHERS = Set.of("…", "COMMAND", "jcmd", "jconsole");

    private static final Pattern TYPED =
            Pattern.compile("java(?: -D\\S+)* -jar (?:\\S*/)?breakwater-agent\\.jar ([^`;|>]+)");

    /** A short form in a text: a command and the process that it is for. */
    private static final Pattern SHORT = Pattern.compile("`([a-z]+ \\$PID[^`]*)`");

    private static final Pattern WORD = Pattern.compile("--?[a-z][a-z-]*");

    private final CommandLine commands = Cli.line(new CommandContext(
            new File("breakwater-agent.jar"),
            "1.2.3",
            new ConfigSource(null, new File(""), null, Map.of(), Map.of()),
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter())));

    private List<String> typed() throws IOException {
        List<String> typed = new ArrayList<>();
        for (Map.Entry<String, List<String>> page : Documents.pages().entrySet()) {
            for (String line : page.getValue()) {
                for (Pattern pattern : List.of(TYPED, SHORT)) {
                    for (MatchResult found : pattern.matcher(line).results().toList()) {
                        typed.add(found.group(1).strip() + "   <- " + page.getKey());
                    }
                }
            }
        }
        return typed;
    }

    @Test
    void everyCommandThatIsTyped_exists_withItsOptions() throws IOException {
        List<String> typed = typed();
        assertThat(typed).hasSizeGreaterThan(50);
        for (String line : typed) {
            String[] words =
                    line.substring(0, line.indexOf("   <- ")).replace(")", "").split(" ", -1);
            if (OTHERS.contains(words[0])) {
                continue;
            }
            assertThat(commands.getSubcommands()).as(line).containsKey(words[0]);
            CommandLine command = requireNonNull(commands.getSubcommands().get(words[0]));
            for (String word : words) {
                if (WORD.matcher(word).matches()) {
                    assertThat(command.getCommandSpec().optionsMap()).as(line).containsKey(word);
                }
            }
        }
    }

    @Test
    void everyCommand_isInTheReadme() throws IOException {
        TreeSet<String> named = new TreeSet<>();
        for (List<String> row : Documents.rows(Documents.page("README.md"), "## Command line")) {
            for (String code : Documents.code(row.get(0))) {
                named.add(code.split(" ", -1)[0]);
            }
        }
        assertThat(named).containsAll(commands.getSubcommands().keySet());
    }
}
