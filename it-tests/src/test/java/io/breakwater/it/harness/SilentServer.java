package io.breakwater.it.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that reads requests without a body, answers none, and hears when a client hangs up. */
public final class SilentServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger hungUp = new AtomicInteger();

    public SilentServer() throws IOException {
        threads.execute(this::accept);
    }

    public String url(String host) {
        return "http://" + host + ":" + socket.getLocalPort() + "/crm";
    }

    /** Requests so far. */
    public int requests() {
        return requests.get();
    }

    /** Connections that clients have closed so far. */
    public int hungUp() {
        return hungUp.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                threads.execute(() -> listen(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void listen(Socket connection) {
        try (connection;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isEmpty()) {
                    requests.incrementAndGet();
                }
            }
        } catch (IOException reset) {
            // That is a way to hang up, too.
        }
        hungUp.incrementAndGet();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
