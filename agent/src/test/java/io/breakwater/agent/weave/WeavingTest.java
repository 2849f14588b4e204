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
            new Weaving(jvm, gate.bindings(), gate.sites, gate.instances(), errors, new ConfigProblems(new AgentLog()));
    private final WeavingTransformer transformer = new WeavingTransformer(weaving);
    private final ClassLoader loader = new ClassLoader(WeavingTest.class.getClassLoader()) {};

    WeavingTest() throws ConfigException {}

    @AfterEach
    void close() {
        BreakwaterGate.handler = null;
        log.close();
    }

    private @Nullable Object asJvm(Object proxy, Method method, @Nullable Object[] arguments) throws Exception {
        switch (method.getName()) {
            case "addTransformer" -> asked.add("transformer, to retransform: " + arguments[1]);
            case "getAllLoadedClasses" -> {
                return new Class<?>[] {
                    String.class, WovenSample.class, WovenSample[].class, WovenSample.Concrete.class, WeavingTest.class
                };
            }
            case "isModifiableClass" -> {
                return true;
            }
            case "retransformClasses" -> {
                Class<?>[] types = (Class<?>[]) arguments[0];
                asked.add("retransform " + Arrays.toString(types));
                throw new UnmodifiableClassException("not today");
            }
            default -> throw new UnsupportedOperationException(method.toString());
        }
        return null;
    }

    @Test
    void start_retransformsMatchingClassesThatAreLoaded_afterABatchOneByOne() {
        weaving.start();
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
    void transform_matchingClass_isWoven_andTheGateIsOpened() throws IOException {
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
    void transform_otherClass_isNotTouched() throws IOException {
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
        assertThat(transformer.transform(loader, INTERNAL, null, null, new byte[] {1, 2, 3}))
                .isNull();
        assertThat(weaving.report().failures()).singleElement().asString().startsWith(SAMPLE + ", ");
        assertThat(weaving.report().unmatchedPatterns()).hasSize(1);
        assertThat(errors.count()).isEqualTo(1);
        assertThat(log.text()).contains("an error inside the agent was suppressed");
    }
}
