package io.breakwater.it.bench;

import java.util.List;
import org.openjdk.jmh.util.ListStatistics;

/**
 * A row of the start-up table on one JDK, and what its runs have shown.
 *
 * @param label what runs
 * @param jdk where
 * @param options of the JVM
 * @param every in which rounds it runs: 1 = in each, 3 = in every third
 * @param weaves whether a class is woven
 * @param wall milliseconds until the process had ended
 * @param cpu milliseconds of its threads
 * @param peak mebibytes
 * @param classes how many were loaded
 */
record StartupRow(
        String label,
        Jdk jdk,
        List<String> options,
        int every,
        boolean weaves,
        ListStatistics wall,
        ListStatistics cpu,
        ListStatistics peak,
        ListStatistics classes) {

    StartupRow(String label, Jdk jdk, List<String> options, int every, boolean weaves) {
        this(
                label,
                jdk,
                options,
                every,
                weaves,
                new ListStatistics(),
                new ListStatistics(),
                new ListStatistics(),
                new ListStatistics());
    }

    void add(ChildJvm run) {
        wall.addValue(run.wallMillis());
        cpu.addValue(run.cpuMillis());
        peak.addValue(run.peakMebibytes());
    }

    /** The median; {@code NaN} where it has not run. */
    double millis() {
        return wall.getN() == 0 ? Double.NaN : wall.getPercentile(50);
    }
}
