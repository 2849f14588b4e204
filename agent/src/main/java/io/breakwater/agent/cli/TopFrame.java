package io.breakwater.agent.cli;

import io.breakwater.agent.jmx.RemoteAgent;
import io.breakwater.agent.jmx.RemoteBean;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One picture of all circuits, with what has happened since the last one.
 *
 * @param agent the agent
 * @param circuits its circuits now
 * @param chains its fallback chains now
 * @param before the circuits a moment earlier, by name; empty = there is no earlier picture
 * @param elapsed how long ago that was
 * @param now the time of the picture
 */
record TopFrame(
        RemoteBean agent,
        List<RemoteBean> circuits,
        List<RemoteBean> chains,
        Map<String, RemoteBean> before,
        Duration elapsed,
        Instant now) {

    private static final String[] HEADER = {
        "CIRCUIT", "STATE", "FOR", "RATE", "CALLS/S", "FAIL/S", "REJ/S", "BUSY", "P99", "NOTE"
    };
    private static final int MOST_TRANSITIONS = 10;
    private static final String TRANSITIONS = "RecentTransitions";

    /** Reads what it takes. */
    static TopFrame of(RemoteAgent agent, Map<String, RemoteBean> before, Duration elapsed, Instant now)
            throws IOException {
        String[] ofAgent = Arrays.copyOf(AgentText.HEADLINE, AgentText.HEADLINE.length + 1);
        ofAgent[ofAgent.length - 1] = TRANSITIONS;
        return new TopFrame(
                agent.agent(ofAgent), agent.circuits(AgentText.OF_CIRCUITS), agent.fallbacks(), before, elapsed, now);
    }

    /**
     * Lines that are no longer than {@code width}, at most {@code height} of them. Circuits come first, then what there is
     * room for.
     *
     * @param coloured whether states are coloured, with escape sequences that take no room
     */
    List<String> lines(int width, int height, boolean coloured) {
        List<String> lines = new ArrayList<>();
        lines.add(fit(now.truncatedTo(ChronoUnit.SECONDS) + "  " + AgentText.headline(agent), width));
        lines.add("");
        addCircuits(lines, width, height, coloured);
        if (!chains.isEmpty()) {
            addSection(lines, AgentText.fallbacks(chains), width, height);
        }
        addSection(lines, transitions(), width, height);
        return lines.subList(0, Math.min(lines.size(), Math.max(1, height)));
    }

    private void addCircuits(List<String> lines, int width, int height, boolean coloured) {
        List<RemoteBean> sorted = new ArrayList<>(circuits);
        sorted.sort(Comparator.comparingInt(TopFrame::urgency).thenComparing(RemoteBean::name));
        boolean wide = width >= AgentText.WIDE;
        Columns columns = new Columns(Arrays.copyOf(HEADER, HEADER.length - (wide ? 0 : 1)));
        for (RemoteBean circuit : sorted) {
            columns.add(Arrays.copyOf(row(circuit), HEADER.length - (wide ? 0 : 1)));
        }
        List<String> table = columns.lines(width);
        lines.add(fit(table.get(0), width));
        int room = height - lines.size();
        int shown = sorted.size() <= room ? sorted.size() : Math.max(0, room - 1);
        for (int i = 0; i < shown; i++) {
            String line = fit(table.get(i + 1), width);
            lines.add(coloured ? Palette.paint(sorted.get(i), line) : line);
        }
        if (shown < sorted.size()) {
            lines.add(fit("and " + (sorted.size() - shown) + " more, none of them worse", width));
        }
    }

    private String[] row(RemoteBean circuit) {
        return new String[] {
            circuit.name(),
            circuit.text("State"),
            AgentText.age(circuit, now),
            Columns.percent(circuit.decimal("FailureRatePercent")),
            rate(circuit, "CallsTotal"),
            rate(circuit, "CallsFailed"),
            rate(circuit, "CallsRejected"),
            circuit.text("CallsInFlight"),
            Columns.millis(circuit.decimal("LatencyP99Millis")),
            AgentText.note(circuit)
        };
    }

    /** A reset in between makes it unknown. */
    private String rate(RemoteBean circuit, String count) {
        RemoteBean earlier = before.get(circuit.name());
        long happened = earlier == null ? -1 : circuit.number(count) - earlier.number(count);
        return happened < 0 || elapsed.isZero()
                ? "-"
                : String.format(Locale.ROOT, "%.1f", happened * 1000.0 / Math.max(1, elapsed.toMillis()));
    }

    /** The newest ones, which come first. */
    private List<String> transitions() {
        List<String> all = agent.lines(TRANSITIONS);
        List<String> newest = new ArrayList<>(List.of("NEWEST CHANGES"));
        for (int i = all.size() - 1; i >= Math.max(0, all.size() - MOST_TRANSITIONS); i--) {
            newest.add(all.get(i));
        }
        return newest;
    }

    /** A title and lines, where there is room for a line at least. */
    private static void addSection(List<String> lines, List<String> section, int width, int height) {
        if (section.size() > 1 && height - lines.size() > 2) {
            lines.add("");
            int room = height - lines.size();
            for (String line : section.subList(0, Math.min(section.size(), room))) {
                lines.add(fit(line, width));
            }
        }
    }

    private static String fit(String line, int width) {
        return Columns.shortened(line, Math.max(1, width));
    }

    /** What needs somebody comes first. */
    private static int urgency(RemoteBean circuit) {
        return switch (circuit.text("State")) {
            case "OPEN" -> 0;
            case "FORCED_OPEN" -> 1;
            case "HALF_OPEN" -> 2;
            case "DISABLED" -> 3;
            default -> 4;
        };
    }

    /** The circuits of this picture, for the next one. */
    Map<String, RemoteBean> byName() {
        Map<String, RemoteBean> byName = new HashMap<>();
        for (RemoteBean circuit : circuits) {
            byName.put(circuit.name(), circuit);
        }
        return Map.copyOf(byName);
    }
}
