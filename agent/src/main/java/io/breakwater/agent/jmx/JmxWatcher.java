package io.breakwater.agent.jmx;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/** Waits on a daemon thread for somebody to make the platform MBean server, registers the agent's beans, and ends. */
public final class JmxWatcher implements Runnable {

    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final AgentFacts facts;

    public JmxWatcher(AgentFacts facts) {
        this.facts = facts;
    }

    /** Starts to wait. Loads no class of {@code javax.management} on the calling thread. */
    public void start() {
        Thread thread = new Thread(null, this, "breakwater-jmx", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
    }

    /** What the thread of {@link #start()} does. */
    @Override
    public void run() {
        try {
            boolean registered = false;
            while (!registered) {
                LockSupport.parkNanos(this, PERIOD_NANOS);
                registered = registerIfPossible();
            }
        } catch (JMException | RuntimeException | LinkageError failure) {
            facts.errors().accept(failure); // a JVM without java.management, for one: the circuits work all the same
        }
    }

    private boolean registerIfPossible() throws JMException {
        for (MBeanServer server : MBeanServerFactory.findMBeanServer(null)) {
            // Others may have private servers; the platform's is the one that shows the JVM itself.
            if (server.isRegistered(new ObjectName("java.lang:type=Runtime"))) {
                new Beans(server).register(facts);
                return true;
            }
        }
        return false;
    }
}
