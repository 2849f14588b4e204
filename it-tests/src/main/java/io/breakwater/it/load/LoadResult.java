package io.breakwater.it.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * What came of a run.
 *
 * @param with slices of the copy with the agent, all servers well
 * @param without of the other copy, as many
 * @param outageWith slices while the first tier was down
 * @param outageWithout as many of the other copy
 * @param heaps kilobytes after a collection, of the copy with the agent, after each round
 * @param threads of the same
 * @param suppressedErrors of the agent
 * @param weaveFailures of the agent
 * @param stderr of the copy with the agent
 */
record LoadResult(
        List<Slice> with,
        List<Slice> without,
        List<Slice> outageWith,
        List<Slice> outageWithout,
        List<Long> heaps,
        List<Long> threads,
        long suppressedErrors,
        List<String> weaveFailures,
        List<String> stderr) {

    /** What does not hold, in sentences; empty = all does. */
    List<String> violations() {
        List<String> violations = new ArrayList<>();
        for (int i = 0; i < with.size(); i++) {
            if (with.get(i).digest() != without.get(i).digest()) {
                violations.add("in round " + (i + 1) + " the two copies had different answers");
            }
        }
        check(
                violations,
                Slice.sum(with, Slice::failed) == 0,
                "calls failed with the agent, and all servers were well");
        check(violations, Slice.sum(with, Slice::wrong) == 0, "calls got the answer to another one");
        check(violations, Slice.sum(outageWith, Slice::failed) == 0, "calls failed though two tiers were up");
        check(violations, suppressedErrors == 0, suppressedErrors + " errors of the agent were suppressed");
        check(violations, weaveFailures.isEmpty(), "not woven: " + weaveFailures);
        check(violations, stderr.stream().allMatch(line -> line.startsWith("[breakwater]")), "on stderr: " + stderr);
        check(violations, isFlat(heaps, 1.25, 2_048), "the heap has grown: " + heaps);
        check(violations, isFlat(threads, 1.1, 2), "there are more and more threads: " + threads);
        return violations;
    }

    private static void check(List<String> violations, boolean holds, String sentence) {
        if (!holds) {
            violations.add(sentence);
        }
    }

    /** Whether the last third is about as high as the first. */
    static boolean isFlat(List<Long> values, double factor, long slack) {
        int third = Math.max(1, values.size() / 3);
        long first = smallest(values.subList(0, third));
        long last = smallest(values.subList(values.size() - third, values.size()));
        return last <= first * factor + slack;
    }

    private static long smallest(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).min().orElse(0);
    }

    /** For the documentation. */
    String table(int rate) {
        StringBuilder text = new StringBuilder();
        text.append("`mvn -q -Pload package -Dload.seconds=" + 10 * with.size() + " -Dload.rate=" + rate + "`, Java "
                + Runtime.version().feature() + "\n\n");
        text.append("| all servers well | with the agent | without | ratio |\n|---|--:|--:|--:|\n");
        text.append(row("calls", Slice.sum(with, Slice::calls), Slice.sum(without, Slice::calls)));
        text.append(row("failed", Slice.sum(with, Slice::failed), Slice.sum(without, Slice::failed)));
        text.append(times("half of the calls took at most, ms", Slice::p50));
        text.append(times("99 of 100, ms", Slice::p99));
        text.append(times("999 of 1000, ms", Slice::p999));
        text.append(ratio(
                "processor, ms a second of load",
                perSecond(with, rate),
                perSecond(without, rate),
                perSecond(with, rate) / perSecond(without, rate)));
        text.append("\n| the first tier is down | with the agent | without |\n|---|--:|--:|\n");
        text.append(row("calls", Slice.sum(outageWith, Slice::calls), Slice.sum(outageWithout, Slice::calls))
                .replace(" | |\n", " |\n"));
        text.append(row("failed", Slice.sum(outageWith, Slice::failed), Slice.sum(outageWithout, Slice::failed))
                .replace(" | |\n", " |\n"));
        text.append("\nHeap after a collection, after the first and the last round: " + heaps.get(0) + " KB and "
                + heaps.get(heaps.size() - 1) + " KB; threads: " + threads.get(0) + " and "
                + threads.get(threads.size() - 1) + ".\n");
        return text.toString();
    }

    private static double perSecond(List<Slice> slices, int rate) {
        return (double) Slice.median(slices, Slice::cpuMillis)
                * rate
                / Math.max(1, slices.get(0).calls());
    }

    private String times(String what, ToLongFunction<Slice> figure) {
        double mine = Slice.median(with, figure) / 1000.0;
        double other = Slice.median(without, figure) / 1000.0;
        return ratio(what, mine, other, mine / other);
    }

    private static String ratio(String what, double mine, double other, double ratio) {
        return String.format(Locale.ROOT, "| %s | %.1f | %.1f | %.2f |%n", what, mine, other, ratio);
    }

    private static String row(String what, long mine, long other) {
        return "| " + what + " | " + mine + " | " + other + " | |\n";
    }
}
