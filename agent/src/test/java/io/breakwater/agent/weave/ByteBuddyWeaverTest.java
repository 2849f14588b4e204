package io.breakwater.agent.weave;

import static io.breakwater.agent.weave.WovenFixture.SAMPLE;
import static io.breakwater.agent.weave.WovenFixture.call;
import static io.breakwater.agent.weave.WovenFixture.ran;
import static io.breakwater.agent.weave.WovenFixture.returning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A woven class, with a handler that does as it is told behind the gate. */
final class ByteBuddyWeaverTest {

    private final RecordingHandler handler = new RecordingHandler();
    private final WovenFixture fixture = new WovenFixture("circuit.a.methods = " + SAMPLE + "#*");
    private final Object woven = fixture.construct();
    private final Object plain = new WovenSample.Concrete();

    ByteBuddyWeaverTest() throws Exception {}

    @BeforeEach
    void open() {
        BreakwaterGate.handler = handler;
    }

    @AfterEach
    void close() {
        BreakwaterGate.handler = null;
    }

    @Test
    void results_ofEveryType_areTheApplicationsOwn() throws Throwable {
        assertThat(returning()).hasSize(15);
        for (String name : returning()) {
            handler.events.clear();
            handler.results.clear();
            Object expected = call(plain, name);
            assertThat(call(woven, name)).as(name).isEqualTo(expected);
            assertThat(handler.events).as(name).containsExactly("enter", "succeeded 4");
            boolean primitive =
                    WovenSample.class.getMethod(name).getReturnType().isPrimitive();
            assertThat(handler.results.get(0)).as(name).isEqualTo(primitive ? null : expected);
        }
        assertThat(ran(woven)).isEqualTo(ran(plain));
        assertThat(handler.suppressed).isEmpty();
    }

    @Test
    void exception_isTheApplicationsOwnObject_andTheArgumentsThoseOfTheCaller() {
        for (Throwable own : List.of(new IOException(), new IllegalStateException(), new StackOverflowError())) {
            handler.arguments.clear();
            Object[] more = {"x"};
            assertThatThrownBy(() -> call(woven, "throwing", own, "text", 4L, more))
                    .isSameAs(own);
            // Nothing is made for an Error: there may be no memory for it.
            Object[] expected = own instanceof Error ? null : new Object[] {own, "text", 4L, more};
            assertThat(handler.arguments).singleElement().isEqualTo(expected);
            assertThat(own.getSuppressed()).isEmpty();
        }
        assertThat(handler.suppressed).isEmpty();
    }

    @Test
    void repeat_runsTheBodyAgain_withTheCallersArguments() throws Throwable {
        handler.answers.add(new Object[] {"attempts 1", 8L});
        handler.answers.add(new Object[] {"attempts 2", 12L});
        List<String> seen = new ArrayList<>();
        assertThat(call(woven, "again", "t", 5, 2.5, seen)).isEqualTo("after 3");
        assertThat(seen).containsExactly("t52.5", "t52.5", "t52.5");
        assertThat(handler.events).containsExactly("enter", "failed 4", "failed 8", "succeeded 12");
        assertThat(handler.attempts).containsExactly(null, "attempts 1");
        assertThat(handler.arguments).allSatisfy(given -> assertThat(given).containsExactly("t", 5, 2.5, seen));
    }

    @Test
    void repeat_thatFailsForGood_letsTheLastExceptionOut() {
        handler.answers.add(new Object[] {"attempts", 8L});
        List<String> seen = new ArrayList<>();
        assertThatThrownBy(() -> call(woven, "again", "t", 5, 2.5, seen)).hasMessage("spoilt-10.02");
        assertThat(handler.events).containsExactly("enter", "failed 4", "failed 8");
    }

    @Test
    void refusal_withoutAChain_isThrown_andNeitherBodyNorArgumentsAreTouched() throws Exception {
        handler.permit = -1;
        for (String name : returning()) {
            handler.events.clear();
            assertThatThrownBy(() -> call(woven, name)).as(name).isSameAs(handler.refusal);
            assertThat(handler.events).as(name).containsExactly("enter", "refused -1");
        }
        handler.events.clear();
        assertThatThrownBy(() -> call(woven, "again", "t", 5, 2.5, List.of())).isSameAs(handler.refusal);
        assertThat(handler.events).containsExactly("enter", "refused -1");
        assertThat(handler.arguments).as("never boxed and put into an array").isEmpty();
        assertThat(ran(woven)).as("no body has run").isEqualTo(1);
        assertThat(handler.suppressed).isEmpty();
    }

