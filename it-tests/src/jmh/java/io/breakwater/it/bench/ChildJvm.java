package io.breakwater.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that was run to its end.
 *
 * @param wallMillis from asking for the process until it had ended
 * @param cpuMillis of all its threads, in the program and in the kernel; {@code NaN} where the kernel does not tell
 * @param output what it printed
 */
record ChildJvm(double wallMillis, double cpuMillis, String output) {

    private static final Path LINUX_STAT = Path.of("/proc/self/stat");
    /** Places after the name of the process of what its ended children have used, in the program and in the kernel. */
    private static final int CHILDREN_USER = 13;

    private static final int CHILDREN_SYSTEM = 14;
    /** Linux says so to programs, whatever it uses itself. */
    private static final int MILLIS_PER_TICK = 10;

    private static final String PEAK = "VmHWM:";
    private static final long DEADLINE_SECONDS = 120;

    /** Runs one. What it prints goes to a file, for a pipe would need a thread of ours at the same time. */
    static ChildJvm run(Jdk jdk, List<String> arguments, Path output) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(jdk.home().resolve("bin").resolve("java").toString());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        double cpuBefore = cpuMillisOfChildren();
        long start = System.nanoTime();
        Process process = builder.start();
        boolean ended = process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
        double wallMillis = (System.nanoTime() - start) / 1e6;
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        String said = Files.readString(output);
        if (!ended || process.exitValue() != 0) {
            throw new IOException(command + (ended ? " has failed:\n" : " does not end:\n") + said);
        }
        return new ChildJvm(wallMillis, cpuMillisOfChildren() - cpuBefore, said);
    }

    String lastLine() {
        String text = output.stripTrailing();
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    /** The most memory that it had at a time, in MiB; {@code NaN} where it did not print that. */
    double peakMebibytes() {
        int at = output.indexOf(PEAK);
        if (at < 0) {
            return Double.NaN;
        }
        String kibibytes = output.substring(at + PEAK.length(), output.indexOf("kB", at));
        return Integer.parseInt(kibibytes.strip()) / 1024d;
    }

    private static double cpuMillisOfChildren() throws IOException {
        if (!Files.isReadable(LINUX_STAT)) {
            return Double.NaN;
        }
        String stat = Files.readString(LINUX_STAT);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        return (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM])) * MILLIS_PER_TICK;
    }
}
