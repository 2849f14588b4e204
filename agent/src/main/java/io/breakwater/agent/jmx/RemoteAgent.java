package io.breakwater.agent.jmx;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.jspecify.annotations.Nullable;

/** The agent of another JVM, as the command line and JConsole see it: through its beans. */
public final class RemoteAgent implements Closeable {

    /** The agent looks twice a second whether there is a platform MBean server; connecting may just have made it. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Closeable connection;
    private final MBeanServerConnection server;
    private final ObjectName bean;

    private RemoteAgent(Closeable connection, MBeanServerConnection server) throws JMException {
        this.connection = connection;
        this.server = server;
        this.bean = new ObjectName(Beans.DOMAIN + ":type=Agent");
    }

    /** Over a connection that is somebody else's, and stays open. Null = there is no agent now, or it is not shown. */
    public static @Nullable RemoteAgent over(MBeanServerConnection server) throws IOException {
        try {
            RemoteAgent agent = new RemoteAgent(() -> {}, server);
            return server.isRegistered(agent.bean) ? agent : null;
        } catch (JMException impossible) {
            throw new IOException(impossible);
        }
    }

    /**
     * Finds the agent of a JVM.
     *
     * @param address of the JVM's connector, as {@code startLocalManagementAgent} says it
     * @return null = there is none, or it is not shown over JMX
     */
    @SuppressWarnings("BanJNDI") // the JVM at the address is the same user's, and has just said it itself
    public static @Nullable RemoteAgent find(String address) throws IOException {
        JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address));
        boolean found = false;
        try {
            RemoteAgent agent = new RemoteAgent(connector, connector.getMBeanServerConnection());
            found = agent.await();
            return found ? agent : null;
        } catch (JMException impossible) {
            throw new IOException(impossible);
        } finally {
            if (!found) {
                connector.close();
            }
        }
    }

    private boolean await() throws IOException {
        long start = System.nanoTime();
        while (!server.isRegistered(bean)) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                return false;
            }
            LockSupport.parkNanos(PERIOD_NANOS);
        }
        return true;
    }

    public String version() throws IOException {
        return (String) attribute("Version");
    }

    public String configFile() throws IOException {
        return (String) attribute("ConfigFile");
    }

    /** To the millisecond. */
    public Instant configLoadedAt() throws IOException {
        return ((Date) attribute("ConfigLoadedAt")).toInstant();
    }

    /** All circuits, a line each. */
    public List<String> circuitLines() throws IOException {
        return List.of((String[]) attribute("Circuits"));
    }

    public List<String> configProblems() throws IOException {
        return List.of((String[]) attribute("ConfigProblems"));
    }

    /** All that the agent's own bean shows. */
    public RemoteBean agent() throws IOException {
        return RemoteBean.read(server, bean, "agent");
    }

    /** All circuits, by name. */
    public List<RemoteBean> circuits() throws IOException {
        return beans("Circuit");
    }

    /** All fallback chains, by name. */
    public List<RemoteBean> fallbacks() throws IOException {
        return beans("Fallback");
    }

    /** All probes, by the name of their circuit. */
    public List<RemoteBean> probes() throws IOException {
        return beans("Health");
    }

    private List<RemoteBean> beans(String type) throws IOException {
        try {
            List<RemoteBean> beans = new ArrayList<>();
            for (ObjectName name :
                    new TreeSet<>(server.queryNames(new ObjectName(Beans.DOMAIN + ":type=" + type + ",*"), null))) {
                try {
                    beans.add(RemoteBean.read(server, name, name.getKeyProperty("name")));
                } catch (IOException gone) {
                    if (server.isRegistered(name)) {
                        throw gone; // else it was taken out of the configuration between two looks
                    }
                }
            }
            return beans;
        } catch (JMException failed) {
            throw new IOException(failed);
        }
    }

    /** Calls an operation of a circuit: forceOpen, close, disable, enable, resetStatistics. */
    public void operate(String circuit, String operation) throws IOException {
        try {
            invoke(new ObjectName(Beans.DOMAIN + ":type=Circuit,name=" + circuit), operation);
        } catch (JMException failed) {
            throw new IOException(failed);
        }
    }

    /** Sets the mode. Throws {@link IllegalArgumentException} with a sentence if there is no such. */
    public void mode(String mode) throws IOException {
        try {
            server.setAttribute(bean, new Attribute("Mode", mode));
        } catch (RuntimeMBeanException refused) {
            throw new IllegalArgumentException(
                    String.valueOf(refused.getTargetException().getMessage()), refused);
        } catch (JMException failed) {
            throw new IOException(failed);
        }
    }

    /** Reads the configuration file again; says what came of it. */
    public String reload() throws IOException {
        return (String) invoke(bean, "reload");
    }

    /** What the agent does to a method, and why. */
    public List<String> explain(String method) throws IOException {
        return List.of((String[]) invoke(bean, "explain", method));
    }

    /** Takes the agent out of its JVM. */
    public void uninstall() throws IOException {
        invoke(bean, "uninstall");
    }

    private Object invoke(ObjectName name, String operation, String... arguments) throws IOException {
        String[] types = new String[arguments.length];
        Arrays.fill(types, String.class.getName());
        try {
            return server.invoke(name, operation, arguments, types);
        } catch (JMException failed) {
            throw new IOException(failed);
        }
    }

    private Object attribute(String name) throws IOException {
        try {
            return server.getAttribute(bean, name);
        } catch (JMException failed) {
            throw new IOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
