package io.breakwater.agent.weave;

import static io.breakwater.agent.weave.WovenFixture.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.bridge.GateFixture;
import io.breakwater.agent.bridge.GateHandler;
import io.breakwater.agent.config.ConfigException;
import io.breakwater.agent.log.AgentLog;
import io.breakwater.agent.log.ConfigProblems;
import io.breakwater.agent.log.LogCapture;
import io.breakwater.agent.log.SuppressedErrors;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way of a class through the transformer, with a JVM that only writes down what it is asked for. */
final class WeavingTest {

    private static final String INTERNAL = SAMPLE.replace('.', '/');

    private final LogCapture log = new LogCapture();
    private final List<String> asked = new ArrayList<>();
    private final Instrumentation jvm = (Instrumentation) Proxy.newProxyInstance(
            WeavingTest.class.getClassLoader(), new Class<?>[] {Instrumentation.class}, this::asJvm);
    private final GateFixture gate = new GateFixture("circuit.a.methods = " + SAMPLE + "#of*");
    private final SuppressedErrors errors = new SuppressedErrors(new AgentLog());
    private final Weaving weaving =
            new Weaving(jvm, gate.sites, gate.instances(), errors, new ConfigProblems(new AgentLog()), this::schedule);
    private final WeavingTransformer transformer = new WeavingTransformer(weaving);
    private Class<?>[] loaded = {};
    private final List<Runnable> scheduled = new ArrayList<>();
    private boolean canRetransform;
    private final Isolated loader = new Isolated();

    WeavingTest() throws ConfigException {}

    /** Not the loader of the agent, whose classes are not looked at. */
    private static final class Isolated extends ClassLoader {

        Isolated() {
            super(WeavingTest.class.getClassLoader());
        }

        Class<?> define() throws IOException {
            byte[] classFile = WovenFixture.classFile(WovenSample.class);
            return defineClass(SAMPLE, classFile, 0, classFile.length);
        }
    }

    private Runnable schedule(Runnable task, long delayNanos) {
        scheduled.add(task);
        return () -> scheduled.remove(task);
    }

    @AfterEach
    void close() {
        BreakwaterGate.handler = null;
        log.close();
    }

    private @Nullable Object asJvm(Object proxy, Method method, @Nullable Object[] arguments) throws Exception {
        switch (method.getName()) {
            case "removeTransformer" -> {
                asked.add("no transformer");
                return true;
            }
            case "addTransformer" -> asked.add("transformer, to retransform: " + arguments[1]);
            case "getAllLoadedClasses" -> {
                return loaded;
            }
            case "isModifiableClass" -> {
                return true;
            }
            case "retransformClasses" -> {
                Class<?>[] types = (Class<?>[]) arguments[0];
                asked.add("retransform " + Arrays.toString(types));
                if (!canRetransform) {
                    throw new UnmodifiableClassException("not today");
                }
            }
            default -> throw new UnsupportedOperationException(method.toString());
        }
        return null;
    }

    @Test
    void start_retransformsMatchingClassesThatAreLoaded_afterABatchOneByOne() {
        loaded = new Class<?>[] {
            String.class, WovenSample.class, WovenSample[].class, WovenSample.Concrete.class, WeavingTest.class
        };
        weaving.start(gate.bindings(), false);
        assertThat(asked)
                .containsExactly(
                        "transformer, to retransform: true",
                        "retransform [" + WovenSample.class + "]",
                        "retransform [" + WovenSample.class + "]");
        assertThat(weaving.report().failures())
                .singleElement()
                .asString()
                .startsWith(SAMPLE + ", ")
                .contains(": java.lang.instrument.UnmodifiableClassException at ");
        assertThat(errors.count()).isEqualTo(1);
    }

