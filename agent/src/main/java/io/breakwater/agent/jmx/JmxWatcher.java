package io.breakwater.agent.jmx;

import io.breakwater.agent.control.AgentFacts;
import io.breakwater.core.time.DaemonThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
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

    /** How long a stop waits for a registration that is under way: the MBean server may be somebody's own, and hang. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final AgentFacts facts;
    /** Held while beans are registered, and while they go: one at a time. */
    private final ReentrantLock lock = new ReentrantLock();
    /** Guarded by the lock. */
    private @Nullable Beans beans;

    /** Of the thread alone. */
    private boolean toldOfBroken;

    private volatile boolean stopped;
    private volatile @Nullable Thread thread;

    public JmxWatcher(AgentFacts facts) {
        this.facts = facts;
    }

    /** Starts to wait. Loads no class of {@code javax.management} on the calling thread. */
    public void start() {
        Thread watching = DaemonThread.of(this, "breakwater-jmx");
        watching.setUncaughtExceptionHandler(facts.errors());
        thread = watching;
        watching.start();
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
    public void refresh() {
        if (!isFree()) {
            return;
        }
        try {
            if (beans != null && !stopped) {
                beans.refresh(facts);
            }
        } catch (Throwable failure) {
            facts.errors().accept(failure);
        } finally {
            lock.unlock();
        }
    }

    /** Unregisters all beans, and ends the thread. */
    public void stop() {
        stopped = true;
        LockSupport.unpark(thread);
        if (!isFree()) {
            return; // whoever registers them finds out that they are not wanted
        }
        try {
            if (beans != null) {
                beans.unregisterAll(facts);
            }
        } catch (Throwable failure) {
            facts.errors().accept(failure);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the lock as soon as nobody else is at the beans, and be the thread interrupted: the beans are to go all the same.
     * False = that takes too long.
     */
    private boolean isFree() {
        boolean interrupted = false;
        try {
            long end = System.nanoTime() + PATIENCE_NANOS;
            for (long left = PATIENCE_NANOS; left > 0; left = end - System.nanoTime()) {
                try {
                    if (lock.tryLock() || lock.tryLock(left, TimeUnit.NANOSECONDS)) {
                        return true;
                    }
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        facts.errors().accept(new IllegalStateException("the MBean server takes too long to register a bean"));
        return false;
    }

    private void register(Beans made) throws JMException {
        lock.lock();
        try {
            made.register(facts);
            beans = made;
            if (stopped) {
                made.unregisterAll(facts); // whoever stopped this did not wait so long
            }
        } catch (Throwable halfway) {
            made.unregisterAll(facts); // what is left there would be in the way of the next attempt
            throw halfway;
        } finally {
            lock.unlock();
        }
    }

    private boolean registerIfPossible() throws JMException {
        if (stopped) {
            return true;
        }
        for (MBeanServer server : MBeanServerFactory.findMBeanServer(null)) {
            // Others may have private servers; the platform's is the one that shows the JVM itself.
            if (isOfTheJvm(server)) {
                register(new Beans(server));
                return true;
            }
        }
        return false;
    }

    /** A server that is broken, as somebody's own may be, is none that shows the JVM. */
    boolean isOfTheJvm(MBeanServer server) throws JMException {
        try {
            return server.isRegistered(new ObjectName("java.lang:type=Runtime"));
        } catch (RuntimeException broken) {
            if (!toldOfBroken) {
                toldOfBroken = true; // it is asked twice a second
                facts.errors().accept(broken);
            }
            return false;
        }
    }
}
