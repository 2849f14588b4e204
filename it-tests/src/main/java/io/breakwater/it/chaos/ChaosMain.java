package io.breakwater.it.chaos;

import io.breakwater.it.process.FreePort;
import io.breakwater.it.process.GeneratedSection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code ChaosMain AGENT_JAR DOCUMENT SECONDS SEED}: prints what happens, writes a table into the document, and ends with 1 if
 * something that must hold does not. SEED 0 is another one each time.
 */
public final class ChaosMain {

    private ChaosMain() {}

    public static void main(String[] args) throws Exception {
        long seconds = Long.parseLong(args[2]);
        long seed = Long.parseLong(args[3]) == 0 ? System.nanoTime() & 0xFFFF_FFFFL : Long.parseLong(args[3]);
        System.out.println("seed " + seed);
        Path directory = Files.createTempDirectory("chaos");
        Settings settings = new Settings(directory.resolve("agent.properties"), FreePort.any());
        ClockSteps clock = new ClockSteps(directory.resolve("clock"));
        ChaosResult result = new Chaos(Path.of(args[0]), settings, clock, seed, System.out).run(seconds);
        Files.deleteIfExists(settings.file());
        Files.deleteIfExists(clock.file());
        Files.delete(directory);
        String table = result.table(seconds, seed);
        System.out.println();
        System.out.println(table);
        List<String> violations = result.violations();
        if (violations.isEmpty()) {
            new GeneratedSection(Path.of(args[1]), "chaos", "mvn -Pchaos package").replace(table);
            return;
        }
        violations.forEach(violation -> System.out.println("DOES NOT HOLD: " + violation));
        System.out.println("The same again: mvn -Pchaos package -Dchaos.seconds=" + seconds + " -Dchaos.seed=" + seed);
        System.exit(1);
    }
}
