package io.breakwater.agent.jmx;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
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

    private static final long MOMENT_MILLIS = 1000;
    private static final String CIRCUIT = "Circuit";

    private final Map<String, String[]> attributesByType = new ConcurrentHashMap<>();
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
            throw sentence(impossible);
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
            RemoteAgent agent = new RemoteAgent(() -> closeSoon(connector), connector.getMBeanServerConnection());
            found = agent.await();
            return found ? agent : null;
        } catch (JMException impossible) {
            throw sentence(impossible);
        } finally {
            if (!found) {
                closeSoon(connector);
            }
        }
    }

    /** Closing tells the other JVM, which may hang; so that is left to a daemon thread after a second. */
    private static void closeSoon(JMXConnector connector) {
        Thread closing = new Thread(
                () -> {
                    try {
                        connector.close();
                    } catch (IOException gone) {
                        // and so is the connection
                    }
                },
                "breakwater-close");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(MOMENT_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
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

    /** Whether the agent is still in its JVM. */
    public boolean isThere() throws IOException {
        return server.isRegistered(bean);
    }

    /**
     * The agent's own bean.
     *
     * @param attributes those to read, which costs the other JVM less; none = all
     */
    public RemoteBean agent(String... attributes) throws IOException {
        try {
            return read(bean, "agent", attributes);
        } catch (JMException failed) {
            throw sentence(failed);
        }
    }

    /** The names of all circuits, in order. */
    public List<String> circuitNames() throws IOException {
        List<String> names = new ArrayList<>();
        for (ObjectName name : names(CIRCUIT)) {
            names.add(name.getKeyProperty("name"));
        }
        return names;
    }

    /** One circuit with these attributes, or all; null = there is none of that name. */
    public @Nullable RemoteBean circuit(String name, String... attributes) throws IOException {
        for (ObjectName each : names(CIRCUIT)) {
            if (name.equals(each.getKeyProperty("name"))) {
                return readIfThere(each, attributes);
            }
        }
        return null;
    }

    /** All circuits by name, with these attributes, or all. */
    public List<RemoteBean> circuits(String... attributes) throws IOException {
        return beans(CIRCUIT, attributes);
    }

    /** All fallback chains, by name. */
    public List<RemoteBean> fallbacks() throws IOException {
        return beans("Fallback");
    }

    /** All probes, by the name of their circuit. */
    public List<RemoteBean> probes() throws IOException {
        return beans("Health");
    }

    private List<RemoteBean> beans(String type, String... attributes) throws IOException {
        List<RemoteBean> beans = new ArrayList<>();
        for (ObjectName name : names(type)) {
            RemoteBean read = readIfThere(name, attributes);
            if (read != null) {
                beans.add(read);
            }
        }
        return beans;
    }

    private Set<ObjectName> names(String type) throws IOException {
        try {
            return new TreeSet<>(server.queryNames(new ObjectName(Beans.DOMAIN + ":type=" + type + ",*"), null));
        } catch (JMException impossible) {
            throw sentence(impossible);
        }
    }

    /** Null = it was taken out of the configuration since it was found. */
    private @Nullable RemoteBean readIfThere(ObjectName name, String... attributes) throws IOException {
        try {
            return read(name, name.getKeyProperty("name"), attributes);
        } catch (InstanceNotFoundException gone) {
            return null;
        } catch (JMException failed) {
            throw sentence(failed);
        }
    }

    private RemoteBean read(ObjectName name, String shown, String... attributes) throws IOException, JMException {
        return RemoteBean.read(server, name, shown, attributes.length == 0 ? allAttributes(name) : attributes);
    }

    /** Beans of one type have the same, so it is asked once. */
    private String[] allAttributes(ObjectName name) throws IOException, JMException {
        String type = name.getKeyProperty("type");
        String[] known = attributesByType.get(type);
        if (known == null) {
            MBeanAttributeInfo[] infos = server.getMBeanInfo(name).getAttributes();
            known = new String[infos.length];
            for (int i = 0; i < known.length; i++) {
                known[i] = infos[i].getName();
            }
            attributesByType.put(type, known);
        }
        return known;
    }

    /** Calls an operation of a circuit: forceOpen, close, disable, enable, resetStatistics, resetSettings. */
    public void operate(String circuit, String operation) throws IOException {
        try {
            server.invoke(
                    new ObjectName(Beans.DOMAIN + ":type=" + CIRCUIT + ",name=" + circuit),
                    operation,
                    new Object[0],
                    new String[0]);
        } catch (JMException failed) {
            throw sentence(failed);
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
            throw sentence(failed);
        }
    }

    /** Reads the configuration file again; says what came of it. */
    public String reload() throws IOException {
        return (String) invoke("reload");
    }

    /** What the agent does to a method, and why. */
    public List<String> explain(String method) throws IOException {
        return List.of((String[]) invoke("explain", method));
    }

    /** Takes the agent out of its JVM. */
    public void uninstall() throws IOException {
        invoke("uninstall");
    }

    private Object invoke(String operation, String... arguments) throws IOException {
        String[] types = new String[arguments.length];
        Arrays.fill(types, String.class.getName());
        try {
            return server.invoke(bean, operation, arguments, types);
        } catch (JMException failed) {
            throw sentence(failed);
        }
    }

    private Object attribute(String name) throws IOException {
        try {
            return server.getAttribute(bean, name);
        } catch (JMException failed) {
            throw sentence(failed);
        }
    }

    private static IOException sentence(JMException failed) {
        String what = failed instanceof InstanceNotFoundException
                ? "what was asked for is not there any more"
                : "the agent cannot answer: " + failed.getMessage();
        return new IOException(what, failed);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
