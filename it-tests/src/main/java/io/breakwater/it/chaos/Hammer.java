package io.breakwater.it.chaos;

import io.breakwater.it.demo.CircuitWatch;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/** Reads every attribute of every bean of the agent, without pause, over a connection of its own. */
final class Hammer implements AutoCloseable {

    private final CircuitWatch watch;
    private final Thread thread;
    private final AtomicLong looks = new AtomicLong();
    private volatile boolean stopping;
    private volatile String trouble = "";

    Hammer(long pid) throws Exception {
        watch = new CircuitWatch(pid);
        thread = new Thread(this::look, "hammer");
        thread.setDaemon(true);
        thread.start();
    }

    private void look() {
        try {
            while (!stopping) {
                for (ObjectName bean : watch.server().queryNames(new ObjectName("io.breakwater:*"), null)) {
                    lookAt(watch.server(), bean);
                }
            }
        } catch (Exception broken) {
            trouble = broken.toString();
        }
    }

    private void lookAt(MBeanServerConnection server, ObjectName bean) throws Exception {
        MBeanAttributeInfo[] attributes;
        try {
            attributes = server.getMBeanInfo(bean).getAttributes();
        } catch (JMException goneMeanwhile) {
            return;
        }
        for (MBeanAttributeInfo attribute : attributes) {
            try {
                server.getAttribute(bean, attribute.getName());
                looks.incrementAndGet();
            } catch (JMException unavailable) {
                if (server.isRegistered(bean)) {
                    throw unavailable;
                }
            }
        }
    }

    long looks() {
        return looks.get();
    }

    /** What could not be read; empty if all could. */
    String trouble() {
        return trouble;
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(10_000);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        watch.close();
    }
}
