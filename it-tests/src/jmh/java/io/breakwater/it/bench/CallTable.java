package io.breakwater.it.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of rows of calls, at each number of threads, and how they look. For use by one thread. */
abstract class CallTable implements Table {

    static final List<Integer> THREADS = List.of(1, 2, 8);

    private final Bench bench;
    private final Pace usual;
    private final String title;
    private final String note;
    private final List<CallRow> rows;
    private final Map<String, CallFigure> figures = new LinkedHashMap<>();

    /**
     * Creates an empty table.
     *
     * @param usual how thoroughly it is measured
     * @param title its heading
     * @param note what a reader must know to understand it
     */
    CallTable(Bench bench, Pace usual, String title, String note, List<CallRow> rows) {
        this.bench = bench;
        this.usual = usual;
        this.title = title;
        this.note = note;
        this.rows = rows;
    }

    /** Measures all rows, round by round: what happens to the machine meanwhile happens to all of them. */
    @Override
    public void measure() throws Exception {
        for (int threads : THREADS) {
            Pace pace = bench.pace(usual, threads);
            for (int round = 0; round < pace.rounds(); round++) {
                for (CallRow row : rows) {
                    if (bench.wants(title, row.label())) {
                        CallFigure figure = figures.computeIfAbsent(key(row.label(), threads), key -> new CallFigure());
                        figure.add(bench.runner().run(row, threads, pace));
                        bench.say(title + ", threads: " + threads + ", " + row.label() + ": " + figure);
                    }
                }
            }
        }
        bench.keep(figures.values());
    }

    /** Nanoseconds of a row as a multiple of the baseline's; {@code NaN} where either was not measured. */
    double ratio(String label, int threads) {
        return ratio(label, CallRow.BASELINE, threads);
    }

    /** Nanoseconds of a row as a multiple of another one's; {@code NaN} as above. */
    double ratio(String label, String other, int threads) {
        CallFigure figure = figure(label, threads);
        CallFigure reference = figure(other, threads);
        return figure == null || reference == null ? Double.NaN : figure.nanos() / reference.nanos();
    }

    /** Bytes allocated by a call on one thread; {@code NaN} where it was not measured. */
    double bytes(String label) {
        CallFigure figure = figure(label, 1);
        return figure == null ? Double.NaN : figure.bytes();
    }

    /** The rows that were measured; nothing if there are none. */
    @Override
    public String markdown() {
        if (figures.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("### " + title + "\n\n" + note + "\n\n");
        text.append("| ns per call | 1 thread | 2 threads | 8 threads | bytes | ratio, 1 | ratio, 2 | ratio, 8 |\n");
        text.append("|---|--:|--:|--:|--:|--:|--:|--:|\n");
        for (CallRow row : rows) {
            if (figure(row.label(), THREADS.get(0)) != null) {
                text.append(line(row.label()));
            }
        }
        return text.toString();
    }

    /** None, unless a table has some. */
    @Override
    public List<Target> targets() {
        return List.of();
    }

    private String line(String label) {
        StringBuilder line = new StringBuilder("| " + label);
        for (int threads : THREADS) {
            CallFigure figure = figure(label, threads);
            line.append(" | ").append(figure == null ? "" : figure.nanosText());
        }
        line.append(" | ").append(Figures.number(bytes(label)));
        for (int threads : THREADS) {
            line.append(" | ").append(Figures.ratio(ratio(label, threads)));
        }
        return line.append(" |\n").toString();
    }

    private @Nullable CallFigure figure(String label, int threads) {
        return figures.get(key(label, threads));
    }

    private static String key(String label, int threads) {
        return threads + " " + label;
    }
}
