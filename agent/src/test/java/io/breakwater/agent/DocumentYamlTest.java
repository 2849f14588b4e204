package io.breakwater.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.agent.Documents.Block;
import io.breakwater.agent.config.ConfigException;
import io.breakwater.agent.config.ConfigText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;

/** What the pages say in YAML can be read, and the configuration inside of it, too. */
final class DocumentYamlTest {

    private static final Yaml YAML = yaml();

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(options);
    }

    @Test
    void everyBlock_isAMap() throws IOException {
        List<Block> blocks = Documents.blocks("yaml");
        assertThat(blocks).hasSizeGreaterThan(3);
        for (Block block : blocks) {
            assertThat(read(block.text(), block.toString())).as("%s", block).isInstanceOf(Map.class);
        }
    }

    @Test
    void everyFileForOperators_isAMap() throws IOException {
        try (Stream<Path> files = Files.list(Documents.ROOT.resolve("docs/ops"))) {
            List<Path> yaml =
                    files.filter(file -> file.toString().endsWith(".yml")).toList();
            assertThat(yaml).hasSizeGreaterThan(1);
            for (Path file : yaml) {
                assertThat(read(Files.readString(file), file.toString()))
                        .as("%s", file)
                        .isInstanceOf(Map.class);
            }
        }
    }

    @Test
    void configMaps_holdConfigurationsThatLoad() throws IOException, ConfigException {
        int seen = 0;
        for (Block block : Documents.blocks("yaml")) {
            Map<?, ?> object = (Map<?, ?>) read(block.text(), block.toString());
            if (object.get("data") instanceof Map<?, ?> data) {
                for (Object text : data.values()) {
                    assertThat(ConfigText.load((String) text).circuits()).isNotEmpty();
                    seen++;
                }
            }
        }
        assertThat(seen).isPositive();
    }

    @Test
    void reader_ofWhatIsNoYaml_says_so() {
        assertThatThrownBy(() -> YAML.load("a: [b")).isInstanceOf(YAMLException.class);
        assertThatThrownBy(() -> YAML.load("a: 1\na: 2")).isInstanceOf(YAMLException.class);
    }

    private static Object read(String text, String where) {
        try {
            return YAML.load(text);
        } catch (YAMLException wrong) {
            throw new AssertionError(where + ": " + wrong.getMessage(), wrong);
        }
    }
}
