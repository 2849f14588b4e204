package io.breakwater.it.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.util.ListStatistics;

/**
 * Loading a thousand classes that no pattern means, with and without agents, in rounds over all rows. What is compared
 * is the two of a round: the machine changes less between neighbours than over a run.
 */
final class LoadTable implements Table {

    private static final String TITLE = "Loading";
    private static final String EXACT = "Breakwater, exact names";
    private static final int ROUNDS = 30;
    private static final int QUICK_ROUNDS = 3;
    private static final double MOST = 1.02;

    private final Bench bench;
    private final Agents agents;
    private final Jdk jdk = Jdk.ofTheBuild();
    private final Map<String, LoadRow> rows = new LinkedHashMap<>();

    LoadTable(Bench bench, Agents agents) {
        this.bench = bench;
        this.agents = agents;
    }

    /** What the rounds of one row have shown: milliseconds, and by how much they are more than those of the bare JVM. */
    private record LoadRow(
            List<String> options, ListStatistics wall, ListStatistics wallRatios, ListStatistics threadRatios) {

        LoadRow(List<String> options) {
            this(options, new ListStatistics(), new ListStatistics(), new ListStatistics());
        }
    }

    /** Nanoseconds of one run, by the clock and of the thread. */
    private record Loaded(double wall, double thread) {}

    @Override
    public void measure() throws Exception {
        add("bare, again", List.of());
        add("agent that does nothing", agents.empty());
        add(EXACT, agents.ours("exact", "com.acme.Client#getAccount, com.acme.Orders#find*, org.acme.Mail#send"));
        add("Breakwater, `com.acme.**Client`", agents.ours("wildcard", "com.acme.**Client#get*"));
        add("Breakwater, `**Client`", agents.ours("any-package", "**Client#get*"));
        add("Breakwater, `com.acme.Client+`", agents.ours("subtypes", "com.acme.Client+#get*"));
        if (rows.isEmpty()) {
            return;
        }
        Path jar = LoadSamples.jar(agents.directory().resolve("load-samples.jar"));
        load(jar, List.of());
        for (int round = 0; round < rounds(); round++) {
            Loaded bare = load(jar, List.of());
            for (LoadRow row : rows.values()) {
                Loaded loaded = load(jar, row.options());
                row.wall().addValue(loaded.wall() / 1e6);
                row.wallRatios().addValue(loaded.wall() / bare.wall());
                row.threadRatios().addValue(loaded.thread() / bare.thread());
            }
        }
        rows.forEach((label, row) -> bench.say(TITLE + ", " + label + ": " + percent(row.threadRatios())));
    }

    private void add(String label, List<String> options) {
        if (bench.wants(TITLE, label)) {
            rows.put(label, new LoadRow(options));
        }
    }

    private Loaded load(Path jar, List<String> options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-cp", jar + File.pathSeparator + Agents.classPath(), LoadMain.class.getName()));
        ChildJvm run = ChildJvm.run(jdk, arguments, agents.directory().resolve("loading.out"));
        String[] nanos = run.lastLine().split(" ", -1);
        return new Loaded(Long.parseLong(nanos[0]), Long.parseLong(nanos[1]));
    }

    @Override
    public String markdown() {
        if (rows.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("### " + TITLE + "\n\n" + jdk.label() + " loads " + LoadSamples.COUNT
                + " classes that no pattern means. Slower than the bare JVM of the same round: the median of "
                + rounds()
                + " rounds, and between which half of them are.\n\n");
        text.append("| | ms | slower, by the clock | slower, by the time that the thread ran |\n|---|--:|--:|--:|\n");
        rows.forEach((label, row) -> text.append("| " + label + " | " + Figures.median(row.wall()) + " | "
                + percent(row.wallRatios()) + " | " + percent(row.threadRatios()) + " |\n"));
        return text.toString();
    }

    @Override
    public List<Target> targets() {
        LoadRow exact = rows.get(EXACT);
        double ratio = exact == null ? Double.NaN : exact.threadRatios().getPercentile(50);
        return List.of(
                Target.slowdown("loading 1,000 unmatched classes, exact names", "at most 2 % slower", MOST, ratio));
    }

    private int rounds() {
        return bench.quick() ? QUICK_ROUNDS : ROUNDS;
    }

    /** The median, and the middle half. */
    private static String percent(ListStatistics ratios) {
        return Figures.slowdown(ratios.getPercentile(50)) + " (" + Figures.slowdown(ratios.getPercentile(25)) + " to "
                + Figures.slowdown(ratios.getPercentile(75)) + ")";
    }
}
