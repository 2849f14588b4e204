package io.breakwater.it.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/** One run of the benchmarks: what is wanted of it, and what it has yielded. For use by one thread. */
final class Bench {

    /** The usual choice: every row. */
    private static final String ALL = ".";

    private static final int MOST_THREADS_IN_FULL = 2;

    private final long startNanos = System.nanoTime();
    private final boolean quick;
    private final Pattern only;
    private final CallRunner runner;
    private final List<RunResult> results = new ArrayList<>();

    /**
     * Creates a run.
     *
     * @param quick whether it is only a look at the harness
     * @param only the rows wanted, by {@code table: row}
     */
    Bench(boolean quick, String only, CallRunner runner) {
        this.quick = quick;
        this.only = Pattern.compile(only);
        this.runner = runner;
    }

    boolean quick() {
        return quick;
    }

    /** Whether no row was left out. */
    boolean complete() {
        return only.pattern().equals(ALL);
    }

    boolean wants(String table, String row) {
        return only.matcher(table + ": " + row).find();
    }

    /** The pace for so many threads: beyond two the machine is the bottleneck, and a short look will do. */
    Pace pace(Pace usual, int threads) {
        if (quick) {
            return usual.quick();
        }
        return threads > MOST_THREADS_IN_FULL && usual.equals(Pace.LONG) ? Pace.SHORT : usual;
    }

    CallRunner runner() {
        return runner;
    }

    /** Tells whoever is waiting how far it has come. */
    void say(String progress) {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        System.out.printf(Locale.ROOT, "%6.1f s  %s%n", seconds, progress);
    }

    void keep(Collection<CallFigure> figures) {
        figures.forEach(figure -> results.add(figure.merged()));
    }

    /** Writes JMH's own report of all that was kept. */
    void writeResults(Path file) throws IOException {
        try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
        }
    }
}
