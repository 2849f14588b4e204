package io.breakwater.agent.cli;

import io.breakwater.agent.jmx.RemoteBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
 * @param before the circuits a moment earlier, by name; empty = there is no earlier picture
 * @param elapsed how long ago that was
 * @param now the time of the picture
 */
record TopFrame(
        RemoteBean agent, List<RemoteBean> circuits, Map<String, RemoteBean> before, Duration elapsed, Instant now) {

    private static final String RESET = "\u001b[0m";
    private static final String[] HEADER = {
        "CIRCUIT", "STATE", "FOR", "RATE", "CALLS/S", "FAIL/S", "REJ/S", "BUSY", "P99"
    };
    private static final int LONGEST_NAME = 16;

    /**
     * Lines that are no longer than {@code width}, at most {@code height} of them.
     *
     * @param coloured whether states are coloured, with escape sequences that take no room
     */
    List<String> lines(int width, int height, boolean coloured) {
        List<RemoteBean> sorted = new ArrayList<>(circuits);
        sorted.sort(Comparator.comparingInt(TopFrame::urgency).thenComparing(RemoteBean::name));
        Columns columns = new Columns(HEADER);
        for (RemoteBean circuit : sorted) {
            columns.add(row(circuit));
        }
        List<String> table = columns.lines();
        List<String> lines = new ArrayList<>();
        lines.add(fit(AgentText.headline(agent), width));
        lines.add("");
        int room = Math.max(1, height - 4);
        lines.add(fit(table.get(0), width));
        for (int i = 0; i < Math.min(sorted.size(), room); i++) {
            String line = fit(withFailure(table.get(i + 1), sorted.get(i), width), width);
            lines.add(coloured ? colour(sorted.get(i)) + line + RESET : line);
        }
        if (sorted.size() > room) {
            lines.add(fit("and " + (sorted.size() - room) + " more, none of them worse", width));
        }
        return lines;
    }

    private String[] row(RemoteBean circuit) {
        return new String[] {
            Columns.shortened(circuit.name(), LONGEST_NAME),
            circuit.text("State"),
            AgentText.age(circuit, now),
            Columns.percent(circuit.decimal("FailureRatePercent")),
            rate(circuit, "CallsTotal"),
            rate(circuit, "CallsFailed"),
            rate(circuit, "CallsRejected"),
            circuit.text("CallsInFlight"),
            Columns.millis(circuit.decimal("LatencyP99Millis"))
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

    /** Where there is room, what the last failure was. */
    private static String withFailure(String line, RemoteBean circuit, int width) {
        String failure = circuit.text("LastFailure");
        return failure.isEmpty() || line.length() + 20 > width ? line : line + "  " + failure;
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

    private static String colour(RemoteBean circuit) {
        return switch (circuit.text("State")) {
            case "OPEN" -> "\u001b[1;31m";
            case "FORCED_OPEN" -> "\u001b[1;35m";
            case "HALF_OPEN" -> "\u001b[33m";
            case "DISABLED" -> "\u001b[36m";
            default -> "\u001b[32m";
        };
    }

    /** The circuits of a picture, for the next one. */
    static Map<String, RemoteBean> byName(List<RemoteBean> circuits) {
        Map<String, RemoteBean> byName = new HashMap<>();
        for (RemoteBean circuit : circuits) {
            byName.put(circuit.name(), circuit);
        }
        return Map.copyOf(byName);
    }
}
