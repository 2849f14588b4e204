package io.breakwater.it.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs one fork of one row at a time. Keeps JMH's own words in a file for each. */
final class CallRunner {

    /** In front of a setting that is not one of the circuit. */
    static final String OF_THE_AGENT = "agent: ";

    /** The same for everybody. The machine's own choice of collector would depend on its memory. */
    private static final String[] JVM = {"-Xms1g", "-Xmx1g", "-XX:+UseParallelGC"};

    private final Path agentJar;
    private final Path directory;
    private int runs;

    /**
     * Creates the runner.
     *
     * @param agentJar the packaged agent
     * @param directory for configurations and logs
     */
    CallRunner(Path agentJar, Path directory) {
        this.agentJar = agentJar;
        this.directory = directory;
    }

    RunResult run(CallRow row, int threads, Pace pace) throws IOException {
        runs++;
        Path log = directory.resolve("jmh-" + runs + ".log");
        List<String> jvm = new ArrayList<>(List.of(JVM));
        jvm.add("-Dcsp.sentinel.log.dir=" + directory.resolve("sentinel"));
        if (row.agent() != null) {
            jvm.add("-javaagent:" + agentJar + "=" + configuration(row.agent()));
        }
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + Pattern.quote(row.benchmark()) + "$")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .threads(threads)
                .forks(1)
                .warmupIterations(pace.warmups())
                .warmupTime(TimeValue.milliseconds(pace.millis()))
                .measurementIterations(pace.iterations())
                .measurementTime(TimeValue.milliseconds(pace.millis()))
                .jvmArgsAppend(jvm.toArray(String[]::new))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .output(log.toString());
        row.params().forEach(options::param);
        PrintStream console = System.out;
        PrintStream errors = System.err;
        Path said = directory.resolve("jmh-" + runs + ".out");
        // JMH passes on what the fork prints; Sentinel greets with five lines, and the agent tells of each transition.
        try (PrintStream file = new PrintStream(Files.newOutputStream(said), true, StandardCharsets.UTF_8)) {
            System.setOut(file);
            System.setErr(file);
            return new Runner(options.build()).runSingle();
        } catch (RunnerException failed) {
            throw new IOException("'" + row.label() + "' could not be measured; see " + log + " and " + said, failed);
        } finally {
            System.setOut(console);
            System.setErr(errors);
        }
    }

    private Path configuration(List<String> settings) throws IOException {
        List<String> lines = new ArrayList<>();
        String circuit = "circuit." + WovenCircuit.NAME + ".";
        String callee = Callee.class.getName();
        lines.add(circuit + "methods = " + callee + "#succeed, " + callee + "#fail");
        for (String setting : settings) {
            boolean isOfTheAgent = setting.startsWith(OF_THE_AGENT);
            lines.add(isOfTheAgent ? setting.substring(OF_THE_AGENT.length()) : circuit + setting);
        }
        return Files.write(directory.resolve("agent-" + runs + ".properties"), lines);
    }
}
