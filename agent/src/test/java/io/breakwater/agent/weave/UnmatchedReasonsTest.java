package io.breakwater.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.bridge.GateFixture;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

final class UnmatchedReasonsTest {

    private static final String SAMPLE = WovenSample.class.getName();
    private static final String SHARED = WovenSampleShared.class.getName();

    /** Implemented by a lambda alone. */
    interface Listener {
        void told();
    }

    /** Implemented by nobody. */
    interface Lonely {
        void alone();
    }

    private final Listener listener = () -> {};
    private final IntSupplier supplier = () -> 1;

    /** The reason for each pattern of the circuits, of which none has matched. */
    private List<String> reasons(String... lines) throws Exception {
        Class<?>[] loaded = {
            String.class,
            int[].class,
            WovenSample[].class,
            WovenSample.class,
            WovenSample.Concrete.class,
            WovenSampleShared.class,
            WovenSampleShared.Contract.class,
            WovenSampleShared.Kind.class,
            Listener.class,
            Lonely.class,
            Callable.class,
            listener.getClass(),
            supplier.getClass()
        };
        Instrumentation jvm = (Instrumentation) Proxy.newProxyInstance(
                UnmatchedReasonsTest.class.getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> loaded);
        WeavePlan plan = new WeavePlan(new GateFixture(lines).bindings(), List.of());
        WeaveReport report = new WeaveReport(problem -> {}, jvm);
        report.plan(plan);
        return report.unmatchedPatterns().stream()
                .map(line -> line.substring(line.indexOf(", circuit a: ") + ", circuit a: ".length()))
                .toList();
    }

    private String reason(String pattern) throws Exception {
        return reasons("circuit.a.methods = " + pattern).get(0);
    }

    @Test
    void typeThatIsNotLoaded_maybeUnderAnotherName() throws Exception {
        assertThat(reason("com.acme.Nowhere#get")).isEqualTo("the type is not loaded (yet)");
        assertThat(reason(SAMPLE + "d#get")).isEqualTo("the type is not loaded (yet) - did you mean " + SAMPLE + "?");
        assertThat(reason(SAMPLE + ".Concrete#unfinished"))
                .isEqualTo("the type is not loaded (yet) - did you mean " + SAMPLE + "$Concrete?");
        assertThat(reason("com.acme.*#get")).isEqualTo("no such type is loaded (yet)");
    }

    @Test
    void methodThatIsNotThere_maybeUnderAnotherName() throws Exception {
        assertThat(reason(SHARED + "#sent"))
                .startsWith(SHARED + " is loaded in ")
                .contains(", and has a body for [", "send(java.net.URI, java.util.List), ")
                .endsWith("] - did you mean send?");
        assertThat(reason(SHARED + "#send(int)")).doesNotContain("did you mean").contains("send(java.net.URI, ");
        assertThat(reason(SAMPLE + "#nothingLikeIt")).contains("[").endsWith(" more");
        assertThat(reason("java.lang.String+#nothing")).contains("java.lang.String is loaded in boot loader");
    }

    @Test
    void nativeAndAbstractMethods_areSaidToBe() throws Exception {
        assertThat(reason(SAMPLE + "#elsewhere"))
                .isEqualTo(SAMPLE + "#elsewhere(int) is native, and cannot be woven: name a method that calls it");
        assertThat(reason(SAMPLE + "#unfinished"))
                .isEqualTo(
                        SAMPLE + "#unfinished(int) is abstract, and cannot be woven: name the class that has its body,"
                                + " such as " + SAMPLE + "$Concrete, or write " + SAMPLE + "+#unfinished");
        assertThat(reason(Lonely.class.getName() + "+#alone"))
                .endsWith("$Lonely#alone() is abstract, and no loaded subtype has a body for it");
    }

    @Test
    void lambdas_areSaidToBe() throws Exception {
        for (String pattern : List.of(Listener.class.getName() + "+#told", Listener.class.getName() + "#told")) {
            assertThat(reason(pattern))
                    .startsWith(Listener.class.getName() + " is implemented by lambdas or hidden classes, such as "
                            + UnmatchedReasonsTest.class.getName() + "$$Lambda")
                    .endsWith(", which cannot be woven: name the class that calls them, or implement it in a class");
        }
        String plain = supplier.getClass().getName();
        assertThat(reason(plain.substring(0, plain.indexOf('/')) + "#getAsInt"))
                .endsWith(" is a hidden class, and cannot be woven: name the class that calls it");
    }

    @Test
    void methodThatOthersHave_isSaidToBeTheirs() throws Exception {
        assertThat(reasons("circuit.first.methods = " + SHARED + "#s*", "circuit.a.methods = " + SHARED + "#send")
                        .get(1))
                .isEqualTo(SHARED + "#send(java.net.URI, java.util.List) is guarded by circuit 'first', as " + SHARED
                        + "#s*, which comes first");
        assertThat(reason(SHARED + "#send, !" + SHARED + "#s*"))
                .isEqualTo(
                        SHARED + "#send(java.net.URI, java.util.List) is excluded by another pattern of the circuit");
        assertThat(reason(SHARED + "#send")).endsWith(", but could not be woven: see WeaveFailures");
    }
}
