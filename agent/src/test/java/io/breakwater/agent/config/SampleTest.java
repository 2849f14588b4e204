package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The documented sample, {@code agent.properties} at the top of the repository, says what is so. */
final class SampleTest {

    /** {@code key = value}, also commented out. After a comment sign and one blank there is prose. */
    private static final Pattern SETTING = Pattern.compile("(?:#(?: {2,})?)?([a-z][A-Za-z0-9_.-]*) *=(.*)");

    private final File file = new File(Objects.requireNonNull(System.getProperty("breakwater.test.sample")));
    private final List<String> lines;

    SampleTest() throws IOException {
        lines = Files.readAllLines(file.toPath());
    }

    /** What the sample writes bare, uncommented or behind {@code #} alone: key to value. */
    private Map<String, String> bareSettings() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String line : lines) {
            Matcher matcher = SETTING.matcher(line);
            if (matcher.matches() && !line.startsWith("# ") && !isNamed(matcher.group(1))) {
                assertThat(settings.put(matcher.group(1), matcher.group(2).strip()))
                        .as("%s is shown once", matcher.group(1))
                        .isNull();
            }
        }
        return settings;
    }

    private static boolean isNamed(String key) {
        return key.startsWith("circuit.") || key.startsWith("fallback.");
    }

    @Test
    void sample_loadsWithoutAProblem() throws ConfigException {
        AgentConfig config = ConfigLoader.load(ConfigText.source(file, Map.of(), Map.of()), problem -> {
            throw problem;
        });
        assertThat(config.circuits())
                .extracting(CircuitSpec::name)
                .containsExactly("tier1_mcp", "tier2_sdk", "tier3_rest");
        assertThat(config.fallbacks())
                .singleElement()
                .extracting(chain -> chain.tiers().size())
                .isEqualTo(3);
    }

    @Test
    void everySetting_isShown() {
        List<String> shown = new ArrayList<>(bareSettings().keySet());
        for (String line : lines) {
            Matcher matcher = SETTING.matcher(line);
            if (matcher.matches() && isNamed(matcher.group(1))) {
                String afterPrefix = matcher.group(1).substring(matcher.group(1).indexOf('.') + 1);
                String setting = afterPrefix.substring(afterPrefix.indexOf('.') + 1);
                shown.add(setting.substring(TierKeys.prefix(setting).length()));
            }
        }
        for (Setting setting : Setting.values()) {
            assertThat(shown).contains(setting.key());
        }
    }

    @Test
    void everyClassicVariable_isMentioned() {
        String text = String.join("\n", lines);
        for (Setting setting : Setting.values()) {
            String variable = setting.classicVariable();
            if (variable != null) {
                assertThat(text).containsPattern("\\b" + variable + "\\b");
            }
        }
    }

    @Test
    void everyKeyShown_exists_alsoInComments() throws IOException {
        Problems problems = new Problems();
        Sources sources = new Sources(Map.of(), Map.of());
        int shown = 0;
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = SETTING.matcher(lines.get(i));
            if (matcher.matches()) {
                shown++;
                sources.addFromFile(new Value(matcher.group(1), "", "line " + (i + 1), i + 1));
            }
        }
        new KeyCheck(sources, problems).check();
        assertThat(problems.all()).isEqualTo(List.of());
        assertThat(shown).isGreaterThanOrEqualTo(Setting.values().length);
    }

    @Test
    void everyLineThatIsNoComment_isOneOfTheSettingsSeenHere() throws IOException {
        Problems problems = new Problems();
        for (PropertyLine line :
                new PropertiesReader("sample", problems).read(new StringReader(String.join("\n", lines)))) {
            Matcher matcher = SETTING.matcher(lines.get(line.line() - 1));
            assertThat(matcher.matches()).as("line %s", line).isTrue();
            assertThat(matcher.group(1)).isEqualTo(line.key());
        }
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void everyDefaultShown_isTheDefault() {
        Map<String, String> settings = bareSettings();
        for (Setting setting : Setting.values()) {
            String shown = settings.get(setting.key());
            if (setting == Setting.HALF_OPEN_TIMEOUT) {
                assertThat(shown).as("the recovery timeout").isEqualTo(Setting.RECOVERY_TIMEOUT.standard());
            } else if (setting.isForAll()) {
                assertThat(shown).as(setting.key()).isEqualTo(setting.standard());
            }
        }
    }
}
