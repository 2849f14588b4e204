package io.breakwater.it.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What came of some seconds of load on one copy of the application.
 *
 * @param calls how many there were
 * @param failed how many of them failed
 * @param wrong how many got another answer than the account that was asked for
 * @param digest of all answers: two slices with the same answers have the same
 * @param p50 microseconds from when a call should have begun to its end
 * @param cpuMillis what the process has used of the processor
 */
record Slice(
        long calls, long failed, long wrong, long digest, long p50, long p99, long p999, long max, long cpuMillis) {

    /** Reads what the application says: {@code OK calls=… failed=… …}. */
    static Slice parse(String line, long cpuMillis) {
        Map<String, Long> values = new HashMap<>();
        for (String word : line.split(" ", -1)) {
            String[] both = word.split("=", 2);
            if (both.length == 2) {
                values.put(both[0], Long.parseLong(both[1]));
            }
        }
        return new Slice(
                values.getOrDefault("calls", 0L),
                values.getOrDefault("failed", 0L),
                values.getOrDefault("wrong", 0L),
                values.getOrDefault("digest", 0L),
                values.getOrDefault("p50", 0L),
                values.getOrDefault("p99", 0L),
                values.getOrDefault("p999", 0L),
                values.getOrDefault("max", 0L),
                cpuMillis);
    }

    static long sum(List<Slice> slices, ToLongFunction<Slice> figure) {
        return slices.stream().mapToLong(figure).sum();
    }

    /** The one in the middle: whatever else the machine does disturbs some slices, and not that one. */
    static long median(List<Slice> slices, ToLongFunction<Slice> figure) {
        long[] values = slices.stream().mapToLong(figure).sorted().toArray();
        return values.length == 0 ? 0 : values[values.length / 2];
    }
}
