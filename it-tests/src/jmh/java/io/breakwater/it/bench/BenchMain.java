package io.breakwater.it.bench;

import io.breakwater.it.process.GeneratedSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs all benchmarks and writes their figures into the documentation. A target that is missed is said, not thrown: what
 * a shared machine measures must not decide over a build.
 *
 * <p>{@code -Dbench.quick=true} measures just long enough to see that everything runs. {@code -Dbench.only=<regex>}
 * picks rows by {@code table: row}; the documentation is then left alone.
 */
public final class BenchMain {

    private BenchMain() {}

    /** Arguments: the agent jar, a directory for whatever is written on the way, the document, OpenTelemetry's agent. */
    public static void main(String[] args) throws Exception {
        Machine machine = new Machine();
        Path agentJar = existing(Path.of(args[0]));
        Path directory = Files.createDirectories(Path.of(args[1]).toAbsolutePath());
        GeneratedSection document = new GeneratedSection(existing(Path.of(args[2])), "figures", "mvn -Pbench package");
        Agents agents = new Agents(agentJar, existing(Path.of(args[3])), directory);
        Bench bench = new Bench(
                Boolean.getBoolean("bench.quick"),
                System.getProperty("bench.only", "."),
                new CallRunner(agentJar, directory));

        List<Table> tables = List.of(
                new SuccessTable(bench),
                new FailureTable(bench),
                new RefusalTable(bench),
                new TrialTable(bench),
                new FootprintTable(bench),
                new StartupTable(bench, agents),
                new LoadTable(bench, agents));
        List<String> sections = new ArrayList<>();
        List<Target> targets = new ArrayList<>();
        for (Table table : tables) {
            table.measure();
            if (!table.markdown().isEmpty()) {
                sections.add(table.markdown());
            }
            targets.addAll(table.targets());
        }

        Path results = directory.resolve("results.json");
        bench.writeResults(results);
        String figures = machine.describe(bench.quick()) + "\n" + String.join("\n", sections) + "\n" + text(targets);
        System.out.println();
        System.out.println(figures);
        System.out.println("JMH's own results: " + results);
        if (bench.complete()) {
            document.replace(figures);
        }
    }

    private static String text(List<Target> targets) {
        StringBuilder text = new StringBuilder("### Targets\n\n| | promised | measured | |\n|---|---|--:|---|\n");
        for (Target target : targets) {
            text.append(target.markdown()).append('\n');
        }
        return text.toString();
    }

    private static Path existing(Path file) throws IOException {
        return file.toRealPath();
    }
}
