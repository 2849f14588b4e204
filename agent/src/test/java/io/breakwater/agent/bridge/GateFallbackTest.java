package io.breakwater.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.breakwater.agent.bridge.Tiers.First;
import io.breakwater.agent.bridge.Tiers.Second;
import io.breakwater.agent.config.ConfigException;
import io.breakwater.core.AllTiersFailedException;
import io.breakwater.core.CallRefusedException;
import io.breakwater.core.CircuitOpenException;
import io.breakwater.core.TierFailure;
import io.breakwater.core.TooManyConcurrentCallsException;
import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.fallback.FallbackSnapshot;
import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Fallback chains behind the gate: First, then Second on an instance, then Third, which is static. */
final class GateFallbackTest {

    private static final Object[] ARGUMENTS = {"7"};

    private final GateFixture gate = new GateFixture(
            "circuit.a.methods = " + Tiers.HERE + "First#*",
            "circuit.b.methods = " + Tiers.HERE + "Second#*",
            "circuit.b.ignored = java.lang.UnsupportedOperationException",
            "circuit.c.methods = " + Tiers.HERE + "Third#*",
            "retry.max-attempts = 1",
            "rejection-stack-trace = always",
            "circuit.a.ignored = java.lang.IllegalArgumentException+",
            "fallback.get.tiers = " + Tiers.HERE + "First#get -> " + Tiers.HERE + "Second#get -> " + Tiers.HERE
                    + "Third#get",
            "fallback.order.tiers = " + Tiers.HERE + "First#createOrder -> " + Tiers.HERE + "Third#get",
            "fallback.write.tiers = " + Tiers.HERE + "First#sendOrder -> " + Tiers.HERE + "Second#get -> " + Tiers.HERE
                    + "Third#get",
            "fallback.loose.tiers = " + Tiers.HERE + "First#any -> " + Tiers.HERE + "Second#loose");
    private final GateHandler handler = gate.handler;
    private final int get = gate.site(First.class, "get");
    private final int create = gate.site(First.class, "createOrder");

    GateFallbackTest() throws ConfigException {}

    private Object @Nullable [] fail(int site, Throwable thrown) {
        long permit = handler.enter(site);
        return handler.failed(
                site, permit, handler.start(site, permit), null, First.class, null, ARGUMENTS, null, thrown);
    }

    /** What a call ends with that its circuit refuses, as the woven method asks for it. */
    private Object refuse(int site) {
        long refusal = handler.enter(site);
        assertThat(refusal).isNegative();
        Object refused = handler.refused(site, refusal);
        assertThat(refused)
                .as("a chain starts here")
                .isInstanceOfSatisfying(
                        Object[].class,
                        one -> assertThat(one).singleElement().isInstanceOf(CallRefusedException.class));
        return handler.fallBack(site, refused, First.class, null, ARGUMENTS);
    }

    private Object[] refuseAndAnswer(int site) {
        Object verdict = refuse(site);
        assertThat(verdict).isInstanceOf(Object[].class);
        return (Object[]) verdict;
    }

    private Second second(Callable<@Nullable Object> body) {
        return gate.constructed(new Second(body));
    }

    private static AllTiersFailedException allTiers(Throwable outgoing) {
        assertThat(outgoing.getSuppressed()).singleElement().isInstanceOf(AllTiersFailedException.class);
        return (AllTiersFailedException) outgoing.getSuppressed()[0];
    }

    @Test
    void failed_answersTheValueOfTheNextTier() {
        Second second = second(() -> "second");
        assertThat(fail(get, new IOException())).containsExactly("second");
        assertThat(second.calls).containsExactly("7");
        assertThat(handler.enter(get)).as("the mark is cleared").isPositive();
    }

    @Test
    void failed_nullIsAnAnswer() {
        second(() -> null);
        assertThat(fail(get, new IOException())).containsExactly((Object) null);
    }

