package io.breakwater.it.bench;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The call in a JVM with the agent, whose configuration names the methods of {@link Callee}. Nothing here knows of it,
 * but for the checks over JMX: a benchmark whose calls no circuit counts would measure nothing.
 */
public class WovenBenchmark {

    /** A circuit that is closed. */
    @State(Scope.Benchmark)
    public static class Closed {

        final Callee callee = new Callee();
        private final WovenCircuit circuit = new WovenCircuit("CLOSED", "CallsSucceeded");

        @Setup
        public void prove() {
            circuit.proveCounted(callee::succeed);
        }

        @TearDown
        public void check() {
            circuit.check();
        }
    }

    /** A circuit that is closed, with a probe, while somebody looks at all that there is to be seen of it. */
    @State(Scope.Benchmark)
    public static class Watched {

        /** Where the metrics are. */
        @Param("0")
        public int port;

        final Callee callee = new Callee();
        private final WovenCircuit circuit = new WovenCircuit("CLOSED", "CallsSucceeded");
        private @Nullable Onlookers onlookers;

        @Setup
        public void prove() {
            circuit.proveCounted(callee::succeed);
            onlookers = new Onlookers(port);
            onlookers.start();
        }

        @TearDown
        public void check() {
            if (onlookers != null) {
                onlookers.stop();
            }
            circuit.check();
        }
    }

    /** A circuit that is closed and stays so, whatever fails. */
    @State(Scope.Benchmark)
    public static class Failing {

        final Callee callee = new Callee();
        private final WovenCircuit circuit = new WovenCircuit("CLOSED", "CallsFailed");

        @Setup
        public void prove() {
            circuit.proveCounted(callee::fail);
        }

        @TearDown
        public void check() {
            circuit.check();
        }
    }

    /** A circuit that a failure has opened for as long as the benchmark lasts. */
    @State(Scope.Benchmark)
    public static class Open {

        final Callee callee = new Callee();
        private final WovenCircuit circuit = new WovenCircuit("OPEN", "CallsRejected");

        @Setup
        public void open() {
            WovenCircuit.attempt(callee::fail);
            circuit.proveCounted(callee::succeed);
        }

        @TearDown
        public void check() {
            circuit.check();
        }
    }

    /** A circuit that an operator has opened. */
    @State(Scope.Benchmark)
    public static class ForcedOpen {

        final Callee callee = new Callee();
        private final WovenCircuit circuit = new WovenCircuit("FORCED_OPEN", "CallsRejected");

        @Setup
        public void open() {
            circuit.forceOpen();
            circuit.proveCounted(callee::succeed);
        }

        @TearDown
        public void check() {
            circuit.check();
        }
    }

    /** A circuit in which every call is a trial. */
    @State(Scope.Benchmark)
    public static class HalfOpen {

        final Callee callee = new Callee();
        private final WovenCircuit circuit = new WovenCircuit("HALF_OPEN", "CallsSucceeded");

        @Setup
        public void halfOpen() {
            WovenCircuit.attempt(callee::fail);
            circuit.callUntilThere(callee::succeed);
            circuit.proveCounted(callee::succeed);
        }

        @TearDown
        public void check() {
            circuit.check();
        }
    }

    @Benchmark
    public Object success(Closed state) {
        return state.callee.succeed();
    }

    @Benchmark
    public Object watchedSuccess(Watched state) {
        return state.callee.succeed();
    }

    @Benchmark
    public Object failure(Failing state) {
        try {
            return state.callee.fail();
        } catch (IllegalStateException failed) {
            return failed;
        }
    }

    @Benchmark
    public Object refusal(Open state) {
        return refused(state.callee);
    }

    @Benchmark
    public Object forcedRefusal(ForcedOpen state) {
        return refused(state.callee);
    }

    /** The type of the refusal is the agent's own, which the application cannot name. */
    private static Object refused(Callee callee) {
        try {
            return callee.succeed();
        } catch (RuntimeException refusal) {
            return refusal;
        }
    }

    @Benchmark
    public Object trial(HalfOpen state) {
        return state.callee.succeed();
    }
}
