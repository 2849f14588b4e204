package io.breakwater.it.chaos;

import io.breakwater.it.app.chaos.ChaosApp;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.process.JavaProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One run: an application under load, mischief after mischief, calm, and a look at what is left. */
final class Chaos {

    private static final List<String> CIRCUITS = List.of("first", "second");
    private static final List<String> OPERATIONS =
            List.of("forceOpen", "close", "disable", "enable", "resetStatistics", "resetSettings");
    private static final List<String> MODES = List.of("off", "observe", "enforce");
    private static final int THREADS = 8;
    private static final int RATE = 200;
    private static final long WARM_UP_MILLIS = 8_000;
    /** Threads that have nothing to do end after ten seconds. */
    private static final long IDLE_MILLIS = 12_000;
    /** Longer than anything that the agent waits for here, and shorter than what ends an idle connection of JMX. */
    private static final int CLOCK_STEP_SECONDS = 90;

    private final Path agentJar;
    private final Settings settings;
    private final ClockSteps clock;
    private final Random random;
    private final PrintStream out;
    private final Map<Mischief, Integer> done = new EnumMap<>(Mischief.class);

    Chaos(Path agentJar, Settings settings, ClockSteps clock, long seed, PrintStream out) {
        this.agentJar = agentJar;
        this.settings = settings;
        this.clock = clock;
        this.random = new Random(seed);
        this.out = out;
    }

    ChaosResult run(long seconds) throws Exception {
        settings.good();
        clock.none();
        try (Ledger first = new Ledger();
                Ledger second = new Ledger();
                JavaProcess app = start(first, second)) {
            app.awaitErrorLine(line -> line.startsWith("[breakwater] 1.0.0 active: "));
            app.awaitLine(line -> line.startsWith("ready "));
            Vitals before;
            Vitals after;
            long looks;
            long scrapes;
            List<String> trouble;
            try (CircuitWatch watch = new CircuitWatch(app.pid())) {
                try (Hammer hammer = new Hammer(app.pid());
                        Hammer other = new Hammer(app.pid());
                        Scraper scraper = new Scraper(settings.metricsPort())) {
                    pause(WARM_UP_MILLIS);
                    before = Vitals.of(watch);
                    mischief(seconds, List.of(first, second), watch);
                    calm(first, second, watch);
                    looks = hammer.looks() + other.looks();
                    scrapes = scraper.answers();
                    trouble = Stream.of(hammer.trouble(), other.trouble(), scraper.trouble())
                            .filter(each -> !each.isEmpty())
                            .toList();
                }
                pause(IDLE_MILLIS);
                after = Vitals.of(watch);
                app.send("stop");
                String started = app.awaitLine(line -> line.startsWith("started "));
                Calls calls = new Calls();
                app.out().forEach(calls::application);
                first.said().forEach(calls::server);
                second.said().forEach(calls::server);
                return new ChaosResult(
                        Map.copyOf(done),
                        Long.parseLong(started.substring("started ".length())),
                        calls,
                        before,
                        after,
                        states(watch),
                        inFlight(watch),
                        (Long) watch.agent("SuppressedErrors"),
                        List.of((String[]) watch.agent("WeaveFailures")),
                        looks,
                        scrapes,
                        trouble,
                        app.err());
            }
        }
    }

    private JavaProcess start(Ledger first, Ledger second) throws IOException {
        return JavaProcess.start(
                ChaosApp.class.getName(),
                List.of("-XX:+UseSerialGC", "-Xmx256m", "-javaagent:" + agentJar + "=" + settings.file()),
                List.of(first.url(), second.url(), Integer.toString(THREADS), Integer.toString(RATE)),
                clock.environment());
    }

    private void mischief(long seconds, List<Ledger> servers, CircuitWatch watch) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        Mischief[] all = Mischief.values();
        int next = all.length; // each once before any comes again
        List<Mischief> order = new ArrayList<>();
        while (System.nanoTime() - end < 0) {
            if (next >= order.size()) {
                order = new ArrayList<>(List.of(all));
                Collections.shuffle(order, random);
                next = 0;
            }
            Mischief mischief = order.get(next++);
            long left = TimeUnit.NANOSECONDS.toSeconds(end - System.nanoTime());
            Ledger server = servers.get(random.nextInt(5) < 4 ? 0 : 1);
            out.printf("%4d s to go  %-60s %s%n", left, mischief.title(), states(watch));
            act(mischief, server, watch);
            done.merge(mischief, 1, Integer::sum);
        }
    }

    private void act(Mischief mischief, Ledger server, CircuitWatch watch) throws Exception {
        long length = 1_000 + random.nextLong(3_000);
        switch (mischief) {
            case KILLED -> {
                server.kill();
                pause(length);
                server.behave("ok");
            }
            case EDITED -> {
                settings.edit(random);
                pause(3_000); // it is looked at every two seconds
                settings.good();
            }
            case BROKEN -> {
                settings.breakIt(random);
                pause(3_000);
                settings.good();
            }
            case MODE -> {
                settings.mode(MODES.get(random.nextInt(MODES.size())));
                pause(3_000);
                settings.good();
            }
            case CLOCK -> {
                clock.ahead(random.nextBoolean() ? CLOCK_STEP_SECONDS : -CLOCK_STEP_SECONDS);
                pause(length);
                clock.none();
            }
            case OPERATED -> {
                for (int i = 0; i < 20; i++) {
                    String circuit = CIRCUITS.get(random.nextInt(CIRCUITS.size()));
                    operate(watch, circuit, OPERATIONS.get(random.nextInt(OPERATIONS.size())));
                    pause(50);
                }
                operate(watch, "first", "enable");
                operate(watch, "second", "enable");
            }
            default -> {
                server.behave(mischief.behaviour());
                pause(length);
                server.behave("ok");
            }
        }
        pause(random.nextInt(1_500));
    }

    /** A circuit may just have been taken out of the file, and its bean with it. */
    private static void operate(CircuitWatch watch, String circuit, String operation) throws Exception {
        if (watch.server().isRegistered(CircuitWatch.circuitName(circuit))) {
            watch.operate(circuit, operation);
        }
    }

    /** All is well again; the second server is needed once more, for a circuit closes by calls alone. */
    private void calm(Ledger first, Ledger second, CircuitWatch watch) throws Exception {
        out.println("          calm");
        settings.good();
        second.behave("ok");
        pause(3_000);
        first.behave("503");
        pause(4_000);
        first.behave("ok");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!states(watch).stream().allMatch("CLOSED"::equals) && System.nanoTime() - end < 0) {
            pause(200);
        }
        pause(2_000);
    }

    private static List<String> states(CircuitWatch watch) throws Exception {
        List<String> states = new ArrayList<>();
        for (String circuit : CIRCUITS) {
            boolean there = watch.server().isRegistered(CircuitWatch.circuitName(circuit));
            states.add(there ? (String) watch.circuit(circuit, "State") : "-");
        }
        return states;
    }

    private static long inFlight(CircuitWatch watch) throws Exception {
        long all = 0;
        for (String circuit : CIRCUITS) {
            all += (Long) watch.circuit(circuit, "CallsInFlight");
        }
        return all;
    }

    private static void pause(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }
}