    @Test
    void failed_newestInstance_isAsked() {
        Second older = second(() -> "older");
        Second newer = second(() -> "newer");
        assertThat(fail(get, new IOException())).containsExactly("newer");
        assertThat(older.calls).isEmpty();
        assertThat(newer.calls).hasSize(1);
    }

    @Test
    void failed_tierThatFails_isFollowedByTheNext() {
        second(() -> {
            throw new IOException("second");
        });
        IOException first = new IOException();
        assertThat(fail(get, first)).containsExactly("third 7");
        assertThat(first.getSuppressed()).isEmpty();
        assertThat(gate.chain("get").served())
                .extracting(count -> entry(count.tier(), count.served()))
                .containsExactly(entry(Tiers.HERE + "Second#get", 0L), entry(Tiers.HERE + "Third#get", 1L));
    }

    @Test
    void failed_noTierAnswers_theApplicationsOwnExceptionTellsWhy() {
        IOException ofSecond = new IOException("second");
        second(() -> {
            throw ofSecond;
        });
        gate.circuit("c").forceOpen();
        IOException own = new IOException("own");
        assertThat(fail(get, own)).as("it goes out, the very same object").isNull();
        AllTiersFailedException all = allTiers(own);
        assertThat(all.chain()).isEqualTo("get");
        assertThat(all.getSuppressed()).containsExactly(ofSecond);
        assertThat(all.failures())
                .containsExactly(
                        new TierFailure(Tiers.HERE + "First#get", "java.io.IOException", own),
                        new TierFailure(Tiers.HERE + "Second#get", "java.io.IOException", ofSecond),
                        new TierFailure(Tiers.HERE + "Third#get", "skipped: circuit 'c' is FORCED_OPEN", null));
    }

    @Test
    void refused_withAnAnswer_isReplaced_andTheRefusalStandsBy() {
        second(() -> "second");
        gate.circuit("a").forceOpen();
        Object[] verdict = refuseAndAnswer(get);
        assertThat(verdict).hasSize(2);
        assertThat(verdict[0]).isEqualTo("second");
        assertThat(verdict[1]).isInstanceOf(CircuitOpenException.class);
    }

    @Test
    void refused_noTierAnswers_theRefusalTellsWhy() {
        gate.circuit("a").forceOpen();
        gate.circuit("b").forceOpen();
        gate.circuit("c").forceOpen();
        Object verdict = refuse(get);
        assertThat(verdict).isInstanceOf(CircuitOpenException.class);
        assertThat(allTiers((Throwable) verdict).failures())
                .extracting(TierFailure::reason)
                .containsExactly(
                        "skipped: circuit 'a' is FORCED_OPEN: an operator opened it and must close it",
                        "skipped: circuit 'b' is FORCED_OPEN",
                        "skipped: circuit 'c' is FORCED_OPEN");
    }

    /** Whoever is told to stop does not go on elsewhere; no argument is even looked at. */
    @Test
    void refused_interruptedThread_doesNotFallBack_andKeepsItsFlag() {
        Second second = second(() -> "second");
        gate.circuit("a").forceOpen();
        long refusal = handler.enter(get);
        Object refused;
        boolean flag;
        Thread.currentThread().interrupt();
        try {
            refused = handler.refused(get, refusal);
        } finally {
            flag = Thread.interrupted();
        }
        assertThat(refused).isInstanceOf(CircuitOpenException.class);
        assertThat(flag).isTrue();
        assertThat(second.calls).isEmpty();
        assertThat(gate.chain("get").calls()).isZero();
        assertThat(refuseAndAnswer(get)).as("afterwards it does").startsWith("second");
    }

