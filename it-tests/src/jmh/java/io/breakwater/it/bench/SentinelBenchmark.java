package io.breakwater.it.bench;

import com.alibaba.csp.sentinel.Entry;
import com.alibaba.csp.sentinel.SphU;
import com.alibaba.csp.sentinel.Tracer;
import com.alibaba.csp.sentinel.slots.block.BlockException;
import com.alibaba.csp.sentinel.slots.block.RuleConstant;
import com.alibaba.csp.sentinel.slots.block.degrade.DegradeRule;
import com.alibaba.csp.sentinel.slots.block.degrade.DegradeRuleManager;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Sentinel: an entry with a degrade rule on the number of exceptions. There is no half-open row: Sentinel closes with
 * the first trial that succeeds.
 */
public class SentinelBenchmark {

    private static final String RESOURCE = "bench";

    /** A resource that stays closed. */
    @State(Scope.Benchmark)
    public static class Closed {

        final Callee callee = new Callee();

        @Setup
        public void load() {
            loadRule(Integer.MAX_VALUE, 10);
        }
    }

    /** A resource that has opened and stays open. */
    @State(Scope.Benchmark)
    public static class Open {

        final Callee callee = new Callee();

        @Setup
        public void open() {
            loadRule(0, 3600);
            for (int i = 0; i < 10; i++) {
                guarded(callee, false);
            }
            if (!(guarded(callee, true) instanceof BlockException)) {
                throw new IllegalStateException("the resource has not opened");
            }
        }
    }

    private static void loadRule(int failures, int openSeconds) {
        DegradeRuleManager.loadRules(List.of(new DegradeRule(RESOURCE)
                .setGrade(RuleConstant.DEGRADE_GRADE_EXCEPTION_COUNT)
                .setCount(failures)
                .setMinRequestAmount(1)
                .setTimeWindow(openSeconds)));
    }

    /** A guarded call, as the manual writes it. */
    private static Object guarded(Callee callee, boolean succeeds) {
        Entry entry = null;
        try {
            entry = SphU.entry(RESOURCE);
            return succeeds ? callee.succeed() : callee.fail();
        } catch (BlockException refused) {
            return refused;
        } catch (IllegalStateException failed) {
            Tracer.traceEntry(failed, entry);
            return failed;
        } finally {
            if (entry != null) {
                entry.exit();
            }
        }
    }

    @Benchmark
    public Object success(Closed state) {
        return guarded(state.callee, true);
    }

    @Benchmark
    public Object failure(Closed state) {
        return guarded(state.callee, false);
    }

    @Benchmark
    public Object refusal(Open state) {
        return guarded(state.callee, true);
    }
}
