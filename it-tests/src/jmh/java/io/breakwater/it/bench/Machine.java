package io.breakwater.it.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** The machine that this runs on, in words. */
final class Machine {

    /** Before anything is measured: what others do on this machine at the same time is in every figure. */
    private final double loadAtStart =
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();

    private static final Path LINUX_PROCESSORS = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";

    /** One line for the head of the figures. */
    String describe(boolean quick) throws IOException {
        return "Measured on " + LocalDate.now(ZoneOffset.UTC) + " with " + processor() + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, " + System.getProperty("os.name") + ", "
                + System.getProperty("java.vm.name") + " " + Runtime.version() + "; load average before the run "
                + Figures.number(loadAtStart) + "."
                + (quick ? " **A quick run, to see that everything works: the figures mean little.**" : "") + "\n";
    }

    private static String processor() throws IOException {
        if (!Files.isReadable(LINUX_PROCESSORS)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(LINUX_PROCESSORS)) {
            return lines.filter(line -> line.startsWith(MODEL))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
