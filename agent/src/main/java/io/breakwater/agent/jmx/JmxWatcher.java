package io.breakwater.agent.jmx;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Waits on a daemon thread for somebody to make the platform MBean server, and registers the agent's beans there.
 * Thread-safe.
 */
public final class JmxWatcher implements Runnable {

    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final AgentFacts facts;
    // Guarded by this.
    private @Nullable Beans beans;
    private boolean stopped;
    private @Nullable Thread thread;

    public JmxWatcher(AgentFacts facts) {
        this.facts = facts;
    }

    /** Starts to wait. Loads no class of {@code javax.management} on the calling thread. */
    public synchronized void start() {
        thread = new Thread(null, this, "breakwater-jmx", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.setUncaughtExceptionHandler(facts.errors());
        thread.start();
    }

    /** What the thread of {@link #start()} does. */
    @Override
    public void run() {
        try {
            boolean done = false;
            while (!done) {
                LockSupport.parkNanos(this, PERIOD_NANOS);
                done = registerUnlessOutOfMemory();
            }
        } catch (Throwable failure) {
            facts.errors().accept(failure); // a JVM without java.management, for one: the circuits work all the same
        }
    }

    /** The memory that the application runs out of is this thread's, too; there will be some again. */
    private boolean registerUnlessOutOfMemory() throws JMException {
        try {
            return registerIfPossible();
        } catch (OutOfMemoryError full) {
            facts.errors().accept(full);
            return false;
        }
    }

    /** Takes over what has come and gone by a change of the configuration. */
    public synchronized void refresh() {
        try {
            if (beans != null && !stopped) {
                beans.refresh(facts);
            }
        } catch (Throwable failure) {
            facts.errors().accept(failure);
        }
    }

    /** Unregisters all beans, and ends the thread. */
    public synchronized void stop() {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            if (beans != null) {
                beans.unregisterAll(facts);
            }
        } catch (Throwable failure) {
            facts.errors().accept(failure);
        }
    }

    private void register(Beans made) throws JMException {
        try {
            made.register(facts);
            beans = made;
        } catch (Throwable halfway) {
            made.unregisterAll(facts); // what is left there would be in the way of the next attempt
            throw halfway;
        }
    }

    private synchronized boolean registerIfPossible() throws JMException {
        if (stopped) {
            return true;
        }
        for (MBeanServer server : MBeanServerFactory.findMBeanServer(null)) {
            // Others may have private servers; the platform's is the one that shows the JVM itself.
            if (server.isRegistered(new ObjectName("java.lang:type=Runtime"))) {
                register(new Beans(server));
                return true;
            }
        }
        return false;
    }
}
