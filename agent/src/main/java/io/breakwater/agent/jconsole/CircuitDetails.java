package io.breakwater.agent.jconsole;

import io.breakwater.agent.jmx.RemoteBean;
import java.awt.BorderLayout;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTextArea;
import org.jspecify.annotations.Nullable;

/** The past of the selected circuit: a chart, and its changes of state. Belongs to the event thread. */
final class CircuitDetails extends JPanel {

    private static final long serialVersionUID = 1;

    private final JLabel title = new JLabel(" ");
    private final RateChart chart = new RateChart();
    private final JTextArea transitions = new JTextArea();

    private CircuitDetails() {
        super(new BorderLayout(0, 4));
    }

    static CircuitDetails make() {
        CircuitDetails details = new CircuitDetails();
        details.build();
        return details;
    }

    private void build() {
        title.setFont(title.getFont().deriveFont(Font.BOLD));
        transitions.setFont(
                new Font(Font.MONOSPACED, Font.PLAIN, title.getFont().getSize()));
        transitions.setEditable(false);
        transitions.setLineWrap(true); // the reason is at the end of a line
        transitions.setWrapStyleWord(true);
        transitions.getAccessibleContext().setAccessibleName("Changes of state, the newest first");
        JScrollPane scroll = new JScrollPane(transitions);
        scroll.setColumnHeaderView(padded(new JLabel("Changes of state, the newest first")));
        JSplitPane halves = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, chart, scroll);
        halves.setResizeWeight(0.45);
        halves.setBorder(null);
        add(title, BorderLayout.NORTH);
        add(halves, BorderLayout.CENTER);
    }

    private static JLabel padded(JLabel label) {
        label.setBorder(BorderFactory.createEmptyBorder(4, 4, 4, 4));
        return label;
    }

    /** Shows a circuit; null = none. */
    void show(@Nullable RemoteBean circuit, List<CallHistory.Sample> past) {
        title.setText(circuit == null ? " " : circuit.name());
        chart.show(circuit == null ? "no circuit" : circuit.name(), past);
        String newest = circuit == null ? "" : newestFirst(circuit);
        if (!newest.equals(transitions.getText())) { // else what is scrolled to, or marked to be copied, would be lost
            transitions.setText(newest);
            transitions.setCaretPosition(0);
        }
    }

    /** The name is above already. */
    static String newestFirst(RemoteBean circuit) {
        List<String> lines = new ArrayList<>();
        for (String line : circuit.lines("RecentTransitions")) {
            lines.add(line.replace("  " + circuit.name() + ": ", "  "));
        }
        Collections.reverse(lines);
        return String.join("\n", lines);
    }
}
