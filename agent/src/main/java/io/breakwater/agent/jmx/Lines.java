package io.breakwater.agent.jmx;

import io.breakwater.core.Transition;
import io.breakwater.core.circuit.CallTotals;
import io.breakwater.core.circuit.CircuitSnapshot;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One line for one thing, aligned, for JConsole's monospaced lists. */
final class Lines {

    private static final int KEPT = 100;

    private Lines() {}

    static String[] of(List<Transition> transitions) {
        List<String> lines = new ArrayList<>();
        for (Transition transition : transitions) {
            lines.add(time(transition.at()) + "  " + transition.describe());
        }
        return lines.toArray(new String[0]);
    }

    /** The newest transitions of all circuits, oldest first. */
    static String[] newest(List<CircuitSnapshot> circuits) {
        List<Transition> all = new ArrayList<>();
        for (CircuitSnapshot circuit : circuits) {
            all.addAll(circuit.recentTransitions());
        }
        all.sort(Comparator.comparing(Transition::at));
        return of(all.subList(Math.max(0, all.size() - KEPT), all.size()));
    }

    /** A table of circuits. */
    static String[] circuits(List<CircuitSnapshot> circuits) {
        List<String[]> rows = new ArrayList<>();
        for (CircuitSnapshot circuit : circuits) {
            CallTotals calls = circuit.calls();
            rows.add(new String[] {
                circuit.name(),
                circuit.state().name(),
                "calls " + calls.total(),
                "failed " + calls.failed(),
                "rejected " + calls.rejected(),
                "retries " + calls.retries(),
                "opened " + calls.opened(),
                "since " + time(circuit.since())
            });
        }
        return table(rows);
    }

    /** In the time zone of this JVM, as JConsole shows dates. */
    static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS)
                .atZone(ZoneId.systemDefault())
                .toOffsetDateTime()
                .toString();
    }

    private static String[] table(List<String[]> rows) {
        String[] lines = new String[rows.size()];
        for (int row = 0; row < lines.length; row++) {
            StringBuilder line = new StringBuilder();
            String[] cells = rows.get(row);
            for (int column = 0; column < cells.length; column++) {
                line.append(cells[column]).append(" ".repeat(width(rows, column) - cells[column].length() + 2));
            }
            lines[row] = line.toString().stripTrailing();
        }
        return lines;
    }

    private static int width(List<String[]> rows, int column) {
        int width = 0;
        for (String[] row : rows) {
            width = Math.max(width, row[column].length());
        }
        return width;
    }
}
