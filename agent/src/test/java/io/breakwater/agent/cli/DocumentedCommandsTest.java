package io.breakwater.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.config.ConfigSource;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/commands.md} names every command and option that there is, and no other. */
final class DocumentedCommandsTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern OPTION = Pattern.compile("(?<![-\\w])--[a-z][a-z-]*");

    private final CommandLine root = Cli.line(new CommandContext(
            new File("breakwater-agent.jar"),
            "1.2.3",
            new ConfigSource(null, new File("."), null, Map.of(), Map.of()),
            new PrintWriter(PrintWriter.nullWriter()),
            new PrintWriter(PrintWriter.nullWriter())));
    private final String page =
            Files.readString(Path.of(Objects.requireNonNull(System.getProperty("breakwater.test.sample")))
                    .resolveSibling("docs")
                    .resolve("commands.md"));

    DocumentedCommandsTest() throws IOException {}

    /** By command, the text below the heading that has it as code. What is above all headings belongs to the root. */
    private Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        String[] parts = page.split("(?m)^## ", -1);
        sections.put("", parts[0]);
        for (int i = 1; i < parts.length; i++) {
            String heading = parts[i].lines().findFirst().orElseThrow();
            for (String command : code(heading)) {
                sections.put(command, parts[i]);
            }
        }
        return sections;
    }

    private static List<String> code(String text) {
        return CODE.matcher(text).results().map(match -> match.group(1)).toList();
    }

    @Test
    void sections_areThoseOfAllCommands() {
        Set<String> commands = new HashSet<>(root.getSubcommands().keySet());
        commands.add("");
        assertThat(sections().keySet()).containsExactlyInAnyOrderElementsOf(commands);
    }

    @Test
    void options_areNamedWhereTheirCommandIs() {
        Map<String, String> sections = sections();
        String general = Objects.requireNonNull(sections.get(""));
        root.getSubcommands().forEach((name, command) -> {
            String section = Objects.requireNonNull(sections.get(name)) + general;
            for (OptionSpec option : command.getCommandSpec().options()) {
                for (String each : option.names()) {
                    assertThat(section).as("%s of %s", each, name).containsPattern("`([^`]* )?" + each + "\\b");
                }
            }
        });
        for (OptionSpec option : root.getCommandSpec().options()) {
            assertThat(code(general)).contains(option.names());
        }
    }

    @Test
    void optionsThatAreNamed_exist() {
        Set<String> known = new HashSet<>();
        root.getCommandSpec().options().forEach(option -> known.addAll(List.of(option.names())));
        for (CommandLine command : root.getSubcommands().values()) {
            command.getCommandSpec().options().forEach(option -> known.addAll(List.of(option.names())));
        }
        assertThat(OPTION.matcher(page).results().map(MatchResult::group))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    @Test
    void examples_areWhatTheCommandLineUnderstands() {
        for (String line : page.lines().toList()) {
            if (line.startsWith("$ java -jar breakwater-agent.jar ")) {
                String[] words = line.replaceAll(" \\|.*", "")
                        .replace("'", "")
                        .substring("$ java -jar breakwater-agent.jar ".length())
                        .split(" ", -1);
                assertThat(root.parseArgs(words).errors()).as(line).isEmpty();
            }
        }
    }
}
