package io.breakwater.agent.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.simple.SimpleLogger;

/** Each test has a log with an slf4j of its own, as an agent has: slf4j-simple reads its settings only once. */
final class AgentLogTest {

    private static final String LINE =
            "\\[breakwater] \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d) ";

    private final File dir;

    AgentLogTest(@TempDir File dir) {
        this.dir = dir;
    }

    private static URL home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    /** Logs one message on each level, and a warning with an exception. */
    private static void logAll(@Nullable String level, @Nullable File file)
            throws ReflectiveOperationException, IOException {
        URL[] classPath = {home(AgentLog.class), home(LoggerFactory.class), home(SimpleLogger.class)};
        try (URLClassLoader agent = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = agent.loadClass(AgentLog.class.getName());
            Object log = type.getConstructor().newInstance();
            if (level != null) {
                type.getMethod("configure", String.class, String.class)
                        .invoke(log, level, file == null ? null : file.getPath());
            }
            Object logger = type.getMethod("logger").invoke(log);
            assertThat(type.getMethod("logger").invoke(log)).isSameAs(logger);
            Class<?> contract = agent.loadClass("org.slf4j.Logger");
            for (String method : new String[] {"debug", "info", "warn", "error"}) {
                Method say = contract.getMethod(method, String.class);
                say.invoke(logger, "a message for " + method);
            }
            contract.getMethod("warn", String.class, Throwable.class)
                    .invoke(logger, "with a trace", new IllegalStateException("told"));
        }
    }

    @Test
    void log_isOnStderrFromInfoOn_eachLineTagged() throws Exception {
        try (LogCapture stderr = new LogCapture()) {
            logAll(null, null);
            assertThat(stderr.text())
                    .matches("(?s)" + LINE + "INFO a message for info\\R" + LINE + "WARN a message for warn\\R" + LINE
                            + "ERROR a message for error\\R" + LINE
                            + "WARN with a trace\\Rjava.lang.IllegalStateException: told\\R\tat .*");
        }
    }

    @Test
    void level_isTheConfiguredOne() throws Exception {
        try (LogCapture stderr = new LogCapture()) {
            logAll("error", null);
            assertThat(stderr.text()).matches(LINE + "ERROR a message for error\\R");
        }
        try (LogCapture stderr = new LogCapture()) {
            logAll("off", null);
            assertThat(stderr.text()).isEmpty();
        }
        try (LogCapture stderr = new LogCapture()) {
            logAll("debug", null);
            assertThat(stderr.count("a message for debug")).isEqualTo(1);
        }
    }

    @Test
    void file_takesWhatIsLogged() throws Exception {
        File file = new File(dir, "agent.log");
        try (LogCapture stderr = new LogCapture()) {
            logAll("warn", file);
            assertThat(stderr.text()).isEmpty();
        }
        assertThat(Files.readString(file.toPath()))
                .containsPattern(LINE + "ERROR a message for error")
                .doesNotContain("a message for info");
    }

    @Test
    void file_mayHaveAnyName() throws Exception {
        File file = new File(dir, "back\\slash #=: \u65e5\u672c.log");
        try (LogCapture stderr = new LogCapture()) {
            logAll("warn", file);
            assertThat(stderr.text()).isEmpty();
        }
        assertThat(dir.list()).hasSize(1);
        assertThat(file).exists();
    }

    @Test
    void contextClassLoader_isAsBefore() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        AgentLog log = new AgentLog();
        assertThat(log.logger()).isSameAs(log.logger());
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }
}