    /** No stack trace is news to whoever reads the exception, not to whoever reads why a tier was skipped. */
    @Test
    void refused_noTierAnswers_theReasonSaysNothingOfStackTraces() throws ConfigException {
        GateFixture untraced = new GateFixture(
                "circuit.a.methods = " + Tiers.HERE + "First#*",
                "circuit.c.methods = " + Tiers.HERE + "Third#*",
                "rejection-stack-trace = never",
                "fallback.get.tiers = " + Tiers.HERE + "First#get -> " + Tiers.HERE + "Third#get");
        int site = untraced.site(First.class, "get");
        untraced.circuit("a").forceOpen();
        untraced.circuit("c").forceOpen();
        Object refused = untraced.handler.refused(site, untraced.handler.enter(site));
        Object verdict = untraced.handler.fallBack(site, refused, First.class, null, ARGUMENTS);
        assertThat(allTiers((Throwable) verdict).failures())
                .extracting(TierFailure::reason)
                .noneMatch(reason -> reason.contains("stack trace"));
    }

    @Test
    void refused_everyPlaceTaken_isAnsweredByTheNextTier_andTakesNone() throws ConfigException {
        GateFixture full = new GateFixture(
                "circuit.a.methods = " + Tiers.HERE + "First#*",
                "circuit.a.max-concurrent-calls = 1",
                "circuit.c.methods = " + Tiers.HERE + "Third#*",
                "fallback.get.tiers = " + Tiers.HERE + "First#get -> " + Tiers.HERE + "Third#get");
        int site = full.site(First.class, "get");
        Circuit circuit = full.circuit("a");
        long elsewhere = circuit.tryAcquire();

        Object refused = full.handler.refused(site, full.handler.enter(site));
        Object verdict = full.handler.fallBack(site, refused, First.class, null, ARGUMENTS);

        assertThat(verdict).isInstanceOfSatisfying(Object[].class, both -> {
            assertThat(both[0]).isEqualTo("third 7");
            assertThat(both[1]).isInstanceOf(TooManyConcurrentCallsException.class);
        });
        circuit.succeeded(elsewhere, circuit.start(elsewhere));
        assertThat(full.handler.enter(site)).as("the place is free again").isPositive();
        assertThat(full.errors).isEmpty();
    }

    @Test
    void refused_write_mayGoElsewhere_forItNeverRan() {
        gate.circuit("a").forceOpen();
        assertThat(refuseAndAnswer(create)).hasSize(2).startsWith("third 7");
    }

    @Test
    void failed_ignoredOrErrorOrInterruptOrWrite_neverFallsBack() {
        second(() -> "second");
        List<Throwable> thrown = List.of(
                new IllegalArgumentException(),
                new OutOfMemoryError(),
                new AssertionError(),
                new InterruptedException());
        for (Throwable each : thrown) {
            assertThat(fail(get, each)).as(each.toString()).isNull();
            assertThat(each.getSuppressed()).isEmpty();
        }
        assertThat(fail(create, new IOException()))
                .as("a write whose outcome is unknown")
                .isNull();
        assertThat(gate.chains.snapshots())
                .allSatisfy(chain -> assertThat(chain.calls()).isZero());
    }

    @Test
    void failed_writeThatWasNeverSent_fallsBack() {
        assertThat(fail(create, new IOException(new ConnectException()))).containsExactly("third 7");
    }

    /** The second tier may have acted: a third one might act again. */
    @Test
    void failed_writeWhoseNextTierHasAnUnknownOutcome_goesNoFurther() {
        Second second = second(() -> {
            throw new IOException("read timed out");
        });
        int send = gate.site(First.class, "sendOrder");
        ConnectException own = new ConnectException();

        assertThat(fail(send, own)).isNull();

        assertThat(second.calls).hasSize(1);
        assertThat(allTiers(own).failures())
                .extracting(TierFailure::tier)
                .containsExactly(Tiers.HERE + "First#sendOrder", Tiers.HERE + "Second#get");
    }

    @Test
    void refused_writeWhoseNextTierHasAnUnknownOutcome_goesNoFurther() {
        second(() -> {
            throw new IOException("read timed out");
        });
        int send = gate.site(First.class, "sendOrder");
        gate.circuit("a").forceOpen();

        assertThat(refuse(send)).isInstanceOf(CircuitOpenException.class);
    }

