package io.breakwater.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.log.AgentLog;
import io.breakwater.agent.log.ConfigProblems;
import io.breakwater.agent.log.LogCapture;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExtensionsTest {

    private final File directory;
    private final LogCapture log = new LogCapture();
    private final List<String> appended = new ArrayList<>();
    private boolean refuses;
    private final Instrumentation jvm = (Instrumentation) Proxy.newProxyInstance(
            ExtensionsTest.class.getClassLoader(), new Class<?>[] {Instrumentation.class}, this::asJvm);
    private final ConfigProblems problems = new ConfigProblems(new AgentLog());
    private final Extensions extensions = new Extensions(jvm, problems);

    ExtensionsTest(@TempDir File directory) {
        this.directory = directory;
    }

    @AfterEach
    void close() {
        log.close();
    }

    private @Nullable Object asJvm(Object proxy, Method method, @Nullable Object[] arguments) {
        assertThat(method.getName()).isEqualTo("appendToSystemClassLoaderSearch");
        if (refuses) {
            throw new UnsupportedOperationException();
        }
        appended.add(((JarFile) Objects.requireNonNull(arguments[0])).getName());
        return null;
    }

    private String jar(String name) throws IOException {
        File file = new File(directory, name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file.toPath()))) {
            out.putNextEntry(new JarEntry("a.txt"));
        }
        return file.getPath();
    }

    @Test
    void jars_areAppendedOnce_inTheirOrder() throws IOException {
        String one = jar("one.jar");
        String two = jar("two.jar");
        extensions.add(List.of(two));
        extensions.add(List.of(one, two));
        extensions.add(List.of());
        assertThat(appended).containsExactly(two, one);
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void jarThatCannotBeAdded_isAProblem_andTheOthersAreAdded() throws IOException {
        String gone = new File(directory, "gone.jar").getPath();
        extensions.add(List.of(gone, jar("one.jar")));
        assertThat(appended).hasSize(1);
        assertThat(problems.all()).containsExactly("extensions: " + gone + " cannot be read any more");
    }

    @Test
    void classPathThatTakesNone_isAProblem_andIsTriedAgain() throws IOException {
        refuses = true;
        String one = jar("one.jar");
        extensions.add(List.of(one));
        assertThat(problems.all())
                .singleElement()
                .asString()
                .startsWith("extensions: " + one + " cannot be added, for the application's class path belongs to");
        refuses = false;
        extensions.add(List.of(one));
        assertThat(appended).containsExactly(one);
    }
}
