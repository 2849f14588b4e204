package io.breakwater.agent.jmx;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.jspecify.annotations.Nullable;

/** The agent of another JVM, as the command line sees it: through its Agent bean. */
public final class RemoteAgent implements Closeable {

    /** The agent looks twice a second whether there is a platform MBean server; connecting may just have made it. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final JMXConnector connector;
    private final MBeanServerConnection server;
    private final ObjectName bean;

    private RemoteAgent(JMXConnector connector, ObjectName bean) throws IOException {
        this.connector = connector;
        this.server = connector.getMBeanServerConnection();
        this.bean = bean;
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
            RemoteAgent agent = new RemoteAgent(connector, new ObjectName(Beans.DOMAIN + ":type=Agent"));
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
    public List<String> circuits() throws IOException {
        return List.of((String[]) attribute("Circuits"));
    }

    public List<String> configProblems() throws IOException {
        return List.of((String[]) attribute("ConfigProblems"));
    }

    /** Takes the agent out of its JVM. */
    public void uninstall() throws IOException {
        try {
            server.invoke(bean, "uninstall", new Object[0], new String[0]);
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
        connector.close();
    }
}
