package io.breakwater.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.circuit.CallTotals;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** A woven copy of {@link WovenSampleStages} with the agent's own handler behind the gate. */
final class WovenStages implements AutoCloseable {

    static final String STAGES = WovenSampleStages.class.getName();

    final WovenFixture fixture;
    final Object target;

    WovenStages(String... lines) throws Exception {
        fixture = new WovenFixture(lines);
        target = type("").getConstructor().newInstance();
    }

    /** The agent's handler is behind the gate from here on. */
    WovenStages open() {
        BreakwaterGate.handler = fixture.gate.handler;
        return this;
    }

    Class<?> type(String nested) throws ClassNotFoundException {
        return Class.forName(STAGES + nested, true, Objects.requireNonNull(fixture.type.getClassLoader()));
    }

    CompletableFuture<String> call(String method, Object... arguments) throws Throwable {
        return callOn(target, method, arguments);
    }

    @SuppressWarnings("unchecked")
    static CompletableFuture<String> callOn(Object target, String method, Object... arguments) throws Throwable {
        return (CompletableFuture<String>) Objects.requireNonNull(WovenFixture.call(target, method, arguments));
    }

    /** What is wrong with the configuration, as far as only classes can tell. */
    List<RuntimeException> problems() {
        return fixture.problems;
    }

    /** What is counted, once nothing is in flight; and nothing of ours has gone wrong. */
    CallTotals calls(String circuit) {
        CallTotals totals = fixture.gate.circuit(circuit).snapshot().calls();
        assertThat(fixture.gate.errors).isEmpty();
        assertThat(totals.inFlight()).isZero();
        return totals;
    }

    static String answer(CompletableFuture<String> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    /** What the future ends in. */
    static Throwable failure(CompletableFuture<?> future) throws Exception {
        try {
            throw new AssertionError("has not failed: " + future.get(20, TimeUnit.SECONDS));
        } catch (ExecutionException failed) {
            return Objects.requireNonNull(failed.getCause());
        }
    }

    @Override
    public void close() {
        BreakwaterGate.handler = null;
        fixture.gate.handler.close();
    }
}
