package io.breakwater.agent.metrics;

import io.breakwater.agent.config.MetricsSpec;
import io.breakwater.agent.log.SuppressedErrors;
import io.breakwater.core.time.DaemonThread;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A server for one request a connection. One daemon thread listens, two answer, and those end when there is nothing to do.
 *
 * <p>Concurrency: {@code stopped} is set before the socket is looked at, and the socket is published before {@code stopped} is
 * looked at, so one of the two threads sees what the other has done, and closes it.
 */
final class HttpListener implements Runnable {

    private static final int BACKLOG = 16;
    private static final int ANSWERING = 2;
    private static final int WAITING = 16;
    private static final int IDLE_SECONDS = 10;
    private static final int SWEEP_MILLIS = 1000;
    /** However it is spent: nobody keeps a thread by asking, or by reading the answer, a byte at a time. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long BREATH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** How long a client may say nothing. */
    private static final int SILENCE_MILLIS = 2000;
    /** How long it may take to hang up. */
    private static final int FAREWELL_MILLIS = 500;
    /** Of a body that is not wanted. */
    private static final int MOST_DRAINED = 65536;

    private final MetricsSpec spec;
    private final MainWatch main;
    private final Pages pages;
    private final SuppressedErrors errors;
    private final Consumer<String> warnings;
    private final Thread thread;
    /** All that are open, and since when they wait, or are served. */
    private final Map<Socket, Long> connections = new ConcurrentHashMap<>();

    private volatile @Nullable ServerSocket server;
    private volatile boolean stopped;

    HttpListener(MetricsSpec spec, MainWatch main, Pages pages, SuppressedErrors errors, Consumer<String> warnings) {
        this.spec = spec;
        this.main = main;
        this.pages = pages;
        this.errors = errors;
        this.warnings = warnings;
        this.thread = DaemonThread.of(this, "breakwater-metrics");
        thread.setUncaughtExceptionHandler(errors);
    }

    void start() {
        thread.start();
    }

    /** Whether it listens, or still may. */
    boolean isAtWork() {
        return !stopped && thread.isAlive();
    }

    /** Not by {@code equals} of the record: the JDK keeps the class of the last one that was compared, and us with it. */
    boolean isFor(MetricsSpec other) {
        return spec.port() == other.port() && spec.host().equals(other.host());
    }

    /** Gives up the port at once, and hangs up on whoever is being answered. */
    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
        close(server);
        for (Socket socket : connections.keySet()) {
            close(socket);
        }
    }

    @Override
    public void run() {
        ThreadPoolExecutor pool = null;
        try {
            while (!main.isRunning()) {
                if (stopped) {
                    return;
                }
                main.pause();
            }
            pool = pool();
            listen(open(), pool);
        } catch (IOException | IllegalArgumentException cannot) {
            if (!stopped) {
                stopped = true; // first: whoever reads the warning may try once more at once
                warnings.accept("no metrics: cannot listen on " + spec.host() + ":" + spec.port() + " (" + why(cannot)
                        + "); the application is not affected");
            }
        } catch (Throwable broken) {
            errors.accept(broken);
        } finally {
            close(server);
            if (pool != null) {
                pool.shutdownNow();
            }
        }
    }

    private static @Nullable String why(Exception cannot) {
        return cannot instanceof UnknownHostException ? "there is no such host" : cannot.getMessage();
    }

    private ServerSocket open() throws IOException {
        ServerSocket opened = new ServerSocket();
        server = opened;
        opened.setReuseAddress(true); // connections of an earlier run may linger
        opened.bind(new InetSocketAddress(InetAddress.getByName(spec.host()), spec.port()), BACKLOG);
        return opened;
    }

    private static ThreadPoolExecutor pool() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                ANSWERING,
                ANSWERING,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                task -> DaemonThread.of(task, "breakwater-metrics-answer"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private void listen(ServerSocket listening, ThreadPoolExecutor pool) {
        while (!stopped) {
            try {
                listening.setSoTimeout(connections.isEmpty() ? 0 : SWEEP_MILLIS);
                take(listening.accept(), pool, listening.getInetAddress().isLoopbackAddress());
            } catch (SocketTimeoutException nobodyCame) {
                // That was to look after those that are here.
            } catch (IOException broken) {
                LockSupport.parkNanos(
                        this, BREATH_NANOS); // out of files, perhaps: it will not help to ask again at once
            } catch (OutOfMemoryError full) {
                errors.accept(full); // what the application runs out of is this thread's, too
            }
            hangUpOnTheSlow();
        }
    }

    private void take(Socket socket, ThreadPoolExecutor pool, boolean onLoopback) {
        connections.put(socket, System.nanoTime());
        try {
            pool.execute(() -> serve(socket, onLoopback));
        } catch (RejectedExecutionException tooMany) {
            forget(socket);
        }
        if (stopped) {
            forget(socket);
        }
    }

    private void hangUpOnTheSlow() {
        long now = System.nanoTime();
        for (Map.Entry<Socket, Long> each : connections.entrySet()) {
            if (now - each.getValue() > LONGEST_NANOS) {
                forget(each.getKey());
            }
        }
    }

    private void serve(Socket socket, boolean onLoopback) {
        try {
            connections.replace(socket, System.nanoTime()); // it has waited for its turn long enough
            socket.setSoTimeout(SILENCE_MILLIS);
            HttpRequest request = HttpRequest.read(socket.getInputStream());
            if (request != null) {
                answer(request, onLoopback)
                        .write(socket.getOutputStream(), request.method().equals("HEAD"));
                socket.shutdownOutput();
                socket.setSoTimeout(FAREWELL_MILLIS);
                drain(socket.getInputStream());
            }
        } catch (IOException gone) {
            // Whoever asked has hung up, or was hung up on.
        } catch (Throwable broken) {
            errors.accept(broken);
        } finally {
            forget(socket);
        }
    }

    private HttpResponse answer(HttpRequest request, boolean onLoopback) {
        try {
            return pages.answer(request, onLoopback);
        } catch (Throwable broken) {
            errors.accept(broken);
            return HttpResponse.text(500, "Something is wrong inside the agent; its log says what.");
        }
    }

    /** Reads what else has come: closed with that unread, the connection would be reset, and the answer lost. */
    private static void drain(InputStream in) throws IOException {
        byte[] unwanted = new byte[1024];
        int drained = 0;
        int read = 0;
        while (read >= 0 && drained < MOST_DRAINED) {
            read = in.read(unwanted);
            drained += read;
        }
    }

    private void forget(Socket socket) {
        connections.remove(socket);
        close(socket);
    }

    private static void close(@Nullable AutoCloseable open) {
        if (open != null) {
            try {
                open.close();
            } catch (Exception closedAlready) {
                // That is what was wanted.
            }
        }
    }
}
