package io.breakwater.agent.jmx;

import io.breakwater.agent.config.Setting;
import io.breakwater.agent.config.Sources;
import io.breakwater.agent.config.Value;
import io.breakwater.core.Transition;
import io.breakwater.core.circuit.CallTotals;
import io.breakwater.core.circuit.CircuitSnapshot;
import io.breakwater.core.health.HealthStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** A table of settings: of a circuit, or of the agent itself where there is none. */
    static String[] settings(Sources sources, @Nullable String circuit) {
        List<String[]> rows = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            if (circuit == null ? setting.scope() == Setting.Scope.GLOBAL : setting.isForCircuits()) {
                Value value = circuit == null ? sources.global(setting) : sources.ofCircuit(circuit, setting);
                rows.add(new String[] {setting.key(), SettingAttribute.shown(setting, value.text()), value.origin()});
            }
        }
        return table(rows);
    }

    /** A table of probes. */
    static String[] health(List<HealthStatus> probes) {
        List<String[]> rows = new ArrayList<>();
        for (HealthStatus probe : probes) {
            Instant last = probe.lastCheck();
            rows.add(new String[] {
                probe.name(),
                probe.health().name(),
                last == null ? "not checked yet" : "at " + time(last),
                last == null ? "" : probe.lastDuration().toMillis() + " ms",
                probe.consecutiveFailures() == 0 ? "" : probe.consecutiveFailures() + " failed in a row",
                probe.lastError() == null ? "" : probe.lastError()
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
