package io.breakwater.agent.launch;

import com.sun.tools.jconsole.JConsolePlugin;
import java.util.Map;
import java.util.function.Supplier;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingWorker;

/**
 * What {@code jconsole -pluginpath breakwater-agent.jar} finds: a tab "Circuits". It stands at the root of the jar, since
 * JConsole looks for it there, and hands over to the tab itself, which is hidden in the jar. An application never loads it.
 */
public final class JConsoleTab extends JConsolePlugin {

    private static final String TAB = "io.breakwater.agent.jconsole.CircuitsTab";

    /** Set by the event thread, before JConsole's timer asks for the first look. Null = the tab could not be loaded. */
    private volatile Supplier<SwingWorker<?, ?>> looks;

    /** JConsole makes it. */
    public JConsoleTab() {}

    @Override
    public Map<String, JPanel> getTabs() {
        return Map.of("Circuits", tab());
    }

    /** What is thrown here JConsole shows in a dialog that offers to end it. */
    private JPanel tab() {
        try {
            ClassLoader isolated = new AgentClassLoader(BreakwaterAgent.jar(), ClassLoader.getSystemClassLoader());
            Supplier<Object> connection = () -> getContext().getMBeanServerConnection();
            JPanel tab = (JPanel)
                    isolated.loadClass(TAB).getConstructor(Supplier.class).newInstance(connection);
            @SuppressWarnings("unchecked") // it was made for this
            Supplier<SwingWorker<?, ?>> ofTab = (Supplier<SwingWorker<?, ?>>) (Object) tab;
            looks = ofTab;
            return tab;
        } catch (Exception | LinkageError broken) {
            JPanel sorry = new JPanel();
            sorry.add(new JLabel("The circuits cannot be shown: " + broken));
            return sorry;
        }
    }

    /** Called by a timer of JConsole, once an interval. Null = there is nothing to do. */
    @Override
    public SwingWorker<?, ?> newSwingWorker() {
        Supplier<SwingWorker<?, ?>> known = looks;
        return known == null ? null : known.get();
    }
}