    @Test
    void tier_thatThrowsWhatIsIgnored_endsTheChain() {
        UnsupportedOperationException ofSecond = new UnsupportedOperationException();
        second(() -> {
            throw ofSecond;
        });
        IOException own = new IOException();
        assertThat(fail(get, own)).isNull();
        assertThat(allTiers(own).failures()).hasSize(2);
    }

    @Test
    void chain_doesNotStartInsideItself() {
        List<Object> inner = new ArrayList<>();
        IOException again = new IOException("again");
        Second second = second(() -> {
            Object[] nested = fail(get, again);
            inner.add(nested == null ? "nothing" : nested[0]);
            return "second";
        });
        assertThat(fail(get, new IOException())).containsExactly("second");
        assertThat(inner).containsExactly("nothing");
        assertThat(again.getSuppressed()).isEmpty();
        assertThat(second.calls).hasSize(1);
        assertThat(gate.chain("get").calls()).isEqualTo(1);
        assertThat(fail(get, new IOException()))
                .as("afterwards it starts again")
                .containsExactly("second");
    }

    @Test
    void anotherChain_startsInsideOfOne() {
        List<Object> inner = new ArrayList<>();
        second(() -> {
            Object[] nested = fail(create, new ConnectException());
            inner.add(nested == null ? "nothing" : nested[0]);
            return "second";
        });
        assertThat(fail(get, new IOException())).containsExactly("second");
        assertThat(inner).containsExactly("third 7");
    }

    @Test
    void answerOfAnyType_servesAMethodThatReturnsObject() {
        int any = gate.site(First.class, "any");
        second(() -> 12);
        assertThat(fail(any, new IOException())).as("any object will do").containsExactly(12);
    }

    @Test
    void observe_countsFallbacksThatWouldHaveBeen_andChangesNothing() throws ConfigException {
        GateFixture observed = new GateFixture(
                "mode = observe",
                "failure-threshold = 2",
                "circuit.a.methods = " + Tiers.HERE + "First#*",
                "circuit.a.retry.max-attempts = 1",
                "circuit.c.methods = " + Tiers.HERE + "Third#*",
                "fallback.get.tiers = " + Tiers.HERE + "First#get -> " + Tiers.HERE + "Third#get");
        int site = observed.site(First.class, "get");
        for (int failure = 1; failure <= 2; failure++) {
            long permit = observed.handler.enter(site);
            assertThat(observed.handler.failed(
                            site, permit, 0, null, First.class, null, ARGUMENTS, null, new IllegalStateException()))
                    .as("the failure goes out")
                    .isNull();
            assertThat(observed.chain("get").calls()).isEqualTo(failure);
        }
        assertThat(observed.handler.enter(site)).as("would be refused").isZero();
        assertThat(observed.chain("get").calls()).isEqualTo(3);
        assertThat(observed.chain("get").served())
                .extracting(FallbackSnapshot.TierCount::served)
                .containsExactly(0L);
        assertThat(observed.chain("get").allTiersFailed()).isZero();
        assertThat(observed.errors).isEmpty();
    }

    @Test
    void observe_aFailureThatWouldBeRetriedFirst_isNoFallbackYet() throws ConfigException {
        GateFixture observed = new GateFixture(
                "mode = observe",
                "circuit.a.methods = " + Tiers.HERE + "First#*",
                "circuit.c.methods = " + Tiers.HERE + "Third#*",
                "fallback.get.tiers = " + Tiers.HERE + "First#get -> " + Tiers.HERE + "Third#get");
        int site = observed.site(First.class, "get");
        long permit = observed.handler.enter(site);
        observed.handler.failed(site, permit, 0, null, First.class, null, ARGUMENTS, null, new IllegalStateException());
        assertThat(observed.circuit("a").snapshot().calls().retries()).isEqualTo(1);
        assertThat(observed.chain("get").calls()).isZero();
    }
}
