package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigFileTest {

    private final File dir;
    private final File workingDirectory;
    private final File jarDirectory;
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    ConfigFileTest(@TempDir File dir) {
        this.dir = dir;
        this.workingDirectory = new File(dir, "work");
        this.jarDirectory = new File(dir, "lib");
        assertThat(workingDirectory.mkdir() && jarDirectory.mkdir()).isTrue();
    }

    private ConfigSource source(@Nullable String argument) {
        return new ConfigSource(argument, workingDirectory, jarDirectory, properties, environment);
    }

    private static File write(File file, String text) throws IOException {
        Files.writeString(file.toPath(), text);
        return file;
    }

    private ConfigException load(@Nullable String argument) {
        return catchThrowableOfType(
                ConfigException.class,
                () -> ConfigLoader.load(source(argument), problem -> {
                    throw problem;
                }));
    }

    @Test
    void file_isSoughtInTheOrderOfTheContract() throws IOException {
        File besideTheJar = write(new File(jarDirectory, "agent.properties"), "");
        assertThat(source(null).file()).isEqualTo(besideTheJar);
        File here = write(new File(workingDirectory, "agent.properties"), "");
        assertThat(source(null).file()).isEqualTo(here);
        environment.put("BREAKWATER_CONFIG", "/etc/environment.properties");
        assertThat(source(null).file()).isEqualTo(new File("/etc/environment.properties"));
        properties.put("breakwater.config", "/etc/property.properties");
        assertThat(source(null).file()).isEqualTo(new File("/etc/property.properties"));
        assertThat(source("/etc/argument.properties").file()).isEqualTo(new File("/etc/argument.properties"));
        assertThat(source(" ").file()).as("an empty argument is none").isEqualTo(new File("/etc/property.properties"));
    }

    @Test
    void emptyProperty_leavesTheQuestionToTheNextSource() {
        properties.put("breakwater.config", "");
        environment.put("BREAKWATER_CONFIG", "/etc/environment.properties");
        assertThat(source(null).file()).isEqualTo(new File("/etc/environment.properties"));
    }

    @Test
    void relativeName_isSoughtInTheWorkingDirectory() {
        assertThat(source(" conf/a.properties ").file()).isEqualTo(new File(workingDirectory, "conf/a.properties"));
    }

    @Test
    void noFileAnywhere_saysWhereItWasSought_andHowToNameOne() {
        ConfigException wrong = load(null);
        File here = new File(workingDirectory, "agent.properties");
        assertThat(wrong.problems())
                .containsExactly(new Problem(
                        here.getPath(),
                        "",
                        "there is no such file, and none beside the agent jar; name one with"
                                + " -javaagent:breakwater-agent.jar=/path/agent.properties",
                        0));
        assertThat(wrong.source()).isEqualTo(here.getPath());
    }

    @Test
    void namedFileThatIsMissing_isAProblem() throws IOException {
        write(new File(workingDirectory, "agent.properties"), "");
        String missing = new File(dir, "missing.properties").getPath();
        assertThat(load(missing).problems()).containsExactly(new Problem(missing, "", "there is no such file", 0));
    }

    @Test
    void directory_isAProblem() {
        assertThat(load(dir.getPath()).problems())
                .containsExactly(new Problem(dir.getPath(), "", "is a directory, not a file", 0));
    }

    @Test
    void unreadableFile_isAProblem() throws IOException {
        File file = write(new File(dir, "secret.properties"), "");
        // Root can read everything but this: the memory of a process at address 0.
        File unreadable = file.setReadable(false) && !file.canRead() ? file : new File("/proc/self/mem");
        assertThat(load(unreadable.getPath()).problems())
                .singleElement()
                .extracting(Problem::describe)
                .asString()
                .startsWith(unreadable.getPath() + ": cannot be read: ");
    }

    @Test
    void strict_isKnownWhateverElseIsWrong() throws IOException {
        File file = write(new File(dir, "a.properties"), "colour = blue");
        assertThat(load(file.getPath()).strict()).isFalse();
        write(file, "colour = blue\nstrict = true");
        assertThat(load(file.getPath()).strict()).isTrue();
        write(file, "colour = blue\nstrict = perhaps");
        assertThat(load(file.getPath()).strict())
                .as("when in doubt the application runs")
                .isFalse();
        environment.put("BREAKWATER_STRICT", "true");
        assertThat(load(new File(dir, "missing").getPath()).strict()).isTrue();
    }

    @Test
    void bytesOfUtf8_areRead() throws Exception {
        File file = new File(dir, "a.properties");
        Files.write(
                file.toPath(),
                "\uFEFFcircuit.a.methods = com.acme.Gr\u00fc\u00dfe#l\u00e4dt".getBytes(StandardCharsets.UTF_8));
        AgentConfig config = ConfigLoader.load(source(file.getPath()), problem -> {});
        assertThat(config.circuits().get(0).methods()).hasToString("[com.acme.Gr\u00fc\u00dfe#l\u00e4dt]");
        assertThat(config.file()).isEqualTo(file.getPath());
    }

    @Test
    void emptyFile_isAConfigurationWithoutCircuits() throws Exception {
        File file = write(new File(dir, "a.properties"), "");
        AgentConfig config = ConfigLoader.load(source(file.getPath()), problem -> {});
        assertThat(config.circuits()).isEmpty();
        assertThat(config.fallbacks()).isEmpty();
    }

    @Test
    void thisProcess_givesItsOwnPropertiesAlone_sorted() {
        ConfigSource source = ConfigSource.ofThisProcess("x", new File(jarDirectory, "breakwater-agent.jar"));
        assertThat(source.systemProperties())
                .containsKey("breakwater.test.sample")
                .allSatisfy((name, value) -> assertThat(name).startsWith("breakwater."));
        assertThat(new ArrayList<>(source.systemProperties().keySet())).isSorted();
        assertThat(source.workingDirectory()).isAbsolute().isDirectory();
        assertThat(source.jarDirectory()).isEqualTo(jarDirectory);
        assertThat(source.argument()).isEqualTo("x");
    }
}
