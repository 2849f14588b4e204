package io.breakwater.agent.jconsole;

import io.breakwater.agent.jmx.AgentLookup;
import io.breakwater.agent.jmx.RemoteBean;
import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.SwingWorker;
import org.jspecify.annotations.Nullable;

/**
 * All circuits of the other JVM, live. It is what makes the workers that look at them, too. Belongs to the event thread, but
 * for {@link #get}.
 */
public final class CircuitsTab extends JPanel implements Supplier<SwingWorker<?, ?>> {

    private static final long serialVersionUID = 1;

    static final String NO_AGENT =
            "There is no Breakwater agent in this JVM, or it is not shown (jmx.enabled = false). Start it"
                    + " with -javaagent:breakwater-agent.jar, or attach it: java -jar breakwater-agent.jar attach PID";

    private static final String[] MODES = {"enforce", "observe", "off"};

    private final transient AgentLookup lookup;
    private final transient Map<String, CallHistory> histories = new HashMap<>();
    private final Map<Operation, JButton> buttons = new EnumMap<>(Operation.class);
    private final JButton modeButton = new JButton("Mode\u2026");
    private final JLabel headline = new JLabel(" ");
    private final JLabel message = new JLabel("Looking for the agent\u2026");
    private final CircuitDetails details = CircuitDetails.make();
    private final CircuitTable table;

    /** Of the looks that were begun, the last; get() may run on any thread. */
    private final transient AtomicInteger looks = new AtomicInteger();

    /** Of the picture that is shown: one of an earlier look comes late, and shows nothing. No time, for clocks are set back. */
    private int shown;

    /** Whether the message says why nothing can be seen. */
    private boolean isUnseen = true;

    private String mode = MODES[0];

    /**
     * A tab that has seen nothing yet. Made by name, by the plugin at the root of the jar.
     *
     * @param connection gives the {@code MBeanServerConnection} there is now; null = there is none
     */
    public CircuitsTab(Supplier<?> connection) {
        super(new BorderLayout(0, 6));
        this.lookup = new AgentLookup(connection);
        this.table = CircuitTable.make(this::selectionChanged);
        build();
    }

    private void build() {
        setBorder(BorderFactory.createEmptyBorder(8, 8, 8, 8));
        JPanel keys = new JPanel(new FlowLayout(FlowLayout.LEFT, 6, 2));
        for (Operation operation : Operation.values()) {
            JButton button = new JButton(operation.title());
            button.setMnemonic(operation.key());
            button.addActionListener(event -> pressed(operation));
            buttons.put(operation, button);
            keys.add(button);
        }
        modeButton.setMnemonic('M');
        modeButton.setToolTipText("Of the whole agent: enforce, observe or off");
        modeButton.addActionListener(event -> modePressed());
        keys.add(modeButton);
        JPanel upper = new JPanel(new BorderLayout(0, 4));
        upper.add(new JScrollPane(table), BorderLayout.CENTER);
        upper.add(keys, BorderLayout.SOUTH);
        JSplitPane halves = new JSplitPane(JSplitPane.VERTICAL_SPLIT, upper, details);
        halves.setResizeWeight(0.5);
        halves.setBorder(null);
        headline.getAccessibleContext().setAccessibleName("The agent");
        message.getAccessibleContext().setAccessibleName("What has happened");
        add(headline, BorderLayout.NORTH);
        add(halves, BorderLayout.CENTER);
        add(message, BorderLayout.SOUTH);
        selectionChanged();
    }

    /** Called by a timer of JConsole, once an interval. */
    @Override
    public SwingWorker<?, ?> get() {
        return new Look(lookup, this, looks.incrementAndGet(), null);
    }

    /** Shows what that look has seen, after an order was carried out; null = there was none. */
    void show(Picture picture, int look, @Nullable Order order) {
        if (order != null) {
            say("Done: " + order.name());
        }
        if (look < shown) {
            return;
        }
        shown = look;
        List<CircuitRow> rows = new ArrayList<>();
        for (RemoteBean circuit : picture.circuits()) {
            rows.add(CircuitRow.of(circuit, picture.at()));
            histories.computeIfAbsent(circuit.name(), name -> new CallHistory()).add(circuit, picture.at());
        }
        forgetAllBut(rows);
        table.show(rows);
        selectionChanged();
        RemoteBean agent = picture.agent();
        headline.setText(agent == null ? " " : headline(agent));
        modeButton.setEnabled(agent != null);
        if (agent == null) {
            unseen(NO_AGENT);
        } else {
            mode = agent.text("Mode");
            seen();
        }
    }

    private void unseen(String why) {
        message.setText(why);
        isUnseen = true;
    }

    /** Of an order: it stays there to be read. */
    private void say(String what) {
        message.setText(what);
        isUnseen = false;
    }

    private void seen() {
        if (isUnseen) {
            message.setText(" ");
            isUnseen = false;
        }
    }

    /** Shows that it could not be seen, or an order not be carried out. What was seen before stays. */
    void showFailure(Throwable failure, @Nullable Order order) {
        String reason = oneLine(failure.getMessage() == null ? failure.toString() : failure.getMessage());
        if (order == null) {
            unseen("The circuits cannot be read: " + reason);
        } else {
            say("Not done: " + order.name() + ": " + reason);
        }
    }

    private static String oneLine(String reason) {
        return reason.replace('\n', ' ').strip();
    }

    private static String headline(RemoteBean agent) {
        return "Breakwater " + agent.text("Version") + ", mode " + agent.text("Mode") + ", "
                + agent.text("CircuitCount") + " circuits, " + agent.text("CircuitsOpen") + " open, "
                + agent.text("ConfigFile");
    }

    private void forgetAllBut(List<CircuitRow> rows) {
        Set<String> there = new HashSet<>();
        for (CircuitRow row : rows) {
            there.add(row.name());
        }
        histories.keySet().retainAll(there);
    }

    private void selectionChanged() {
        CircuitRow row = table.selected();
        for (Map.Entry<Operation, JButton> each : buttons.entrySet()) {
            each.getValue().setEnabled(row != null && each.getKey().isOfUse(row.state()));
        }
        CallHistory history = row == null ? null : histories.get(row.name());
        details.show(row == null ? null : row.bean(), history == null ? List.of() : history.samples());
    }

    private void pressed(Operation operation) {
        CircuitRow row = table.selected();
        if (row == null) {
            return;
        }
        String question = operation.title() + " " + row.name() + "? " + operation.warning();
        if (operation.warning().isEmpty() || isConfirmed(question, operation.title())) {
            give(Order.operate(row.name(), operation));
        }
    }

    private boolean isConfirmed(String question, String title) {
        String[] answers = {title, "Cancel"};
        return JOptionPane.showOptionDialog(
                        this,
                        question,
                        title,
                        JOptionPane.DEFAULT_OPTION,
                        JOptionPane.WARNING_MESSAGE,
                        null,
                        answers,
                        answers[1])
                == 0;
    }

    private void modePressed() {
        Object chosen = JOptionPane.showInputDialog(
                this,
                "What the agent may do where a circuit has no mode of its own.\n"
                        + "observe: it counts, and changes nothing. off: everything passes.",
                "Mode of the agent",
                JOptionPane.QUESTION_MESSAGE,
                null,
                MODES,
                mode);
        if (chosen != null && !chosen.equals(mode)) {
            give(Order.mode(chosen.toString()));
        }
    }

    private void give(Order order) {
        say(order.name() + "\u2026");
        new Look(lookup, this, looks.incrementAndGet(), order).execute();
    }
}
