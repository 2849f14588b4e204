package io.breakwater.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AgentMarkTest {

    @TempDir
    private Path directory;

    private void jar(String name, String premainClass) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", premainClass);
        new JarOutputStream(new FileOutputStream(directory.resolve(name).toFile()), manifest).close();
    }

    private boolean isIn(String options) {
        return AgentMark.isIn(options, directory.toFile());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-javaagent:/opt/breakwater-agent.jar",
                "-Xmx1g -javaagent:/opt/my agents/Breakwater-1.0.jar=/etc/agent.properties -Dx=y",
                "-javaagent:/opt/other.jar=port=1 -javaagent:breakwater-agent.jar"
            })
    void options_thatNameTheJar_areSeen(String options) {
        assertThat(isIn(options)).isTrue();
    }

    @Test
    void options_withTheJarUnderAnotherName_areSeen() throws IOException {
        jar("guard.jar", "io.breakwater.agent.launch.BreakwaterAgent");
        assertThat(isIn("-javaagent:guard.jar=agent.properties")).isTrue();
        assertThat(isIn("-javaagent:" + directory.resolve("guard.jar"))).isTrue();
        assertThat(AgentMark.isIn("-javaagent:guard.jar", new File("/no/where")))
                .isFalse();
    }

    @Test
    void options_withoutIt_areNot() throws IOException {
        jar("other.jar", "com.acme.Agent");
        assertThat(isIn("")).isFalse();
        assertThat(isIn("-Dbreakwater.enabled=true -cp breakwater-core.jar")).isFalse();
        assertThat(isIn("-javaagent:other.jar=breakwater")).isFalse();
        assertThat(isIn("-javaagent:missing.jar")).isFalse();
    }
}