    /** Boxing the arguments costs more than all the rest of a refusal. */
    @Test
    void argumentArray_isMadeOnlyWhereAChainMayAnswer() throws Exception {
        byte[] classFile = WovenFixture.classFile(WovenSample.class);
        byte[] bytes = new ByteBuddyWeaver(fixture.gate.sites, fixture.report)
                .weave(fixture.plan, WovenSample.class.getClassLoader(), SAMPLE, Set.of(), classFile);
        List<String> steps = new ArrayList<>();
        new ClassReader(Objects.requireNonNull(bytes)).accept(new GateSteps("again", steps), 0);
        assertThat(steps)
                .startsWith("enter", "start", "refused", "instanceof [Ljava/lang/Object;", "new array", "fallBack");
    }

    @Test
    void refusal_withAChainThatHasNoAnswer_isThrown_andTheBodyNeverRuns() throws Exception {
        handler.permit = -1;
        IllegalStateException decided = new IllegalStateException("no tier answers");
        handler.fallBack = decided;
        for (String name : returning()) {
            handler.events.clear();
            assertThatThrownBy(() -> call(woven, name)).as(name).isSameAs(decided);
            assertThat(handler.events)
                    .as(name)
                    .containsExactly("enter", "refused -1", "fall back of WovenSample from " + handler.refusal);
        }
        assertThatThrownBy(() -> call(woven, "again", "t", 5, 2.5, List.of())).isSameAs(decided);
        assertThat(handler.arguments.get(handler.arguments.size() - 1)).containsExactly("t", 5, 2.5, List.of());
        assertThat(ran(woven)).as("no body has run").isEqualTo(1);
        assertThat(handler.suppressed).isEmpty();
    }

    @Test
    void refusal_withAValue_isReplacedByIt() throws Throwable {
        handler.permit = -1;
        for (String name : returning()) {
            Object value = call(plain, name);
            handler.fallBack = new Object[] {value, handler.refusal};
            assertThat(call(woven, name)).as(name).isEqualTo(value);
        }
        assertThat(ran(woven)).as("no body has run").isEqualTo(1);
        assertThat(handler.suppressed).isEmpty();
    }

    @Test
    void permitThatIsTimed_isStarted_andItsEndIsToldWhen() throws Throwable {
        handler.permit = 5;
        assertThat(call(woven, "ofInt")).isEqualTo(7);
        assertThat(handler.events).containsExactly("enter", "start 5", "succeeded 5");
        assertThat(handler.started).containsExactly(RecordingHandler.STARTED);
    }

    @Test
    void permitThatIsNotTimed_isNeverStarted() throws Throwable {
        for (long permit : new long[] {2, 4, 6, 1L << 40}) {
            handler.permit = permit;
            handler.events.clear();
            call(woven, "ofInt");
            assertThat(handler.events).containsExactly("enter", "succeeded " + permit);
        }
        handler.permit = 0;
        handler.events.clear();
        call(woven, "ofInt");
        assertThat(handler.events).containsExactly("enter");
    }

    @Test
    void repeat_whosePermitIsTimed_isStarted_theOtherOnesAreNot() throws Throwable {
        handler.answers.add(new Object[] {"attempts 1", 9L});
        handler.answers.add(new Object[] {"attempts 2", 12L});
        assertThat(call(woven, "again", "t", 5, 2.5, new ArrayList<>())).isEqualTo("after 3");
        assertThat(handler.events).containsExactly("enter", "failed 4", "start 9", "failed 9", "succeeded 12");
        assertThat(handler.started.get(1)).isEqualTo(RecordingHandler.STARTED);
    }

    @Test
    void failure_withAValue_isReplacedByIt() throws Throwable {
        handler.answers.add(new Object[] {42});
        assertThat(call(woven, "throwing", new IOException(), "t", 1L, new Object[0]))
                .isEqualTo(42);
    }

