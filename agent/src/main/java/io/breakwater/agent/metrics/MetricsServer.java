package io.breakwater.agent.metrics;

import com.sun.net.httpserver.HttpServer;
import io.breakwater.agent.config.MetricsSpec;
import io.breakwater.agent.control.AgentFacts;
import io.breakwater.agent.log.AgentLog;
import io.breakwater.core.time.DaemonThread;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Shows metrics over HTTP, from when the application runs. Thread-safe. Never throws: an application does without metrics. */
public final class MetricsServer {

    private static final int THREADS = 2;
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final AgentFacts facts;
    private final AgentLog log;
    /** Whether main has yet to begin, and to settle what it settles for the whole JVM. */
    private final boolean beforeMain;

    // Guarded by this.
    private @Nullable MetricsSpec wanted;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    public MetricsServer(AgentFacts facts, AgentLog log, boolean beforeMain) {
        this.facts = facts;
        this.log = log;
        this.beforeMain = beforeMain;
    }

    /** Shows them there from now on, or soon; null = nowhere. */
    public synchronized void show(@Nullable MetricsSpec spec) {
        if (wanted != null && wanted.equals(spec)) {
            return;
        }
        stop();
        wanted = spec;
        if (spec != null) {
            Thread starting = DaemonThread.of(() -> startPatiently(spec), "breakwater-metrics-start");
            starting.setUncaughtExceptionHandler(facts.errors());
            starting.start();
        }
    }

    private synchronized void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
        if (threads != null) {
            threads.shutdownNow();
            threads = null;
        }
    }

    private void startPatiently(MetricsSpec spec) {
        long began = System.nanoTime();
        while (beforeMain && facts.report().isEmpty() && System.nanoTime() - began < LONGEST_WAIT_NANOS) {
            LockSupport.parkNanos(this, LOOK_NANOS);
        }
        if (ModuleLayer.boot().findModule("jdk.httpserver").isEmpty()) {
            log.warn("no metrics: this Java lacks the module jdk.httpserver; the application is not affected");
            return;
        }
        start(spec);
    }

    private synchronized void start(MetricsSpec spec) {
        if (!spec.equals(wanted)) {
            return; // meanwhile somebody has changed his mind
        }
        try {
            InetSocketAddress address = new InetSocketAddress(spec.host(), spec.port());
            if (address.isUnresolved()) {
                throw new IOException("there is no such host");
            }
            HttpServer made = HttpServer.create(address, 0);
            boolean local = address.getAddress().isLoopbackAddress();
            made.createContext("/", new Pages(facts, local ? new LocalNames(spec.host()) : null));
            ExecutorService pool =
                    Executors.newFixedThreadPool(THREADS, task -> DaemonThread.of(task, "breakwater-metrics"));
            made.setExecutor(pool);
            made.start();
            server = made;
            threads = pool;
        } catch (IOException | RuntimeException taken) {
            log.warn("no metrics: cannot listen on " + spec.host() + ":" + spec.port() + " (" + taken.getMessage()
                    + "); the application is not affected");
        }
    }
}
