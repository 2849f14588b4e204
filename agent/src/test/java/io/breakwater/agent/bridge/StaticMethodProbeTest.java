package io.breakwater.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.agent.config.MethodPattern;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A method of the application as a probe. */
final class StaticMethodProbeTest {

    private static final String HERE = Callee.class.getName();

    @AfterEach
    void up() {
        Callee.up = true;
    }

    private static void check(String method) throws Exception {
        new StaticMethodProbe(MethodPattern.of(method), List::of).check(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok", "isUp", "report", "isUp()"})
    void nothingTrueAndText_areWell(String method) {
        assertThatCode(() -> check(HERE + "#" + method)).doesNotThrowAnyException();
    }

    @Test
    void false_isNotWell() {
        Callee.up = false;
        assertThatThrownBy(() -> check(HERE + "#isUp")).hasMessageEndingWith("#isUp returned false");
    }

    @Test
    void exception_isTheMethodsOwn() {
        assertThatThrownBy(() -> check(HERE + "#fails")).isExactlyInstanceOf(IOException.class);
    }

    @Test
    void error_isWrapped_soThatItEndsNoThread() {
        assertThatThrownBy(() -> check(HERE + "#breaks"))
                .isInstanceOf(InvocationTargetException.class)
                .hasCauseInstanceOf(AssertionError.class);
    }

    @Test
    void methodThatIsNotThere_isNotWell() {
        assertThatThrownBy(() -> check(HERE + "#ofInstance")).hasMessage(HERE + "#ofInstance is not static");
        assertThatThrownBy(() -> check(HERE + "#withParameter")).isInstanceOf(NoSuchMethodException.class);
        assertThatThrownBy(() -> check(HERE + "#missing")).isInstanceOf(NoSuchMethodException.class);
        assertThatThrownBy(() -> check("com.acme.Missing#isUp")).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void method_isFoundAnewAtEachCheck() throws Exception {
        StaticMethodProbe probe = new StaticMethodProbe(MethodPattern.of(HERE + "#ok"), List::of);
        int before = Callee.ASKED.get();
        probe.check(Duration.ofSeconds(1));
        probe.check(Duration.ofSeconds(1));
        assertThat(Callee.ASKED).hasValue(before + 2);
    }

    @Test
    void method_isLookedForWhereTheCircuitsClassesComeFrom_thenOnTheClassPath() throws Exception {
        URL classes = Callee.class.getProtectionDomain().getCodeSource().getLocation();
        int before = Callee.ASKED.get();
        try (URLClassLoader own = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            new StaticMethodProbe(MethodPattern.of(HERE + "#ok"), () -> List.of(own)).check(Duration.ofSeconds(1));
            assertThat(Callee.ASKED).as("it was another class of that name").hasValue(before);
        }
        ClassLoader empty = new ClassLoader(ClassLoader.getPlatformClassLoader()) {};
        ClassLoader stopped = new ClassLoader(null) {
            @Override
            protected Class<?> findClass(String name) {
                throw new IllegalStateException("this application has been stopped");
            }
        };
        new StaticMethodProbe(MethodPattern.of(HERE + "#ok"), () -> List.of(stopped, empty))
                .check(Duration.ofSeconds(1));
        assertThat(Callee.ASKED).hasValue(before + 1);
    }
}
