package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExtensionsReaderTest {

    private final File directory;
    private final Problems problems = new Problems();

    ExtensionsReaderTest(@TempDir File directory) {
        this.directory = directory;
    }

    private File jar(String name) throws IOException {
        File file = new File(directory, name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file.toPath()))) {
            out.putNextEntry(new JarEntry("a.txt"));
        }
        return file;
    }

    private List<String> read(String text) {
        return new ExtensionsReader(problems).read(new Value("extensions", text, "f:1", 1), directory);
    }

    private List<String> described() {
        List<String> described = new ArrayList<>();
        for (Problem problem : problems.all()) {
            described.add(problem.describe().replace(directory.getPath(), "DIR"));
        }
        return described;
    }

    @Test
    void nothing_isNoJar() {
        assertThat(read("")).isEmpty();
        assertThat(read("none")).isEmpty();
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void jars_areRelativeToTheFile_absolute_andEachOnce() throws IOException {
        File one = jar("one.jar");
        File two = jar("two.jar");
        assertThat(read("one.jar, " + two.getAbsolutePath() + ", one.jar"))
                .containsExactly(one.getPath(), two.getAbsolutePath());
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void everyJarThatCannotBeUsed_isAProblem() throws IOException {
        Files.createDirectory(new File(directory, "classes").toPath());
        Files.writeString(new File(directory, "text.jar").toPath(), "no jar");
        jar("good.jar");
        assertThat(read("missing.jar, good.jar, classes, text.jar")).hasSize(1);
        assertThat(described())
                .containsExactly(
                        "f:1: extensions: 'missing.jar' is not there: there is no file DIR/missing.jar",
                        "f:1: extensions: 'classes' is a directory, not a jar: DIR/classes",
                        "f:1: extensions: 'text.jar' cannot be read as a jar: DIR/text.jar");
    }

    @Test
    void emptyItem_isAProblem() {
        assertThat(read("a.jar,,b.jar")).isEmpty();
        assertThat(described()).singleElement().asString().contains("has an empty item");
    }

    @Test
    void configuration_hasThem_withAbsolutePaths() throws IOException, ConfigException {
        File jar = jar("one.jar");
        assertThat(ConfigText.load("extensions = " + jar.getAbsolutePath()).extensions())
                .containsExactly(jar.getAbsolutePath());
        assertThat(ConfigText.problems("extensions = nowhere-at-all.jar", "colour = blue"))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("file:1: extensions: 'nowhere-at-all.jar' is not there");
    }
}
