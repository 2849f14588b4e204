package io.breakwater.agent.jconsole;

import io.breakwater.agent.jmx.RemoteAgent;
import io.breakwater.agent.jmx.RemoteBean;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.FlowLayout;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.management.MBeanServerConnection;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.SwingWorker;
import org.jspecify.annotations.Nullable;

/** All circuits of a JVM in a tab of JConsole. It is also what makes the workers that look at them, see {@link #get}. */
public final class CircuitsTab extends JPanel implements Supplier<SwingWorker<?, ?>> {

    private static final long serialVersionUID = 1L;

    private final transient Supplier<?> connection;
    private final transient History history = new History();

    private final JLabel headline = new JLabel("Looking for the agent");
    private final CircuitTable circuits = new CircuitTable();
    private final JTable table = new JTable(circuits);
    private final ShareChart chart = new ShareChart();
    private final JList<String> transitions = new JList<>();
    private final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.LEADING));

    /**
     * The tab.
     *
     * @param connection says how the JVM is reached now: a {@link MBeanServerConnection}, or null
     */
    public CircuitsTab(Supplier<?> connection) {
        super(new BorderLayout(8, 8));
        this.connection = connection;
        setBorder(BorderFactory.createEmptyBorder(8, 8, 8, 8));
        table.setAutoCreateRowSorter(true);
        table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        table.setDefaultRenderer(Object.class, new Cells());
        table.setDefaultRenderer(Long.class, new Cells());
        table.setDefaultRenderer(Double.class, new Cells());
        table.setRowHeight(22);
        table.getColumnModel().getColumn(CircuitTable.NAME).setPreferredWidth(140);
        table.getColumnModel().getColumn(CircuitTable.STATE).setPreferredWidth(110);
        table.getColumnModel().getColumn(CircuitTable.LAST_FAILURE).setPreferredWidth(240);
        table.getAccessibleContext().setAccessibleName("Circuits");
        table.getSelectionModel().addListSelectionListener(event -> showSelected());
        addButton("Force open", "forceOpen", "refuse every call of");
        addButton("Close", "close", "");
        addButton("Enable", "enable", "");
        addButton("Disable", "disable", "let every call pass, unprotected, of");
        add(headline, BorderLayout.NORTH);
        add(content(), BorderLayout.CENTER);
        showSelected();
    }

    private JSplitPane content() {
        JPanel upper = new JPanel(new BorderLayout());
        upper.add(new JScrollPane(table), BorderLayout.CENTER);
        upper.add(buttons, BorderLayout.SOUTH);
        JPanel recent = new JPanel(new BorderLayout());
        recent.add(new JLabel("Recent changes of state, the newest first"), BorderLayout.NORTH);
        recent.add(new JScrollPane(transitions), BorderLayout.CENTER);
        JSplitPane lower = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, chart, recent);
        lower.setResizeWeight(0.4);
        JSplitPane all = new JSplitPane(JSplitPane.VERTICAL_SPLIT, upper, lower);
        all.setResizeWeight(0.6);
        return all;
    }

    /**
     * A button.
     *
     * @param consequence what it does to a circuit, where somebody should think twice; else empty
     */
    private void addButton(String label, String operation, String consequence) {
        JButton button = new JButton(label);
        button.addActionListener(event -> {
            RemoteBean circuit = selected();
            if (circuit != null && (consequence.isEmpty() || isConfirmed(label, consequence, circuit))) {
                new Steering(circuit.name(), operation).execute();
            }
        });
        buttons.add(button);
    }

    private boolean isConfirmed(String label, String consequence, RemoteBean circuit) {
        String question = "This will " + consequence + " circuit '" + circuit.name() + "'.";
        return JOptionPane.showConfirmDialog(this, question, label, JOptionPane.OK_CANCEL_OPTION)
                == JOptionPane.OK_OPTION;
    }

    private @Nullable RemoteBean selected() {
        int row = table.getSelectedRow();
        return row < 0 ? null : circuits.circuit(table.convertRowIndexToModel(row));
    }

    private void showSelected() {
        RemoteBean circuit = selected();
        for (Component button : buttons.getComponents()) {
            button.setEnabled(circuit != null);
        }
        chart.show(circuit == null ? "" : circuit.name(), circuit == null ? List.of() : history.of(circuit.name()));
        String[] newestFirst = circuit == null ? new String[0] : reversed(circuit.lines("RecentTransitions"));
        transitions.setListData(newestFirst);
    }

    private static String[] reversed(List<String> lines) {
        String[] reversed = new String[lines.size()];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = lines.get(reversed.length - 1 - i);
        }
        return reversed;
    }

    private void show(Look look) {
        RemoteBean agent = look.agent();
        headline.setText(
                agent == null
                        ? look.trouble()
                        : "Breakwater " + agent.text("Version") + ", mode " + agent.text("Mode") + ", "
                                + agent.text("CircuitCount") + " circuits, " + agent.text("CircuitsOpen") + " open");
        history.add(look.circuits());
        circuits.show(look.circuits(), Instant.now());
        showSelected();
    }

    /** Looks once, and shows what it has found. JConsole runs such a worker at each of its intervals. */
    @Override
    public SwingWorker<?, ?> get() {
        return new Looking();
    }

    private Look look() {
        try {
            RemoteAgent agent = agent();
            return agent == null
                    ? new Look(
                            null, List.of(), "There is no Breakwater agent in this JVM, or it is not shown over JMX.")
                    : new Look(agent.agent(), agent.circuits(), "");
        } catch (IOException | RuntimeException gone) {
            return new Look(null, List.of(), "The JVM cannot be reached: " + gone.getMessage());
        }
    }

    private @Nullable RemoteAgent agent() throws IOException {
        return connection.get() instanceof MBeanServerConnection server ? RemoteAgent.over(server) : null;
    }

    private final class Looking extends SwingWorker<Look, Void> {

        @Override
        protected Look doInBackground() {
            return look();
        }

        @Override
        protected void done() {
            try {
                show(Objects.requireNonNull(get(), "look"));
            } catch (Exception broken) {
                headline.setText("This cannot be shown: " + broken.getMessage());
            }
        }
    }

    /** Does something to a circuit, and looks what came of it. */
    private final class Steering extends SwingWorker<Look, Void> {

        private final String circuit;
        private final String operation;

        Steering(String circuit, String operation) {
            this.circuit = circuit;
            this.operation = operation;
        }

        @Override
        protected Look doInBackground() throws IOException {
            RemoteAgent agent = agent();
            if (agent != null) {
                agent.operate(circuit, operation);
            }
            return look();
        }

        @Override
        protected void done() {
            try {
                show(Objects.requireNonNull(get(), "look"));
            } catch (Exception failed) {
                JOptionPane.showMessageDialog(
                        CircuitsTab.this,
                        "Circuit '" + circuit + "' could not be changed: " + failed.getMessage(),
                        "Breakwater",
                        JOptionPane.ERROR_MESSAGE);
            }
        }
    }
}
