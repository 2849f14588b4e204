package io.breakwater.agent.jmx;

import io.breakwater.core.Transition;
import io.breakwater.core.circuit.CallTotals;
import io.breakwater.core.circuit.CircuitSnapshot;
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
            lines.add(transition.at() + "  " + transition.describe());
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
        int width = 0;
        for (CircuitSnapshot circuit : circuits) {
            width = Math.max(width, circuit.name().length());
        }
        List<String> lines = new ArrayList<>();
        for (CircuitSnapshot circuit : circuits) {
            CallTotals calls = circuit.calls();
            lines.add(pad(circuit.name(), width) + "  " + pad(circuit.state().name(), 11)
                    + "  calls " + calls.total()
                    + "  failed " + calls.failed()
                    + "  rejected " + calls.rejected()
                    + "  retries " + calls.retries()
                    + "  opened " + calls.opened()
                    + "  since " + circuit.since());
        }
        return lines.toArray(new String[0]);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
