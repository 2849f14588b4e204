package io.breakwater.it.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A real HTTP server on 127.0.0.1 that knows prices, and can be told to be out of order. */
final class PriceServer implements AutoCloseable {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int ALWAYS = Integer.MAX_VALUE;

    private final HttpServer server;
    private final String price;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger toFail = new AtomicInteger();

    PriceServer(String price) throws IOException {
        this.price = price;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many requests have reached it. */
    int requests() {
        return requests.get();
    }

    void failNext(int count) {
        toFail.set(count);
    }

    void fail() {
        failNext(ALWAYS);
    }

    void recover() {
        failNext(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        boolean fails = toFail.getAndUpdate(left -> left == ALWAYS ? left : Math.max(0, left - 1)) > 0;
        byte[] body = (fails ? "out of order" : price).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(fails ? UNAVAILABLE : OK, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** From here on nobody listens on its port. */
    @Override
    public void close() {
        server.stop(0);
    }
}
