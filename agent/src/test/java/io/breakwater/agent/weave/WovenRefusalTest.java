package io.breakwater.agent.weave;

import static io.breakwater.agent.weave.RefusalSample.NAME;
import static io.breakwater.agent.weave.WovenFixture.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.breakwater.agent.bridge.GateFixture;
import io.breakwater.agent.config.ConfigException;
import io.breakwater.core.CircuitOpenException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Woven methods whose callers get a refusal as what the methods declare, in a class loader of the application's own. */
final class WovenRefusalTest {

    /** An application of one class, and its exceptions. */
    private static final class Application extends ClassLoader {

        final List<RuntimeException> problems = new ArrayList<>();
        final GateFixture gate;
        final WeaveReport report;
        private final WeavePlan plan;
        private final ClassWeaver weaver;
        /** The classes of its own that it has loaded. */
        private final List<String> loaded = new ArrayList<>();

        Application(String... lines) throws ConfigException, NoSuchMethodException {
            super(WovenRefusalTest.class.getClassLoader());
            gate = new GateFixture(lines);
            plan = new WeavePlan(gate.bindings(), List.of());
            report = new WeaveReport(problems::add, null);
            report.plan(plan);
            weaver = new ByteBuddyWeaver(gate.sites, report);
        }

        Object construct() throws ReflectiveOperationException {
            BreakwaterGate.handler = gate.handler;
            return loadClass(NAME).getConstructor().newInstance();
        }

        List<String> lines(String method) {
            return report.guardedMethods().stream()
                    .filter(line -> line.contains("#" + method + "(), "))
                    .toList();
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(NAME)) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            loaded.add(name);
            try {
                byte[] classFile = WovenFixture.classFile(Class.forName(name, false, getParent()));
                byte[] woven = weaver.weave(plan, this, name, Set.of(), classFile);
                byte[] defined = woven == null ? classFile : woven;
                return defineClass(name, defined, 0, defined.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }

    @AfterEach
    void close() {
        BreakwaterGate.handler = null;
    }

    private static Throwable refusalOf(Object target, String method) {
        return catchThrowable(() -> call(target, method));
    }

    @Test
    void refusal_isTheApplicationsOwnClass_andItsCauseTellsAll() throws Throwable {
        Application application = new Application("circuit.a.methods = " + NAME + "#nested");
        application.loadClass(NAME);
        assertThat(application.loaded).as("weaving loads nothing else").containsExactly(NAME);
        Object woven = application.construct();
        assertThat(call(woven, "nested")).isEqualTo(1);
        application.gate.circuit("a").forceOpen();

        Throwable thrown = refusalOf(woven, "nested");

        assertThat(thrown.getClass()).isSameAs(application.loadClass(NAME + "$Busy"));
        assertThat(thrown).hasCauseInstanceOf(CircuitOpenException.class);
        assertThat(thrown).hasMessageContaining("circuit 'a' is FORCED_OPEN");
        assertThat(thrown).hasMessage(Objects.requireNonNull(thrown.getCause()).getMessage());
        assertThat(application.lines("nested"))
                .singleElement()
                .asString()
                .endsWith(", circuit a, refusals are " + NAME + "$Busy");
        assertThat(application.gate.errors).isEmpty();
        assertThat(application.problems).isEmpty();
    }

    @Test
    void methodThatDeclaresNothing_throwsTheRefusal_andItsLineSaysNothing() throws Exception {
        Application application = new Application("circuit.a.methods = " + NAME + "#nothing, " + NAME + "#exception");
        Object woven = application.construct();
        application.gate.circuit("a").forceOpen();
        assertThat(refusalOf(woven, "nothing")).isInstanceOf(CircuitOpenException.class);
        assertThat(refusalOf(woven, "exception")).isInstanceOf(CircuitOpenException.class);
        assertThat(application.report.guardedMethods()).hasSize(2).allMatch(line -> line.endsWith(", circuit a"));
    }

    @Test
    void typeThatIsNamed_isThrownWhereItIsExpected_andElsewhereIsAMistake() throws Exception {
        Application application = new Application(
                "circuit.a.methods = " + NAME + "#several, " + NAME + "#nested, " + NAME + "#unchecked, " + NAME
                        + "#exception",
                "circuit.a.rejection = java.io.IOException",
                "circuit.b.methods = " + NAME + "#nothing",
                "circuit.b.rejection = " + NAME + "$Unchecked",
                "circuit.c.methods = " + NAME + "#io",
                "circuit.c.rejection = CircuitOpenException");
        Object woven = application.construct();
        for (String circuit : List.of("a", "b", "c")) {
            application.gate.circuit(circuit).forceOpen();
        }
        assertThat(refusalOf(woven, "several")).isExactlyInstanceOf(IOException.class);
        assertThat(refusalOf(woven, "exception")).isExactlyInstanceOf(IOException.class);
        assertThat(refusalOf(woven, "nested")).isInstanceOf(CircuitOpenException.class);
        assertThat(refusalOf(woven, "unchecked")).isInstanceOf(CircuitOpenException.class);
        assertThat(refusalOf(woven, "nothing").getClass().getName()).isEqualTo(NAME + "$Unchecked");
        assertThat(refusalOf(woven, "io")).isInstanceOf(CircuitOpenException.class);

        assertThat(application.problems)
                .as("one for the circuit, though two methods cannot throw it")
                .singleElement()
                .asString()
                .contains("circuit 'a': refusals of " + NAME + "#")
                .contains(" are CircuitOpenException: the method does not declare java.io.IOException.");
        assertThat(application.lines("nested"))
                .singleElement()
                .asString()
                .endsWith(", refusals are CircuitOpenException: the method does not declare java.io.IOException");
        assertThat(application.lines("unchecked")).singleElement().asString().contains(" are CircuitOpenException: ");
        assertThat(application.lines("several")).singleElement().asString().endsWith(" are java.io.IOException");
        assertThat(application.lines("io")).singleElement().asString().endsWith(", circuit c");
        assertThat(application.gate.errors).isEmpty();
    }

    @Test
    void typeThatIsNotThere_isToldAsSuch() throws Exception {
        Application application =
                new Application("circuit.a.methods = " + NAME + "#nested", "circuit.a.rejection = com.acme.Missing");
        application.loadClass(NAME);
        assertThat(application.problems)
                .singleElement()
                .asString()
                .contains(": the class file of com.acme.Missing is not to be had");
    }

    @Test
    void observedCircuit_letsTheCallPass() throws Throwable {
        Application application = new Application("circuit.a.methods = " + NAME + "#nested", "mode = observe");
        Object woven = application.construct();
        application.gate.circuit("a").forceOpen();
        assertThat(call(woven, "nested")).isEqualTo(1);
    }
}
