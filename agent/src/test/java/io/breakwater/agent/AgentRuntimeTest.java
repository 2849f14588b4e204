package io.breakwater.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.log.LogCapture;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AgentRuntimeTest {

    private final File file;
    private final List<String> asked = new ArrayList<>();
    private final Instrumentation jvm = (Instrumentation) Proxy.newProxyInstance(
            AgentRuntimeTest.class.getClassLoader(), new Class<?>[] {Instrumentation.class}, this::asJvm);
    /** Those of the tests themselves, which the agent would take for its own. */
    private final Map<String, String> properties = new HashMap<>();

    AgentRuntimeTest(@TempDir File dir) {
        file = new File(dir, "agent.properties");
    }

    @BeforeEach
    void hideProperties() {
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith("breakwater.")) {
                properties.put(name, System.clearProperty(name));
            }
        }
    }

    @AfterEach
    void showProperties() {
        properties.forEach(System::setProperty);
    }

    private @Nullable Object asJvm(Object proxy, Method method, @Nullable Object[] arguments) {
        asked.add(method.getName());
        return method.getName().equals("getAllLoadedClasses") ? new Class<?>[0] : null;
    }

    /** Starts the agent with this file; answers its exit code and what it printed. */
    private String start(String... lines) throws IOException {
        return start(true, lines);
    }

    private String start(boolean beforeMain, String... lines) throws IOException {
        Files.writeString(file.toPath(), String.join("\n", lines));
        try (LogCapture stderr = new LogCapture()) {
            int exit = new AgentRuntime().applyAsInt(new Object[] {
                file.getPath(), jvm, new File("breakwater-agent.jar"), "9.9", beforeMain, (Runnable) () -> {}
            });
            return exit + " " + stderr.text().replace(file.getPath(), "FILE").replace(System.lineSeparator(), "\n");
        }
    }

    @Test
    void goodConfiguration_startsWithOneLine() throws IOException {
        assertThat(start("jmx.enabled = false", "reload = manual", "circuit.a.methods = com.acme.A#get"))
                .isEqualTo("0 [breakwater] 9.9 active: 1 circuit, 0 fallbacks from FILE\n");
        assertThat(start(
                        "jmx.enabled = false",
                        "reload = manual",
                        "circuit.a.methods = com.acme.A#get",
                        "circuit.b.methods = com.acme.B#get",
                        "fallback.f.tiers = com.acme.A#get -> com.acme.B#get"))
                .isEqualTo("0 [breakwater] 9.9 active: 2 circuits, 1 fallback from FILE\n");
        assertThat(asked).contains("addTransformer");
    }

    @Test
    void disabled_doesAndSaysNothing() throws IOException {
        assertThat(start("enabled = false", "circuit.a.methods = com.acme.A#get"))
                .isEqualTo("-1 ");
        assertThat(asked).isEmpty();
    }

    @Test
    void badConfiguration_isExplainedAtOnce_andTheApplicationRuns() throws IOException {
        assertThat(start("failure-treshold = 3", "circuit.a.methods = com.acme.A#get", "circuit.a.writes = ,"))
                .isEqualTo(
                        "-1 [breakwater] 9.9 off: 2 problems in the configuration; the application runs unprotected\n"
                                + "[breakwater]   FILE:1: failure-treshold: unknown key - did you mean failure-threshold?\n"
                                + "[breakwater]   FILE:3: circuit.a.writes: has an empty item: two commas in a row, or one at an"
                                + " end\n");
        assertThat(asked).isEmpty();
    }

    @Test
    void badConfiguration_whereStrict_endsTheJvm() throws IOException {
        assertThat(start("strict = true", "colour = blue"))
                .isEqualTo("1 [breakwater] 9.9 off: 1 problem in the configuration; strict=true, so the JVM ends here\n"
                        + "[breakwater]   FILE:2: colour: unknown key\n");
    }

    @Test
    void badConfiguration_whereStrictButMainRuns_leavesTheApplicationAlone() throws IOException {
        assertThat(start(false, "strict = true", "colour = blue"))
                .isEqualTo("-1 [breakwater] 9.9 off: 1 problem in the configuration; the application runs unprotected\n"
                        + "[breakwater]   FILE:2: colour: unknown key\n");
        assertThat(asked).isEmpty();
    }
}