    @Test
    void change_touchesOnlyClassesThatAreWovenInAnotherWay() throws ConfigException {
        canRetransform = true;
        weaving.start(gate.bindings(), false);
        loaded = new Class<?>[] {String.class, WovenSample.class, WovenSample.Concrete.class};
        assertThat(weaving.change(gate.bindings())).isZero();
        assertThat(weaving.change(
                        new GateFixture("circuit.a.methods = " + SAMPLE + "#of*", "failure-threshold = 9").bindings()))
                .as("another setting, the same methods")
                .isZero();
        assertThat(weaving.change(new GateFixture("circuit.b.methods = " + SAMPLE + "#of*").bindings()))
                .isEqualTo(1);
        assertThat(asked).endsWith("retransform [" + WovenSample.class + "]");
        assertThat(weaving.change(List.of())).isEqualTo(1);
        assertThat(weaving.report().unmatchedPatterns()).isEmpty();
    }

    private byte @Nullable [] passTransformer() throws IOException {
        return transformer.transform(loader, INTERNAL, null, null, WovenFixture.classFile(WovenSample.class));
    }

    /** What is to be done later, in the order of asking; nothing comes by itself. */
    private void later() {
        List<Runnable> due = List.copyOf(scheduled);
        scheduled.clear();
        due.forEach(Runnable::run);
    }

    @Test
    void classThatPassesUnderOnePlan_andIsThereUnderTheNext_isFoundByALaterLook() throws Exception {
        canRetransform = true;
        weaving.start(gate.bindings(), false);
        assertThat(passTransformer()).isNotNull();
        weaving.change(new GateFixture("circuit.b.methods = " + SAMPLE + "#of*").bindings());
        loaded = new Class<?>[] {loader.define(), String.class};
        asked.clear();
        assertThat(scheduled).hasSize(2);
        scheduled.get(0).run();
        assertThat(asked).containsExactly("retransform [" + WovenSample.class + "]");
        passTransformer(); // as the JVM does, asked so
        asked.clear();
        later();
        assertThat(asked).as("it is woven by the plan in force").isEmpty();
    }

    @Test
    void classThatPassesUnderOnePlan_andIsMeantNoMore_isGivenItsBytecodeBackByALaterLook() throws Exception {
        canRetransform = true;
        weaving.start(gate.bindings(), false);
        passTransformer();
        weaving.change(List.of());
        loaded = new Class<?>[] {loader.define(), WovenSample.Concrete.class};
        asked.clear();
        later();
        assertThat(asked).as("once is enough").containsExactly("retransform [" + WovenSample.class + "]");
    }

    @Test
    void classThatIsWovenAsItShould_isLeftAlone_whateverHasChangedMeanwhile() throws Exception {
        canRetransform = true;
        weaving.start(gate.bindings(), true);
        passTransformer();
        loaded = new Class<?>[] {loader.define()};
        asked.clear();
        weaving.change(new GateFixture("circuit.a.methods = " + SAMPLE + "#of*", "retry.max-attempts = 9").bindings());
        assertThat(scheduled).as("other settings are no reason to look").hasSize(2);
        later();
        assertThat(asked).isEmpty();
    }

    @Test
    void start_inARunningApplication_looksAgain_andBeforeMainDoesNot() throws Exception {
        weaving.start(gate.bindings(), false);
        assertThat(scheduled).isEmpty();
        canRetransform = true;
        weaving.stop();
        List<Runnable> before = scheduled;
        assertThat(before).isEmpty();
        Weaving attached = new Weaving(
                jvm, gate.sites, gate.instances(), errors, new ConfigProblems(new AgentLog()), this::schedule);
        attached.start(gate.bindings(), true);
        assertThat(scheduled).hasSize(2);
        attached.change(List.of());
        assertThat(scheduled).as("those to come are put off").hasSize(2);
        attached.stop();
        assertThat(scheduled).isEmpty();
        attached.change(gate.bindings());
        assertThat(scheduled).as("stopped for good").isEmpty();
    }

    @Test
    void stop_closesTheGate_andGivesClassesTheirBytecodeBack() throws IOException, ConfigException {
        canRetransform = true;
        loaded = new Class<?>[] {WovenSample.class};
        weaving.start(gate.bindings(), false);
        transformer.transform(loader, INTERNAL, null, null, WovenFixture.classFile(WovenSample.class));
        int used = BreakwaterGate.sitesUsed;
        asked.clear();
        weaving.stop();
        assertThat(BreakwaterGate.handler).isNull();
        assertThat(BreakwaterGate.sitesUsed).isEqualTo(used + 15);
        assertThat(asked).containsExactly("no transformer", "retransform [" + WovenSample.class + "]");
        assertThat(transformer.transform(loader, INTERNAL, null, null, WovenFixture.classFile(WovenSample.class)))
                .as("a class that is being loaded meanwhile")
                .isNull();
    }

