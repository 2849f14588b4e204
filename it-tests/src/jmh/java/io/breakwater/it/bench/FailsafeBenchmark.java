package io.breakwater.it.bench;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.function.CheckedSupplier;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Failsafe: a breaker over the last 100 calls, behind its executor. */
public class FailsafeBenchmark {

    /** More calls than the benchmark makes; Failsafe keeps a bit of each. */
    private static final int BEYOND_REACH = 100_000_000;

    /** A closed breaker. */
    @State(Scope.Benchmark)
    public static class Closed {

        final CheckedSupplier<Object> call = new Callee()::succeed;
        final FailsafeExecutor<Object> guard = Failsafe.with(
                CircuitBreaker.builder().withFailureThreshold(50, 100).build());
    }

    /** A closed breaker that no number of failures opens. */
    @State(Scope.Benchmark)
    public static class Failing {

        final CheckedSupplier<Object> call = new Callee()::fail;
        final FailsafeExecutor<Object> guard = Failsafe.with(
                CircuitBreaker.builder().withFailureThreshold(BEYOND_REACH).build());
    }

    /** A breaker that is open and stays so. */
    @State(Scope.Benchmark)
    public static class Open {

        final CheckedSupplier<Object> call = new Callee()::succeed;
        private final CircuitBreaker<Object> breaker = CircuitBreaker.builder()
                .withFailureThreshold(50, 100)
                .withDelay(Duration.ofHours(1))
                .build();
        final FailsafeExecutor<Object> guard = Failsafe.with(breaker);

        @Setup
        public void open() {
            breaker.open();
        }
    }

    /** A breaker that gets a fresh lot of trials for each iteration. */
    @State(Scope.Benchmark)
    public static class HalfOpen {

        final CheckedSupplier<Object> call = new Callee()::succeed;
        private final CircuitBreaker<Object> breaker =
                CircuitBreaker.builder().withSuccessThreshold(BEYOND_REACH).build();
        final FailsafeExecutor<Object> guard = Failsafe.with(breaker);

        @Setup(Level.Iteration)
        public void halfOpen() {
            breaker.open();
            breaker.halfOpen();
        }

        @TearDown(Level.Iteration)
        public void check() {
            if (!breaker.isHalfOpen()) {
                throw new IllegalStateException("the breaker has become " + breaker.getState());
            }
        }
    }

    @Benchmark
    public Object success(Closed state) {
        return state.guard.get(state.call);
    }

    @Benchmark
    public Object failure(Failing state) {
        try {
            return state.guard.get(state.call);
        } catch (IllegalStateException failed) {
            return failed;
        }
    }

    @Benchmark
    public Object refusal(Open state) {
        try {
            return byHand(state);
        } catch (CircuitBreakerOpenException refused) {
            return refused;
        }
    }

    /** The method of an application, which a refusal has to leave: as little inlined as one that is woven. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    private static Object byHand(Open state) {
        return state.guard.get(state.call);
    }

    @Benchmark
    public Object trial(HalfOpen state) {
        return state.guard.get(state.call);
    }
}
