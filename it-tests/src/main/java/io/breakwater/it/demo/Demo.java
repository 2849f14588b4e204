package io.breakwater.it.demo;

import io.breakwater.it.app.crm.CrmSyncApp;
import io.breakwater.it.process.JavaProcess;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Runs the script and prints a timeline: a row a second, changes of state as they come. */
public final class Demo {

    /** The circuits of the demo's configuration. */
    public static final List<String> CIRCUITS = List.of("tier1_mcp", "tier2_sdk", "tier3_rest");

    private static final int RATE = 10;

    private final Path javaHome;
    private final Path agentJar;
    private final Path config;
    private final PrintStream out;

    public Demo(Path javaHome, Path agentJar, Path config, PrintStream out) {
        this.javaHome = javaHome;
        this.agentJar = agentJar;
        this.config = config;
        this.out = out;
    }

    /** Runs it all; takes about half a minute. */
    public DemoResult run() throws Exception {
        out.println(
                "crm-sync asks for an account ten times a second. It knows one tier, MCP, and nothing of Breakwater.");
        out.println("Two copies run against the same servers; one of them with -javaagent:" + agentJar.getFileName());
        out.println("A letter is a call: M answered by MCP, S by the SDK, R by REST, x failed.");
        out.println();
        try (Servers servers = new Servers(javaHome);
                JavaProcess guarded = app(servers, guarded(servers));
                JavaProcess bare = app(servers, List.of())) {
            awaitFirstCall(guarded);
            awaitFirstCall(bare);
            try (CircuitWatch watch = new CircuitWatch(guarded.pid())) {
                return play(servers, guarded, bare, watch);
            }
        }
    }

    private List<String> guarded(Servers servers) {
        List<String> options = new ArrayList<>(servers.probes());
        options.add("-javaagent:" + agentJar + "=" + config);
        return options;
    }

    private JavaProcess app(Servers servers, List<String> agent) throws Exception {
        List<String> options = new ArrayList<>(JavaProcess.QUICK_START);
        options.addAll(agent);
        List<String> arguments = new ArrayList<>(servers.addresses());
        arguments.addAll(List.of("--rate", String.valueOf(RATE), "--threads", "4"));
        return JavaProcess.start(javaHome, CrmSyncApp.class.getName(), options, arguments);
    }

    private static void awaitFirstCall(JavaProcess app) throws InterruptedException {
        app.awaitLine(line -> line.startsWith("call ") && line.contains(" ok mcp "));
    }

    private DemoResult play(Servers servers, JavaProcess guarded, JavaProcess bare, CircuitWatch watch)
            throws Exception {
        CallLog with = new CallLog(guarded);
        CallLog without = new CallLog(bare);
        List<String> transitions = new ArrayList<>();
        row("", "with the", "without", "", "", "");
        row("time", "agent", "", CIRCUITS.get(0), CIRCUITS.get(1), CIRCUITS.get(2));
        with.next();
        without.next();
        long start = System.nanoTime();
        int second = 0;
        for (Phase phase : Phase.script()) {
            out.println("       -- " + phase.title() + " --");
            phase.action().on(servers);
            for (int i = 0; i < phase.seconds(); i++) {
                second++;
                watchUntil(start + TimeUnit.SECONDS.toNanos(second), watch, transitions);
                row(second + " s", with.next(), without.next(), state(watch, 0), state(watch, 1), state(watch, 2));
            }
        }
        List<String> finalStates = new ArrayList<>();
        for (String circuit : CIRCUITS) {
            finalStates.add((String) watch.circuit(circuit, "State"));
        }
        out.println();
        out.println("What the probes say, a second after all is well again:");
        for (String probe : (String[]) watch.agent("Health")) {
            out.println("       " + probe);
        }
        long suppressed = (Long) watch.agent("SuppressedErrors");
        List<String> weaveFailures = List.of((String[]) watch.agent("WeaveFailures"));
        DemoResult.Copy guardedResult = DemoResult.Copy.of(stop(guarded), with);
        DemoResult.Copy bareResult = DemoResult.Copy.of(stop(bare), without);
        out.println();
        DemoResult result = new DemoResult(
                guardedResult,
                bareResult,
                List.copyOf(transitions),
                List.copyOf(finalStates),
                with.last(),
                suppressed,
                weaveFailures,
                guarded.err());
        result.printTo(out);
        return result;
    }

    private void row(Object... cells) {
        out.println(String.format(Locale.ROOT, "%5s  %-14s %-14s %-10s %-10s %s", cells)
                .stripTrailing());
    }

    private void watchUntil(long end, CircuitWatch watch, List<String> transitions) throws Exception {
        while (System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(100);
            List<String> fresh = watch.newTransitions();
            transitions.addAll(fresh);
            for (String line : Transitions.condense(fresh)) {
                out.println("       " + line);
            }
        }
    }

    private static String state(CircuitWatch watch, int circuit) throws Exception {
        String state = (String) watch.circuit(CIRCUITS.get(circuit), "State");
        return state.equals("CLOSED") ? state.toLowerCase(Locale.ROOT) : state;
    }

    /** The application's own summary. */
    private static String stop(JavaProcess app) throws InterruptedException {
        app.send("stop");
        String summary = app.awaitLine(line -> line.startsWith("summary "));
        int exit = app.awaitExit();
        if (exit != 0) {
            throw new IllegalStateException("crm-sync ended with exit code " + exit + "; " + app.transcript());
        }
        return summary;
    }
}
