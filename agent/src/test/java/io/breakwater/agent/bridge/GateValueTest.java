package io.breakwater.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.bridge.Tiers.First;
import io.breakwater.agent.bridge.Tiers.Second;
import io.breakwater.agent.config.ConfigException;
import io.breakwater.core.AllTiersFailedException;
import io.breakwater.core.CircuitOpenException;
import io.breakwater.core.TierFailure;
import io.breakwater.core.fallback.FallbackSnapshot;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Chains that end in a configured value, behind the gate. */
final class GateValueTest {

    private static final Object[] ARGUMENTS = {"7"};

    private final GateFixture gate = new GateFixture(
            "circuit.a.methods = " + Tiers.HERE + "First#*",
            "circuit.a.ignored = java.lang.IllegalArgumentException+",
            "circuit.b.methods = " + Tiers.HERE + "Second#*",
            "circuit.b.ignored = java.lang.UnsupportedOperationException",
            "retry.max-attempts = 1",
            "fallback.get.tiers = " + Tiers.HERE + "First#get -> " + Tiers.HERE + "Second#get",
            "fallback.get.value = nobody",
            "fallback.count.tiers = " + Tiers.HERE + "First#count",
            "fallback.count.value = -1",
            "fallback.note.tiers = " + Tiers.HERE + "First#notifyOf",
            "fallback.note.value = null",
            "fallback.any.tiers = " + Tiers.HERE + "First#any",
            "fallback.any.value = null",
            "fallback.create.tiers = " + Tiers.HERE + "First#createOrder",
            "fallback.create.value = later",
            "fallback.send.tiers = " + Tiers.HERE + "First#sendOrder -> " + Tiers.HERE + "Second#get",
            "fallback.send.value = later");
    private final GateHandler handler = gate.handler;

    GateValueTest() throws ConfigException {}

    private Object @Nullable [] fail(GateFixture where, String method, Throwable thrown) {
        int site = where.site(First.class, method);
        long permit = where.handler.enter(site);
        return where.handler.failed(
                site, permit, where.handler.start(site, permit), null, First.class, null, ARGUMENTS, null, thrown);
    }

    private Object @Nullable [] fail(String method, Throwable thrown) {
        return fail(gate, method, thrown);
    }

    private Second second(Callable<@Nullable Object> body) {
        return gate.constructed(new Second(body));
    }

    private static Second throwing(GateFixture where, Throwable thrown) {
        return where.constructed(new Second(() -> {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (Exception) thrown;
        }));
    }

    private FallbackSnapshot chain(String name) {
        return gate.chain(name);
    }

    @Test
    void value_answersWhereEveryTierHasFailed() {
        throwing(gate, new IOException("second"));
        IOException own = new IOException();

        assertThat(fail("get", own)).containsExactly("nobody");

        assertThat(own.getSuppressed()).isEmpty();
        assertThat(chain("get").servedByValue()).isEqualTo(1);
        assertThat(chain("get").allTiersFailed()).isZero();
    }

    @Test
    void value_isNotNeededWhereATierAnswers() {
        second(() -> "second");
        assertThat(fail("get", new IOException())).containsExactly("second");
        assertThat(chain("get").servedByValue()).isZero();
    }

    @Test
    void chainOfOneTier_andAValue() {
        assertThat(fail("count", new IOException())).containsExactly(-1);
        assertThat(fail("any", new IOException())).containsExactly((Object) null);
        assertThat(fail("notifyOf", new IOException()))
                .as("it returns nothing, and does not throw")
                .containsExactly((Object) null);
        assertThat(chain("count").calls()).isEqualTo(1);
        assertThat(chain("count").served()).isEmpty();
        assertThat(gate.mistakes).isEmpty();
    }

    @Test
    void value_answersARefusedCall() {
        gate.circuit("a").forceOpen();
        int site = gate.site(First.class, "count");
        Object refused = handler.refused(site, handler.enter(site));

        Object verdict = handler.fallBack(site, refused, First.class, null, ARGUMENTS);

        assertThat(verdict).isInstanceOfSatisfying(Object[].class, both -> {
            assertThat(both[0]).isEqualTo(-1);
            assertThat(both[1]).isInstanceOf(CircuitOpenException.class);
        });
        assertThat(gate.errors).isEmpty();
    }

    @Test
    void value_answersARefusedWrite_forItNeverRan() {
        gate.circuit("a").forceOpen();
        int site = gate.site(First.class, "createOrder");
        Object verdict =
                handler.fallBack(site, handler.refused(site, handler.enter(site)), First.class, null, ARGUMENTS);
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Object[].class, both -> assertThat(both[0]).isEqualTo("later"));
    }

    @Test
    void value_isNotUsedAfterAWriteThatMayHaveActed() {
        assertThat(fail("createOrder", new IOException("read timed out"))).isNull();
        assertThat(chain("create").calls()).isZero();
        assertThat(fail("createOrder", new ConnectException())).containsExactly("later");
    }

    @Test
    void value_isNotUsedWhereAnotherTierMayHaveActedForAWrite() {
        throwing(gate, new IOException("read timed out"));
        ConnectException own = new ConnectException();

        assertThat(fail("sendOrder", own)).isNull();

        assertThat(own.getSuppressed()).singleElement().isInstanceOf(AllTiersFailedException.class);
        assertThat(chain("send").servedByValue()).isZero();
    }

    @Test
    void value_isNotUsedAfterIgnoredOrErrorOrInterrupt() {
        List<Throwable> thrown = List.of(
                new IllegalArgumentException(),
                new OutOfMemoryError(),
                new AssertionError(),
                new InterruptedException());
        for (Throwable each : thrown) {
            assertThat(fail("count", each)).as(each.toString()).isNull();
        }
        assertThat(chain("count").calls()).isZero();
    }

    @Test
    void value_isNotUsedAfterIgnoredOrErrorOfAnotherTier() {
        for (Throwable each : List.of(new UnsupportedOperationException(), new AssertionError())) {
            throwing(gate, each);
            assertThat(fail("get", new IOException())).as(each.toString()).isNull();
        }
        assertThat(chain("get").servedByValue()).isZero();
        assertThat(chain("get").allTiersFailed()).isEqualTo(2);
    }

    @Test
    void valueThatDoesNotFit_isAMistake_andTheChainFailsAsWithoutOne() throws ConfigException {
        GateFixture unfit = new GateFixture(
                "circuit.a.methods = " + Tiers.HERE + "First#*",
                "retry.max-attempts = 1",
                "fallback.count.tiers = " + Tiers.HERE + "First#count",
                "fallback.count.value = null");
        IOException own = new IOException();

        assertThat(fail(unfit, "count", own)).isNull();

        assertThat(own.getSuppressed()).singleElement().isInstanceOfSatisfying(AllTiersFailedException.class, all -> {
            assertThat(all.failures())
                    .extracting(TierFailure::tier)
                    .containsExactly(Tiers.HERE + "First#count", "value");
        });
        assertThat(unfit.mistakes)
                .extracting(RuntimeException::getMessage)
                .containsExactly("fallback 'count': the value 'null' is no int");
        assertThat(unfit.chain("count").allTiersFailed()).isEqualTo(1);
        assertThat(unfit.errors).as("it is the configuration's fault, not ours").isEmpty();
    }
}
