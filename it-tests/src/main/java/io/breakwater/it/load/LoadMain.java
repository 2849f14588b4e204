package io.breakwater.it.load;

import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.demo.Servers;
import io.breakwater.it.process.GeneratedSection;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code LoadMain AGENT_JAR CONFIG DOCUMENT SECONDS RATE}: loads two copies of the application in turns, ten seconds each, so that
 * whatever else the machine does hits both; half a minute of it with the first tier down. Writes a table into the document,
 * and ends with 1 if something that must hold does not.
 */
public final class LoadMain {

    private static final int SLICE_SECONDS = 10;
    private static final int OUTAGE_ROUNDS = 2;
    private static final PrintStream OUT = System.out;

    private LoadMain() {}

    public static void main(String[] args) throws Exception {
        Path javaHome = Path.of(System.getProperty("java.home"));
        int rounds = Math.max(3, Integer.parseInt(args[3]) / SLICE_SECONDS);
        int rate = Integer.parseInt(args[4]);
        LoadResult result;
        try (Servers servers = new Servers(javaHome);
                Copy with = new Copy(javaHome, List.of("-javaagent:" + args[0] + "=" + args[1]), servers.addresses());
                Copy without = new Copy(javaHome, List.of(), servers.addresses())) {
            result = run(servers, with, without, rounds, rate);
        }
        String table = result.table(rate);
        OUT.println();
        OUT.println(table);
        List<String> violations = result.violations();
        if (violations.isEmpty()) {
            new GeneratedSection(Path.of(args[2]), "load", "mvn -Pload package").replace(table);
            return;
        }
        violations.forEach(violation -> OUT.println("DOES NOT HOLD: " + violation));
        System.exit(1);
    }

    private static LoadResult run(Servers servers, Copy with, Copy without, int rounds, int rate) throws Exception {
        OUT.println("warming up");
        with.run(SLICE_SECONDS, rate);
        without.run(SLICE_SECONDS, rate);
        List<Slice> guarded = new ArrayList<>();
        List<Slice> bare = new ArrayList<>();
        List<Long> heaps = new ArrayList<>();
        List<Long> threads = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            boolean first = i % 2 == 0; // neither copy always goes first
            bare.addAll(first ? List.of() : List.of(without.run(SLICE_SECONDS, rate)));
            guarded.add(with.run(SLICE_SECONDS, rate));
            bare.addAll(first ? List.of(without.run(SLICE_SECONDS, rate)) : List.of());
            heaps.add(with.heapKilobytes());
            threads.add(with.threads());
            OUT.println("round " + (i + 1) + " of " + rounds + ": with the agent " + guarded.get(i));
            OUT.println("                  without " + bare.get(i));
        }
        servers.killMcp();
        List<Slice> outageGuarded = new ArrayList<>();
        List<Slice> outageBare = new ArrayList<>();
        for (int i = 0; i < OUTAGE_ROUNDS; i++) {
            outageGuarded.add(with.run(SLICE_SECONDS, rate));
            outageBare.add(without.run(SLICE_SECONDS, rate));
            OUT.println("the first tier is down: with the agent " + outageGuarded.get(i));
            OUT.println("                                without " + outageBare.get(i));
        }
        try (CircuitWatch watch = new CircuitWatch(with.pid())) {
            return new LoadResult(
                    guarded,
                    bare,
                    outageGuarded,
                    outageBare,
                    heaps,
                    threads,
                    (Long) watch.agent("SuppressedErrors"),
                    List.of((String[]) watch.agent("WeaveFailures")),
                    with.err());
        }
    }
}
