package io.breakwater.it.demo;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Looks at the circuits of a running JVM over JMX, as JConsole does: by process id, with no port opened. */
@SuppressWarnings("BanJNDI") // the address comes from the JVM that was just attached to
public final class CircuitWatch implements AutoCloseable {

    private static final long DEADLINE_SECONDS = 20;
    private static final String AGENT = "io.breakwater:type=Agent";

    private final JMXConnector connector;
    private final MBeanServerConnection server;
    private String lastSeen = "";

    /** Connects, and waits until the agent has registered its beans. */
    public CircuitWatch(long pid) throws IOException, AttachNotSupportedException, JMException, InterruptedException {
        VirtualMachine machine = VirtualMachine.attach(String.valueOf(pid));
        try {
            connector = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
        } finally {
            machine.detach();
        }
        server = connector.getMBeanServerConnection();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!server.isRegistered(new ObjectName(AGENT))) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("the agent has not registered its beans in " + DEADLINE_SECONDS + " s");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** The connection, for whatever else is of interest. */
    public MBeanServerConnection server() {
        return server;
    }

    /** An attribute of the agent's own bean. */
    public Object agent(String attribute) throws IOException, JMException {
        return server.getAttribute(new ObjectName(AGENT), attribute);
    }

    /** An attribute of a circuit's bean. */
    public Object circuit(String name, String attribute) throws IOException, JMException {
        return server.getAttribute(circuitName(name), attribute);
    }

    /** Calls an operation of a circuit's bean. */
    public void operate(String name, String operation) throws IOException, JMException {
        server.invoke(circuitName(name), operation, new Object[0], new String[0]);
    }

    /** The name of a circuit's bean. */
    public static ObjectName circuitName(String name) throws JMException {
        return new ObjectName("io.breakwater:type=Circuit,name=" + name);
    }

    /** Changes of state since this was last asked, oldest first, without their times. */
    public List<String> newTransitions() throws IOException, JMException {
        List<String> all = List.of((String[]) agent("RecentTransitions"));
        // The oldest ones may have been dropped since; where the last one seen is gone, all are new.
        List<String> fresh = all.subList(all.lastIndexOf(lastSeen) + 1, all.size());
        if (!fresh.isEmpty()) {
            lastSeen = fresh.get(fresh.size() - 1);
        }
        return fresh.stream()
                .map(line -> line.substring(line.indexOf("  ") + 2))
                .toList();
    }

    /** Ends the connection; the JVM at its other end may be gone already. */
    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException gone) {
            // that is what was wanted
        }
    }
}
