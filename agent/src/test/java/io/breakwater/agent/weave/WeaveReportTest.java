package io.breakwater.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.bridge.GateFixture;
import io.breakwater.agent.bridge.MethodShape;
import io.breakwater.agent.bridge.RefusalForm;
import io.breakwater.agent.bridge.RefusalType;
import io.breakwater.agent.config.ConfigException;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class WeaveReportTest {

    private final WeavePlan plan = new WeavePlan(
            new GateFixture(
                            "circuit.a.methods = com.acme.A#*, com.acme.Missing#get",
                            "circuit.b.methods = com.acme.B#get(int)",
                            "circuit.b.retry.in-synchronized = true")
                    .bindings(),
            List.of());
    private final WeaveReport report = new WeaveReport(problem -> {}, null);
    private final ClassLoader loader = new ClassLoader() {};

    WeaveReportTest() throws ConfigException {
        report.plan(plan);
    }

    private static MethodShape shape(String type, boolean isSynchronized) {
        return new MethodShape(type, "get", List.of("int"), "int", isSynchronized);
    }

    @Test
    void guarded_isALineOfPatternMethodLoaderAndCircuit() {
        report.guarded(plan.targets().get(0), shape("com.acme.A", false), null);
        report.guarded(
                plan.targets().get(0), shape("com.acme.A", true), getClass().getClassLoader());
        report.guarded(plan.targets().get(2), shape("com.acme.B", true), null);
        assertThat(report.guardedMethods())
                .containsExactly(
                        "com.acme.A#* -> com.acme.A#get(int), boot loader, circuit a",
                        "com.acme.A#* -> com.acme.A#get(int), "
                                + getClass().getClassLoader().getClass().getName()
                                + ", circuit a (synchronized: retries do not wait)",
                        "com.acme.B#get(int) -> com.acme.B#get(int), boot loader, circuit b");
        assertThat(report.methodsOf("b")).containsExactly("com.acme.B#get(int)");
        assertThat(report.methodsOf("c")).isEmpty();
    }

    @Test
    void guarded_saysWhatRefusalsGoOutAs_whereTheyAreNotPlain() {
        RefusalType busy = new RefusalType("com.acme.BusyException", RefusalForm.MESSAGE);
        report.guarded(plan.targets().get(0), shape("com.acme.A", true), null, RefusalChoice.of(busy));
        report.guarded(
                plan.targets().get(2), shape("com.acme.B", false), null, RefusalChoice.mistake("it is not there"));
        assertThat(report.guardedMethods())
                .containsExactly(
                        "com.acme.A#* -> com.acme.A#get(int), boot loader, circuit a (synchronized: retries do not wait),"
                                + " refusals are com.acme.BusyException",
                        "com.acme.B#get(int) -> com.acme.B#get(int), boot loader, circuit b,"
                                + " refusals are CircuitOpenException: it is not there");
    }

    @Test
    void guardedTwice_isListedOnce() {
        report.guarded(plan.targets().get(0), shape("com.acme.A", false), loader);
        report.guarded(plan.targets().get(0), shape("com.acme.A", false), loader);
        assertThat(report.guardedMethods()).hasSize(1);
        assertThat(report.methodsOf("a")).hasSize(1);
    }

    @Test
    void guardedInTwoLoaders_isListedForEachAndOneMethodOfTheCircuit() {
        report.guarded(plan.targets().get(0), shape("com.acme.A", false), loader);
        report.guarded(plan.targets().get(0), shape("com.acme.A", false), new ClassLoader(loader) {});
        ClassLoader sameType = new Anonymous();
        report.guarded(plan.targets().get(0), shape("com.acme.A", false), sameType);
        report.guarded(plan.targets().get(0), shape("com.acme.A", false), new Anonymous());
        assertThat(report.guardedMethods())
                .hasSize(4)
                .contains("com.acme.A#* -> com.acme.A#get(int), " + Anonymous.class.getName() + "@"
                        + Integer.toHexString(System.identityHashCode(sameType)) + ", circuit a");
        assertThat(report.methodsOf("a")).containsExactly("com.acme.A#get(int)");
    }

    @Test
    void guardedInALoaderThatIsGone_isForgotten() throws InterruptedException {
        ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();
        PhantomReference<ClassLoader> dropped = guardInADroppedLoader(gone);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        do {
            System.gc();
        } while (gone.remove(10) != dropped && System.nanoTime() - deadline < 0);
        assertThat(report.guardedMethods()).isEmpty();
        assertThat(report.methodsOf("a")).isEmpty();
        assertThat(report.unmatchedPatterns())
                .as("no loaded class matches any more")
                .anyMatch(line -> line.startsWith("com.acme.A#*, circuit a"));
    }

    private PhantomReference<ClassLoader> guardInADroppedLoader(ReferenceQueue<ClassLoader> gone) {
        ClassLoader dropped = new Anonymous();
        report.guarded(plan.targets().get(0), shape("com.acme.A", false), dropped);
        assertThat(report.guardedMethods()).hasSize(1);
        return new PhantomReference<>(dropped, gone);
    }

    private static final class Anonymous extends ClassLoader {}

    @Test
    void forgotten_isNotListedAnyMore_butOnlyThatClassOfThatLoader() {
        report.guarded(plan.targets().get(0), shape("com.acme.A", false), loader);
        report.guarded(plan.targets().get(0), shape("com.acme.A", false), null);
        report.guarded(plan.targets().get(2), shape("com.acme.B", false), loader);
        report.forget("com.acme.A", loader);
        assertThat(report.guardedMethods())
                .hasSize(2)
                .noneMatch(line -> line.contains("com.acme.A")
                        && line.contains(loader.getClass().getName()));
        report.forget("com.acme.A", null);
        assertThat(report.unmatchedPatterns()).anyMatch(line -> line.startsWith("com.acme.A#*"));
    }

    @Test
    void unmatchedPatterns_areThoseWithoutAMethod() {
        assertThat(report.unmatchedPatterns())
                .containsExactly(
                        "com.acme.A#*, circuit a", "com.acme.Missing#get, circuit a", "com.acme.B#get(int), circuit b");
        report.guarded(plan.targets().get(0), shape("com.acme.A", false), loader);
        assertThat(report.unmatchedPatterns())
                .containsExactly("com.acme.Missing#get, circuit a", "com.acme.B#get(int), circuit b");
    }

    @Test
    void failures_nameClassLoaderAndCause() {
        report.failed("com.acme.A", null, new LinkageError("why"));
        assertThat(report.failures())
                .as("class and place, without the message")
                .singleElement()
                .asString()
                .startsWith(
                        "com.acme.A, boot loader: java.lang.LinkageError at io.breakwater.agent.weave.WeaveReportTest.");
    }

    @Test
    void failure_isForgottenWhenItsClassIsWovenAgain() {
        report.failed("com.acme.A", loader, new LinkageError());
        report.failed("com.acme.A", null, new LinkageError());
        report.failed("com.acme.A", null, new IllegalStateException());
        assertThat(report.failures()).as("the newest of each class").hasSize(2);
        report.forget("com.acme.A", loader);
        assertThat(report.failures()).singleElement().asString().contains("boot loader: java.lang.IllegalState");
        for (int i = 0; i < 200; i++) {
            report.failed("com.acme.A" + i, null, new LinkageError());
        }
        assertThat(report.failures()).hasSize(100);
    }

    @Test
    void mistake_holdsUntilItsClassIsWovenAgain() {
        report.missed(plan.targets().get(0), loader, List.of("get(int)"));
        report.missed(plan.targets().get(0), null, List.of("get(int)"));
        report.plan(plan);
        assertThat(report.mistakes())
                .as("each sentence once, whatever else changes")
                .hasSize(1);
        report.forget(plan.targets().get(0).pattern().type().toString(), loader);
        assertThat(report.mistakes()).as("the other class has it, too").hasSize(1);
        report.forget(plan.targets().get(0).pattern().type().toString(), null);
        assertThat(report.mistakes()).isEmpty();
    }

    @Test
    void misfits_areShownOncePerCircuit_andThatOfAnotherClassWhenTheFirstIsGone() {
        report.misfit(plan.targets().get(0), shape("com.acme.A", false), null, "why");
        report.misfit(plan.targets().get(0), shape("com.acme.Missing", false), null, "why");
        assertThat(report.mistakes()).singleElement().asString().contains("com.acme.A#get(int)");
        report.forget("com.acme.A", null);
        assertThat(report.mistakes()).singleElement().asString().contains("com.acme.Missing#get(int)");
    }

    @Test
    void troubleOfALoaderThatIsGone_isGone() {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        PhantomReference<Object> gone = troubled(queue);
        long start = System.nanoTime();
        while (!gone.refersTo(null)) {
            System.gc();
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(10));
        }
        assertThat(report.failures()).isEmpty();
        assertThat(report.mistakes()).isEmpty();
    }

    private PhantomReference<Object> troubled(ReferenceQueue<Object> queue) {
        ClassLoader dropped = new ClassLoader() {};
        report.failed("com.acme.A", dropped, new LinkageError());
        report.missed(plan.targets().get(0), dropped, List.of("get(int)"));
        assertThat(report.failures()).hasSize(1);
        return new PhantomReference<>(dropped, queue);
    }

    @Test
    void patternThatNamesTheTypeAndNoneOfItsMethods_isAMistake() throws Exception {
        WovenFixture woven = new WovenFixture(
                "circuit.a.methods = " + WovenFixture.SAMPLE + "#ofIn, " + WovenFixture.SAMPLE + "#ofInt(String), "
                        + WovenFixture.SAMPLE + "#ofInt",
                "circuit.b.methods = " + WovenFixture.SAMPLE + "#ofInt, " + WovenFixture.SAMPLE + "*#nothingLikeThat");
        assertThat(woven.problems)
                .extracting(Throwable::getMessage)
                .as("neither what an earlier circuit took, nor a wildcard among types")
                .hasSize(2)
                .allMatch(problem -> problem.startsWith("circuit 'a': " + WovenFixture.SAMPLE + "#ofIn"))
                .allMatch(problem -> problem.contains(" matches nothing: the type has a body for ["));
    }
}
