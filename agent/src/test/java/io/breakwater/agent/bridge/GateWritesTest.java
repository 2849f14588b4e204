package io.breakwater.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.bridge.Tiers.First;
import io.breakwater.agent.bridge.Tiers.Second;
import io.breakwater.agent.config.ConfigException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which calls are writes, by what they are called with; and what becomes of results that nobody gets. */
final class GateWritesTest {

    private final GateFixture gate = new GateFixture(
            "circuit.a.methods = " + Tiers.HERE + "First#get",
            "circuit.a.writes = none; 0 in write*; this.hashCode in 1",
            "circuit.b.methods = " + Tiers.HERE + "Second#get",
            "circuit.d.methods = " + Tiers.HERE + "Second#loose",
            "circuit.c.methods = " + Tiers.HERE + "First#any",
            "circuit.c.failure-results = kind in bad",
            "fallback.get.tiers = " + Tiers.HERE + "First#get -> " + Tiers.HERE + "Second#get",
            "fallback.any.tiers = " + Tiers.HERE + "First#any -> " + Tiers.HERE + "Second#loose",
            "circuit.b.writes = none; 0 in *-elsewhere",
            "circuit.d.failure-results = kind in bad",
            "retry.max-attempts = 2",
            "failure-threshold = 100");
    private final GateHandler handler = gate.handler;
    private final int get = gate.site(First.class, "get");
    private final int any = gate.site(First.class, "any");
    private final List<String> closed = new ArrayList<>();

    GateWritesTest() throws ConfigException {}

    /** A result that holds a connection. */
    @SuppressWarnings("unused") // read by reflection
    public final class Response implements AutoCloseable {
        private final String kind;

        Response(String kind) {
            this.kind = kind;
        }

        public String getKind() {
            return kind;
        }

        @Override
        public void close() {
            closed.add(kind);
        }
    }

    private Object @Nullable [] fail(Object self, @Nullable Object argument, Throwable thrown) {
        long permit = handler.enter(get);
        return handler.failed(
                get,
                permit,
                handler.start(get, permit),
                null,
                First.class,
                self,
                new @Nullable Object[] {argument},
                null,
                thrown);
    }

    private boolean isRepeated(Object self, @Nullable Object argument, Throwable thrown) {
        Object[] next = fail(self, argument, thrown);
        if (next == null || next.length != 2) {
            return false;
        }
        handler.succeeded(get, (Long) next[1], 0, null);
        return true;
    }

    @Test
    void call_isAWriteByItsArgument_andNotRepeated() {
        assertThat(isRepeated("2", "read", new IOException())).isTrue();
        assertThat(isRepeated("2", "write it", new IOException())).isFalse();
        assertThat(isRepeated("2", "write it", new ConnectException()))
                .as("nothing was sent")
                .isTrue();
        assertThat(isRepeated("2", null, new IOException()))
                .as("it cannot be read")
                .isFalse();
    }

    /** One has a hash code of 1. */
    @Test
    void call_isAWriteByWhatItIsCalledOn() {
        assertThat(isRepeated(1, "read", new IOException())).isFalse();
        assertThat(isRepeated(2, "read", new IOException())).isTrue();
    }

    @Test
    void write_isNotSentToAnotherTier_aReadIs() {
        Second second = gate.constructed(new Second(() -> "second"));
        assertThat(lastFailure("read")).containsExactly("second");
        assertThat(lastFailure("write it")).isNull();
        assertThat(second.calls).containsExactly("read");
    }

    private Object @Nullable [] lastFailure(String argument) {
        Object[] next = fail("2", argument, new IOException());
        if (next == null || next.length == 1) {
            return next;
        }
        return handler.failed(
                get, (Long) next[1], 0, next[0], First.class, "2", new Object[] {argument}, null, new IOException());
    }

    @Test
    void error_isCountedWithoutArguments() {
        long permit = handler.enter(get);
        assertThat(handler.failed(get, permit, 0, null, First.class, null, null, null, new AssertionError()))
                .isNull();
        assertThat(gate.circuit("a").snapshot().calls().failed()).isEqualTo(1);
        assertThat(gate.errors).isEmpty();
    }

    private Object @Nullable [] returnedTwice(Response first, Response second) {
        long permit = handler.enter(any);
        assertThat(handler.succeeded(any, permit, 0, first)).isFalse();
        Object[] next = Objects.requireNonNull(
                handler.failed(any, permit, 0, null, First.class, "2", new Object[] {"7"}, first, null));
        assertThat(next).hasSize(2);
        assertThat(closed).as("the one that is not used").containsExactly("bad");
        assertThat(handler.succeeded(any, (Long) next[1], 0, second)).isFalse();
        return handler.failed(any, (Long) next[1], 0, next[0], First.class, "2", new Object[] {"7"}, second, null);
    }

    @Test
    void results_thatAnotherTierStandsInFor_areClosed() {
        Response good = new Response("good");
        gate.constructed(new Second(() -> good));
        assertThat(returnedTwice(new Response("bad"), new Response("bad"))).containsExactly(good);
        assertThat(closed).containsExactly("bad", "bad");
        assertThat(gate.errors).isEmpty();
    }

    /** The second one goes out; that of the tier does not. */
    @Test
    void result_thatGoesOut_isNotClosed() {
        gate.constructed(new Second(() -> new Response("bad")));
        assertThat(returnedTwice(new Response("bad"), new Response("bad"))).isNull();
        assertThat(closed).containsExactly("bad", "bad");
    }
}