    @Test
    void transform_matchingClass_isWoven_andTheGateIsOpened() throws IOException {
        weaving.start(gate.bindings(), false);
        assertThat(BreakwaterGate.handler).isNull();
        byte[] classFile = WovenFixture.classFile(WovenSample.class);
        byte[] before = classFile.clone();
        assertThat(transformer.transform(loader, INTERNAL, null, null, classFile))
                .isNotNull();
        assertThat(classFile).isEqualTo(before);
        assertThat(BreakwaterGate.handler).isInstanceOf(GateHandler.class);
        assertThat(weaving.report().guardedMethods()).hasSize(15);
        assertThat(weaving.report().unmatchedPatterns()).isEmpty();
        assertThat(errors.count()).isZero();
    }

    @Test
    void transform_subtype_isWoven_andWhatMerelyMayBeOneOpensNothing() throws Exception {
        GateFixture below = new GateFixture("circuit.a.methods = java.util.concurrent.Callable+#ca*");
        loaded = new Class<?>[] {String.class, WovenSample.class, WovenSample.Concrete.class};
        Weaving bySupertype = new Weaving(
                jvm, below.sites, below.instances(), errors, new ConfigProblems(new AgentLog()), this::schedule);
        bySupertype.start(below.bindings(), false);
        assertThat(asked)
                .as("what the agent itself has loaded is never its own business")
                .containsExactly("transformer, to retransform: true");
        WeavingTransformer transforming = new WeavingTransformer(bySupertype);
        String other = WovenSampleShared.class.getName().replace('.', '/');
        byte[] otherFile = WovenFixture.classFile(WovenSampleShared.class);
        assertThat(transforming.transform(loader, other, null, null, otherFile)).isNull();
        assertThat(transforming.transform(loader, other, WovenSampleShared.class, null, otherFile))
                .isNull();
        assertThat(transforming.transform(loader, other, null, null, new byte[] {1, 2, 3}))
                .isNull();
        assertThat(BreakwaterGate.handler).as("Byte Buddy was not needed").isNull();
        byte[] classFile = WovenFixture.classFile(WovenSample.class);
        assertThat(transforming.transform(loader, INTERNAL, null, null, classFile))
                .isNotNull();
        assertThat(transforming.transform(loader, INTERNAL, WovenSample.class, null, classFile))
                .as("loaded already")
                .isNotNull();
        assertThat(bySupertype.report().guardedMethods())
                .singleElement()
                .asString()
                .contains("#call()");
        assertThat(bySupertype.report().failures()).isEmpty();
        assertThat(errors.count()).isZero();
    }

    @Test
    void transform_otherClass_isNotTouched() throws IOException {
        weaving.start(gate.bindings(), false);
        byte[] classFile = WovenFixture.classFile(WovenSample.class);
        assertThat(transformer.transform(loader, "com/acme/Other", null, null, classFile))
                .isNull();
        assertThat(transformer.transform(loader, null, null, null, classFile))
                .as("a hidden class")
                .isNull();
        assertThat(transformer.transform(WeavingTransformer.class.getClassLoader(), INTERNAL, null, null, classFile))
                .as("a class of the agent")
                .isNull();
        assertThat(BreakwaterGate.handler).as("nothing was opened").isNull();
    }

    @Test
    void transform_classThatCannotBeRead_isLeftAndListed() {
        weaving.start(gate.bindings(), false);
        assertThat(transformer.transform(loader, INTERNAL, null, null, new byte[] {1, 2, 3}))
                .isNull();
        assertThat(weaving.report().failures()).singleElement().asString().startsWith(SAMPLE + ", ");
        assertThat(weaving.report().unmatchedPatterns()).hasSize(1);
        assertThat(errors.count()).isEqualTo(1);
        assertThat(log.text()).contains("an error inside the agent was suppressed");
    }
}
