package io.breakwater.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A hello world from start to exit, with and without agents, in rounds over all rows. The first round is not timed: it
 * warms up the files, counts the classes, and proves that a class is woven in just the row that says so.
 */
final class StartupTable implements Table {

    private static final String TITLE = "Start-up";
    private static final String BARE = "bare";
    private static final String EMPTY = "agent that does nothing";
    private static final String UNMATCHED = "Breakwater, nothing matched";
    private static final String WOVEN = "Breakwater, one class woven";
    private static final String OPEN_TELEMETRY = "OpenTelemetry agent";

    private static final int ROUNDS = 15;
    private static final int QUICK_ROUNDS = 3;
    /** It takes seconds, and its figure is far from any limit. */
    private static final int OPEN_TELEMETRY_EVERY = 3;

    private static final String WEAVER = "net.bytebuddy.";

    private final Bench bench;
    private final Agents agents;
    private final List<StartupRow> rows = new ArrayList<>();

    StartupTable(Bench bench, Agents agents) {
        this.bench = bench;
        this.agents = agents;
    }

    @Override
    public void measure() throws Exception {
        for (Jdk jdk : Jdk.here()) {
            List<StartupRow> wanted = rows(jdk).stream()
                    .filter(row -> bench.wants(TITLE, row.label() + ", " + jdk.label()))
                    .toList();
            rows.addAll(wanted);
            measure(wanted);
        }
    }

    private List<StartupRow> rows(Jdk jdk) throws IOException {
        String hello = HelloMain.class.getName();
        return List.of(
                new StartupRow(BARE, jdk, List.of(), 1, false),
                new StartupRow(EMPTY, jdk, agents.empty(), 1, false),
                new StartupRow(UNMATCHED, jdk, agents.ours("unmatched", "com.acme.Client#getAccount"), 1, false),
                new StartupRow(WOVEN, jdk, agents.ours("hello", hello + "#greet"), 1, true),
                new StartupRow(OPEN_TELEMETRY, jdk, agents.openTelemetryOptions(), OPEN_TELEMETRY_EVERY, true));
    }

    private void measure(List<StartupRow> wanted) throws Exception {
        for (StartupRow row : wanted) {
            countClasses(row);
        }
        int rounds = bench.quick() ? QUICK_ROUNDS : ROUNDS;
        for (int round = 0; round < rounds; round++) {
            for (StartupRow row : wanted) {
                if (round % row.every() == 0) {
                    row.add(run(row, List.of()));
                }
            }
        }
        for (StartupRow row : wanted) {
            bench.say(
                    TITLE + ", " + row.label() + ", " + row.jdk().label() + ": " + Figures.median(row.wall()) + " ms");
        }
    }

    private void countClasses(StartupRow row) throws IOException, InterruptedException {
        Path log = agents.directory().resolve("classes.log");
        run(row, List.of("-Xlog:class+load:file=" + log + "::filecount=0"));
        try (Stream<String> lines = Files.lines(log)) {
            List<String> classes = lines.toList();
            boolean woven = classes.stream().anyMatch(line -> line.contains(WEAVER));
            if (woven != row.weaves()) {
                throw new IOException("'" + row.label() + "' has " + (woven ? "" : "not ") + "used Byte Buddy: " + log);
            }
            row.classes().addValue(classes.size());
        }
    }

    private ChildJvm run(StartupRow row, List<String> more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(row.options());
        arguments.addAll(more);
        arguments.addAll(List.of("-cp", Agents.classPath(), HelloMain.class.getName()));
        return ChildJvm.run(row.jdk(), arguments, agents.directory().resolve("startup.out"));
    }

    @Override
    public String markdown() {
        if (rows.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("### " + TITLE + "\n\nA hello world, from start to exit.\n\n");
        text.append("| | ms until exit | beside the agent that does nothing | added to bare, ms"
                + " | of what that agent adds | CPU time, ms | peak memory, MiB | classes |\n");
        text.append("|---|--:|--:|--:|--:|--:|--:|--:|\n");
        for (StartupRow row : rows) {
            text.append(line(row));
        }
        return text.toString();
    }

    private String line(StartupRow row) {
        Jdk jdk = row.jdk();
        return "| " + jdk.label() + ": " + row.label() + " | " + Figures.median(row.wall())
                + " | " + Figures.ratio(row.millis() / millis(EMPTY, jdk))
                + " | " + Figures.number(added(row.label(), jdk))
                + " | " + Figures.ratio(added(row.label(), jdk) / added(EMPTY, jdk))
                + " | " + Figures.number(row.cpu().getMean())
                + " | " + Figures.number(row.peak().getPercentile(50))
                + " | " + Figures.number(row.classes().getMean()) + " |\n";
    }

    @Override
    public List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        for (Jdk jdk : rows.stream().map(StartupRow::jdk).distinct().toList()) {
            targets.add(Target.multiple(
                    "start-up, nothing matched, " + jdk.label(),
                    "at most 1.5 of an agent that does nothing",
                    1.5,
                    millis(UNMATCHED, jdk) / millis(EMPTY, jdk)));
            targets.add(Target.multiple(
                    "start-up, one class woven, " + jdk.label(),
                    "at most 1/5 of what OpenTelemetry's agent adds",
                    1 / 5d,
                    added(WOVEN, jdk) / added(OPEN_TELEMETRY, jdk)));
        }
        return targets;
    }

    private double added(String label, Jdk jdk) {
        return millis(label, jdk) - millis(BARE, jdk);
    }

    private double millis(String label, Jdk jdk) {
        StartupRow row = row(label, jdk);
        return row == null ? Double.NaN : row.millis();
    }

    private @Nullable StartupRow row(String label, Jdk jdk) {
        for (StartupRow row : rows) {
            if (row.label().equals(label) && row.jdk().equals(jdk)) {
                return row;
            }
        }
        return null;
    }
}