    @Test
    void resultThatIsAFailure_mayBeRepeatedReplacedOrLeft() throws Throwable {
        handler.success = false;
        assertThat(call(woven, "ofString")).isEqualTo("own");
        handler.answers.add(new Object[] {"attempts", 8L});
        assertThat(call(woven, "ofString")).isEqualTo("own");
        handler.answers.add(new Object[] {"other"});
        assertThat(call(woven, "ofString")).isEqualTo("other");
        handler.answers.add(new Object[] {12});
        assertThat(call(woven, "ofString")).as("does not fit").isEqualTo("own");
        assertThat(ran(woven)).isEqualTo(1 + 5);
        assertThat(handler.results).containsOnly("own");
    }

    @Test
    void abstractNativeAndBridgeMethods_areLeftAlone() throws Throwable {
        assertThat(call(woven, "unfinished", 3)).isEqualTo(3);
        assertThat(handler.events).isEmpty();
        assertThatThrownBy(() -> call(woven, "elsewhere", 3)).isInstanceOf(UnsatisfiedLinkError.class);
        assertThat(handler.events).isEmpty();
        Object called = ((Callable<?>) woven).call();
        assertThat(called).isEqualTo("called");
        assertThat(handler.events).as("once, not in the bridge, too").containsExactly("enter", "succeeded 4");
        assertThat(fixture.report.guardedMethods())
                .noneMatch(line -> line.contains("#unfinished("))
                .noneMatch(line -> line.contains("#elsewhere("))
                .noneMatch(line -> line.contains("<"));
        assertThat(fixture.report.guardedMethods())
                .filteredOn(line -> line.contains("#call("))
                .hasSize(1);
        assertThat(fixture.report.guardedMethods())
                .filteredOn(line -> line.contains("#compareTo("))
                .singleElement()
                .asString()
                .contains("#compareTo(" + SAMPLE + ")");
    }

    @Test
    void everyConstructorOfATrackedType_tellsTheGate() throws Throwable {
        Object one = fixture.construct();
        assertThat(handler.constructed).as("one constructor calls the other").containsExactly(one, one);
        handler.breaksIn = "constructed";
        Object two = fixture.type.getConstructor(int.class).newInstance(9);
        assertThat(ran(two)).as("what we break is ours alone").isEqualTo(9);
        assertThat(handler.suppressed).hasSize(1);
        assertThat(handler.events).containsOnly("constructed 0");
    }

    @Test
    void typesAround_loaderShowsNoneOrBreaks_areNotNeeded() throws Exception {
        ClassWeaver weaver = new ByteBuddyWeaver(fixture.gate.sites, fixture.report);
        byte[] classFile = WovenFixture.classFile(WovenSample.class);
        byte[] expected = weaver.weave(fixture.plan, getClass().getClassLoader(), SAMPLE, Set.of(), classFile);
        assertThat(weaver.weave(fixture.plan, new Resourceless(false), SAMPLE, Set.of(), classFile))
                .isEqualTo(expected);
        assertThat(weaver.weave(fixture.plan, new Resourceless(true), SAMPLE, Set.of(), classFile))
                .isEqualTo(expected);
        assertThatThrownBy(() -> weaver.weave(
                        fixture.plan, new Resourceless(false), SAMPLE, Set.of(), new byte[] {1, 2, 3, 4, 5, 6, 7, 8}))
                .as("the class itself is needed")
                .isInstanceOf(RuntimeException.class);
    }

    /** Shows no resource, not even the JDK's; or is closed already. */
    private static final class Resourceless extends ClassLoader {

        private final boolean closed;

        Resourceless(boolean closed) {
            super(null);
            this.closed = closed;
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            return null;
        }
    }

    @Test
    void schema_isUnchanged() {
        Class<?> sample = Objects.requireNonNull(fixture.type.getSuperclass());
        assertThat(sample).isNotSameAs(WovenSample.class);
        assertThat(sample.getDeclaredMethods()).hasSameSizeAs(WovenSample.class.getDeclaredMethods());
        assertThat(sample.getDeclaredFields()).hasSameSizeAs(WovenSample.class.getDeclaredFields());
    }
}
