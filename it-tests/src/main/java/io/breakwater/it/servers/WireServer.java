package io.breakwater.it.servers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * HTTP/1.1 on 127.0.0.1, by hand: replies go out letter by letter as they were told, so headers keep their spelling, bodies
 * may end early, and connections may end without a word. Connections are kept alive unless the reply says otherwise.
 */
final class WireServer implements AutoCloseable {
    private static final int BACKLOG = 200;

    private final ServerSocket server;
    private final Function<Request, Reply> handler;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    WireServer(int port, Function<Request, Reply> handler) throws IOException {
        this.handler = handler;
        server = new ServerSocket();
        server.setReuseAddress(true); // a server that comes back takes its old port again
        server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), BACKLOG);
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                threads.execute(() -> serve(connection));
            }
        } catch (IOException | RejectedExecutionException closed) {
            // close() was called.
        } finally {
            connections.forEach(WireServer::closeQuietly);
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            RequestReader reader =
                    new RequestReader(new BufferedInputStream(connection.getInputStream()), connection.getPort());
            for (Request request = reader.next(); request != null; request = reader.next()) {
                if (!handler.apply(request).send(connection)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The client has hung up, or the server is being stopped.
        } finally {
            connections.remove(connection);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        closeQuietly(server);
        connections.forEach(WireServer::closeQuietly);
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception ignored) {
            // It is gone all the same.
        }
    }
}
