package io.breakwater.it.bench;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.retry.Retry;
import java.time.Duration;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** resilience4j with its defaults: decorated suppliers. */
public class Resilience4jBenchmark {

    /** More trials than one short iteration can make; resilience4j keeps a record of each. */
    private static final int TRIALS = 3_000_000;

    /** Closed breakers. */
    @State(Scope.Benchmark)
    public static class Closed {

        @Param({"COUNT_BASED", "TIME_BASED"})
        SlidingWindowType window = SlidingWindowType.COUNT_BASED;

        Supplier<Object> guarded = new Callee()::succeed;
        Supplier<Object> guardedWithRetry = guarded;

        @Setup
        public void guard() {
            CircuitBreaker breaker = breaker(settings(window));
            guarded = CircuitBreaker.decorateSupplier(breaker, guarded);
            guardedWithRetry = Retry.decorateSupplier(Retry.ofDefaults("bench"), guarded);
        }
    }

    /**
     * Breakers that count failures and never open. A count window has no threshold that a hundred failures in a row do
     * not reach, so it is asked to count and not to act; a time window may wait for a number of calls that never comes.
     */
    @State(Scope.Benchmark)
    public static class Failing {

        @Param({"COUNT_BASED", "TIME_BASED"})
        SlidingWindowType window = SlidingWindowType.COUNT_BASED;

        Supplier<Object> guarded = new Callee()::fail;

        @Setup
        public void guard() {
            CircuitBreaker breaker = breaker(settings(window).minimumNumberOfCalls(Integer.MAX_VALUE));
            if (window == SlidingWindowType.COUNT_BASED) {
                breaker.transitionToMetricsOnlyState();
            }
            guarded = CircuitBreaker.decorateSupplier(breaker, guarded);
        }
    }

    /** Breakers that are open and stay so. */
    @State(Scope.Benchmark)
    public static class Open {

        @Param({"true", "false"})
        boolean stackTrace = true;

        Supplier<Object> guarded = new Callee()::succeed;

        @Setup
        public void open() {
            CircuitBreaker breaker = breaker(CircuitBreakerConfig.custom()
                    .waitDurationInOpenState(Duration.ofHours(1))
                    .writableStackTraceEnabled(stackTrace));
            breaker.transitionToOpenState();
            guarded = CircuitBreaker.decorateSupplier(breaker, guarded);
        }
    }

    /** A breaker that gets a fresh lot of trials for each iteration. */
    @State(Scope.Benchmark)
    public static class HalfOpen {

        private final CircuitBreaker breaker = breaker(CircuitBreakerConfig.custom()
                .permittedNumberOfCallsInHalfOpenState(TRIALS)
                .slidingWindowSize(TRIALS)
                .minimumNumberOfCalls(TRIALS));
        final Supplier<Object> guarded = CircuitBreaker.decorateSupplier(breaker, new Callee()::succeed);

        @Setup(Level.Iteration)
        public void halfOpen() {
            breaker.transitionToOpenState();
            breaker.transitionToHalfOpenState();
        }

        @TearDown(Level.Iteration)
        public void check() {
            if (breaker.getState() != CircuitBreaker.State.HALF_OPEN) {
                throw new IllegalStateException("the breaker has become " + breaker.getState());
            }
        }
    }

    private static CircuitBreakerConfig.Builder settings(SlidingWindowType window) {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(window)
                .slidingWindowSize(window == SlidingWindowType.COUNT_BASED ? 100 : 60);
    }

    private static CircuitBreaker breaker(CircuitBreakerConfig.Builder settings) {
        return CircuitBreaker.of("bench", settings.build());
    }

    @Benchmark
    public Object success(Closed state) {
        return state.guarded.get();
    }

    @Benchmark
    public Object successWithRetry(Closed state) {
        return state.guardedWithRetry.get();
    }

    @Benchmark
    public Object failure(Failing state) {
        try {
            return state.guarded.get();
        } catch (IllegalStateException failed) {
            return failed;
        }
    }

    @Benchmark
    public Object refusal(Open state) {
        try {
            return byHand(state);
        } catch (CallNotPermittedException refused) {
            return refused;
        }
    }

    /** The method of an application, which a refusal has to leave: as little inlined as one that is woven. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    private static Object byHand(Open state) {
        return state.guarded.get();
    }

    @Benchmark
    public Object trial(HalfOpen state) {
        return state.guarded.get();
    }
}
