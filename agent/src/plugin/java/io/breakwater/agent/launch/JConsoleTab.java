package io.breakwater.agent.launch;

import com.sun.tools.jconsole.JConsolePlugin;
import java.util.Map;
import java.util.function.Supplier;
import javax.swing.JPanel;
import javax.swing.SwingWorker;

/**
 * What {@code jconsole -pluginpath breakwater-agent.jar} finds: a tab "Circuits". It stands at the root of the jar, since
 * JConsole looks for it there, and hands over to the tab itself, which is hidden in the jar. An application never loads it.
 *
 * <p>Called by JConsole, on its event thread.
 */
public final class JConsoleTab extends JConsolePlugin {

    private static final String TAB = "io.breakwater.agent.jconsole.CircuitsTab";

    private JPanel panel;

    /** JConsole makes it. */
    public JConsoleTab() {}

    @Override
    public Map<String, JPanel> getTabs() {
        if (panel == null) {
            panel = load();
        }
        return Map.of("Circuits", panel);
    }

    private JPanel load() {
        try {
            ClassLoader isolated = new AgentClassLoader(BreakwaterAgent.jar(), ClassLoader.getSystemClassLoader());
            Supplier<Object> connection = () -> getContext().getMBeanServerConnection();
            return (JPanel)
                    isolated.loadClass(TAB).getConstructor(Supplier.class).newInstance(connection);
        } catch (Exception broken) {
            throw new IllegalStateException("the tab of Breakwater cannot be loaded", broken);
        }
    }

    /** JConsole runs it at each of its intervals. */
    @Override
    @SuppressWarnings("unchecked") // it was made for this
    public SwingWorker<?, ?> newSwingWorker() {
        return ((Supplier<SwingWorker<?, ?>>) (Object) getTabs().get("Circuits")).get();
    }
}
