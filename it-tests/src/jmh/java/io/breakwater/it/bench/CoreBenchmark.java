package io.breakwater.it.bench;

import io.breakwater.core.CircuitOpenException;
import io.breakwater.core.CircuitState;
import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.guard.Guard;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Breakwater's engine used as a library, without the agent. */
public class CoreBenchmark {

    /** A closed circuit with the defaults. */
    @State(Scope.Benchmark)
    public static class Closed {

        final Callable<Object> call = new Callee()::succeed;
        final Guard guard = CoreCircuits.guard(CircuitConfig.builder());
    }

    /** A closed circuit that no failure opens. */
    @State(Scope.Benchmark)
    public static class Failing {

        final Callable<Object> call = new Callee()::fail;
        final Guard guard = CoreCircuits.guard(CircuitConfig.builder().failureThreshold(Integer.MAX_VALUE));
    }

    /** A circuit that has opened and stays open. */
    @State(Scope.Benchmark)
    public static class Open {

        final Callable<Object> call = new Callee()::fail;
        final Guard guard =
                CoreCircuits.guard(CircuitConfig.builder().failureThreshold(1).recoveryTimeout(Duration.ofHours(1)));

        @Setup
        public void open() throws Exception {
            try {
                guard.call(call);
            } catch (IllegalStateException expected) {
                expectState(guard, CircuitState.OPEN);
            }
        }
    }

    /** A circuit that no number of successful trials closes. */
    @State(Scope.Benchmark)
    public static class HalfOpen {

        final Callable<Object> call = new Callee()::succeed;
        final Guard guard = CoreCircuits.guard(CircuitConfig.builder()
                .failureThreshold(1)
                .recoveryTimeout(Duration.ofMillis(1))
                .halfOpenTimeout(Duration.ofHours(1))
                .halfOpenCalls(64)
                .successThreshold(Integer.MAX_VALUE));

        @Setup
        public void halfOpen() throws Exception {
            try {
                guard.call(new Callee()::fail);
            } catch (IllegalStateException expected) {
                expectState(guard, CircuitState.OPEN);
            }
            while (guard.circuit().wouldRefuse()) {
                Thread.onSpinWait();
            }
            guard.call(call);
            check();
        }

        @TearDown
        public void check() {
            expectState(guard, CircuitState.HALF_OPEN);
        }
    }

    private static void expectState(Guard guard, CircuitState expected) {
        CircuitState state = guard.circuit().state();
        if (state != expected) {
            throw new IllegalStateException("the circuit is " + state + ", not " + expected);
        }
    }

    @Benchmark
    public Object success(Closed state) throws Exception {
        return state.guard.call(state.call);
    }

    @Benchmark
    public Object failure(Failing state) throws Exception {
        try {
            return state.guard.call(state.call);
        } catch (IllegalStateException failed) {
            return failed;
        }
    }

    @Benchmark
    public Object refusal(Open state) throws Exception {
        try {
            return byHand(state);
        } catch (CircuitOpenException refused) {
            return refused;
        }
    }

    /** The method of an application, which a refusal has to leave: as little inlined as one that is woven. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    private static Object byHand(Open state) throws Exception {
        return state.guard.call(state.call);
    }

    @Benchmark
    public Object trial(HalfOpen state) throws Exception {
        return state.guard.call(state.call);
    }
}
