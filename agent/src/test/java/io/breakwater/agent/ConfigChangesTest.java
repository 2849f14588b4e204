package io.breakwater.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.config.AgentConfig;
import io.breakwater.agent.config.ConfigException;
import io.breakwater.agent.config.ConfigText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigChangesTest {

    private final File directory;

    ConfigChangesTest(@TempDir File directory) {
        this.directory = directory;
    }

    private String jar(String name) throws IOException {
        File file = new File(directory, name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file.toPath()))) {
            out.putNextEntry(new JarEntry("a.txt"));
        }
        return file.getPath();
    }

    private static String changes(String before, String after) throws ConfigException {
        AgentConfig old = ConfigText.load(before);
        return new ConfigChanges(old, ConfigText.load(after)).describe();
    }

    @Test
    void jarThatIsAdded_isThereAtOnce_oneThatIsTakenOutStays() throws IOException, ConfigException {
        String one = jar("one.jar");
        String two = jar("two.jar");
        String later = " (jars that are taken out stay on the class path: they are gone from the next start on)";
        assertThat(changes("extensions = " + one, "extensions = " + one)).isEqualTo("nothing has changed");
        assertThat(changes("", "extensions = " + one)).isEqualTo("extensions added");
        assertThat(changes("extensions = " + one, "extensions = " + two + ", " + one))
                .isEqualTo("extensions changed");
        assertThat(changes("extensions = " + one, "extensions = " + two)).isEqualTo("extensions changed" + later);
        assertThat(changes("extensions = " + one, "")).isEqualTo("extensions taken out" + later);
    }

    @Test
    void whatIsSettledAtTheStart_isSaidToBe() throws ConfigException {
        assertThat(changes("log.level = info", "log.level = warn"))
                .isEqualTo("log.level changed (from the next start on)");
        assertThat(changes("failure-threshold = 3", "retry.max-attempts = 3"))
                .isEqualTo("failure-threshold taken out, retry.max-attempts added");
    }
}
