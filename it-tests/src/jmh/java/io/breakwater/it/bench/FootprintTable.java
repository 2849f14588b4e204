package io.breakwater.it.bench;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jol.info.GraphLayout;

/**
 * Bytes that a circuit keeps alive: what a shelf of five circuits holds more than a shelf of one, by four. What all
 * circuits share is thus in no figure, and what a registry keeps for each of them is in every figure.
 */
final class FootprintTable implements Table {

    private static final String TITLE = "Footprint";
    private static final int CIRCUITS = 5;
    private static final int THREADS = 2;
    private static final int CALLS = 200_000;
    private static final int TRANSITIONS = 20;
    private static final double MOST_BYTES = 2048;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Bench bench;
    private final List<String> lines = new ArrayList<>();
    private double kept = Double.NaN;

    FootprintTable(Bench bench) {
        this.bench = bench;
    }

    /** How much a circuit has lived through when it is weighed. */
    private enum Age {
        FRESH,
        USED,
        MOVED
    }

    @Override
    public void measure() throws InterruptedException {
        for (CircuitShelf.Maker maker : CircuitShelf.Maker.values()) {
            if (bench.wants(TITLE, maker.label())) {
                double fresh = each(maker, Age.FRESH);
                double used = each(maker, Age.USED);
                double moved = each(maker, Age.MOVED);
                if (maker == CircuitShelf.Maker.BREAKWATER) {
                    kept = Math.max(fresh, used);
                }
                String line =
                        String.format(Locale.ROOT, "| %s | %.0f | %.0f | %.0f |", maker.label(), fresh, used, moved);
                lines.add(line);
                bench.say(TITLE + ": " + line);
            }
        }
    }

    private static double each(CircuitShelf.Maker maker, Age age) throws InterruptedException {
        return (size(maker, age, CIRCUITS) - size(maker, age, 1)) / (double) (CIRCUITS - 1);
    }

    private static long size(CircuitShelf.Maker maker, Age age, int circuits) throws InterruptedException {
        CircuitShelf shelf = maker.make();
        for (int i = 0; i < circuits; i++) {
            CircuitShelf.Kept circuit = shelf.add("circuit-" + i);
            // The first one stays fresh, so that the difference is that of the others alone.
            if (i > 0 && age != Age.FRESH) {
                awaitCollected(use(circuit));
                if (age == Age.MOVED) {
                    move(circuit);
                }
            }
        }
        return GraphLayout.parseInstance(shelf.root()).totalSize();
    }

    private static void move(CircuitShelf.Kept circuit) {
        for (int n = 0; n < TRANSITIONS; n += 2) {
            circuit.open().run();
            circuit.close().run();
        }
    }

    /** Calls from two threads at once, as counters that spread out under contention want it. Returns the ended threads. */
    private static List<WeakReference<Thread>> use(CircuitShelf.Kept circuit) throws InterruptedException {
        List<Thread> users = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread user = new Thread(() -> {
                for (int n = 0; n < CALLS; n++) {
                    circuit.call().run();
                }
            });
            users.add(user);
            user.start();
        }
        for (Thread user : users) {
            user.join();
        }
        return users.stream().map(WeakReference::new).toList();
    }

    /** A circuit holds threads weakly, and JOL would count all that they reach. The JVM lets go of them after join. */
    private static void awaitCollected(List<WeakReference<Thread>> ended) throws InterruptedException {
        long start = System.nanoTime();
        while (ended.stream().anyMatch(thread -> !thread.refersTo(null))) {
            if (System.nanoTime() - start > MOST_NANOS) {
                throw new IllegalStateException("threads that have ended are still held after 30 s");
            }
            System.gc();
            Thread.sleep(10);
        }
    }

    @Override
    public String markdown() {
        if (lines.isEmpty()) {
            return "";
        }
        return "### " + TITLE + "\n\nHeap that one circuit keeps alive, by JOL; shared parts excluded.\n\n"
                + "| bytes per circuit | fresh | after " + THREADS + " x " + CALLS + " calls | and " + TRANSITIONS
                + " transitions |\n|---|--:|--:|--:|\n" + String.join("\n", lines) + "\n";
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.bytes("kept by a circuit in use, without its history", "at most 2 KB", MOST_BYTES, kept));
    }
}
