package io.breakwater.it.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The call alone: what every other figure contains. */
public class BareBenchmark {

    /** A callee that all threads share, as they share a client. */
    @State(Scope.Benchmark)
    public static class Unguarded {

        final Callee callee = new Callee();
    }

    @Benchmark
    public Object success(Unguarded state) {
        return state.callee.succeed();
    }

    @Benchmark
    public Object failure(Unguarded state) {
        try {
            return state.callee.fail();
        } catch (IllegalStateException failed) {
            return failed;
        }
    }
}
