package io.breakwater.it.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Those who look at a running application: once a second somebody scrapes its metrics, and somebody reads all that its beans
 * show. On a thread of their own.
 */
final class Onlookers implements Runnable {

    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final URI metrics;
    private final Thread thread = new Thread(this, "onlookers");

    private volatile boolean stopped;
    private volatile int looks;
    private volatile @Nullable Exception failure;

    Onlookers(int port) {
        metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
        thread.setDaemon(true);
    }

    /** Begins to look, once there is something to be seen. */
    void start() {
        long start = System.nanoTime();
        while (!isThere()) {
            if (System.nanoTime() - start > DEADLINE_NANOS) {
                throw new IllegalStateException("nobody answers at " + metrics);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        thread.start();
    }

    /** Ends it. What could not be seen fails the benchmark: one whose onlookers look away would measure nothing. */
    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
        if (failure != null || looks == 0) {
            throw new IllegalStateException("they have looked " + looks + " times", failure);
        }
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                scrape();
                readBeans();
                looks++;
            } catch (IOException | JMException | RuntimeException broken) {
                failure = broken;
            }
            LockSupport.parkNanos(PERIOD_NANOS);
        }
    }

    private boolean isThere() {
        try {
            scrape();
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void scrape() throws IOException {
        try (InputStream in = metrics.toURL().openStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (!text.contains("resilience4j_circuitbreaker_state{name=\"" + WovenCircuit.NAME + "\"")) {
                throw new IOException("the circuit is not among the metrics");
            }
        }
    }

    private void readBeans() throws JMException {
        for (ObjectName bean : server.queryNames(new ObjectName("io.breakwater:*"), null)) {
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(bean).getAttributes()) {
                server.getAttribute(bean, attribute.getName());
            }
        }
    }
}
