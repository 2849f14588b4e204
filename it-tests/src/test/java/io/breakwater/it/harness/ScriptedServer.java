package io.breakwater.it.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that answers what it is told, one request after the other, and then 200: {@code 503}, {@code 429 7} with {@code
 * Retry-After: 7}, {@code close} for a connection that is closed without an answer, {@code stall} for none at all.
 */
public final class ScriptedServer implements AutoCloseable {

    private static final long LONGEST_STALL_SECONDS = 20;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<String> script = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);

    public ScriptedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** Its address, by another name of this machine if so wanted. */
    public String url(String host) {
        return "http://" + host + ":" + server.getAddress().getPort() + "/crm";
    }

    /** Forgets what was before, and answers this from now on. */
    public void answers(String... answers) {
        script.clear();
        requests.set(0);
        for (String answer : answers) {
            script.add(answer);
        }
    }

    /** Requests since the last script. */
    public int requests() {
        return requests.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        String scripted = script.poll();
        String[] words = (scripted == null ? "200" : scripted).split(" ", 2);
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            if (words[0].equals("stall")) {
                awaitClosing();
            }
            if (words[0].equals("stall") || words[0].equals("close")) {
                return;
            }
            if (words.length > 1) {
                exchange.getResponseHeaders().add("Retry-after", words[1]); // in an unusual spelling
            }
            byte[] body = ("body of " + words[0]).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(words[0]), body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private void awaitClosing() {
        try {
            closing.await(LONGEST_STALL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
