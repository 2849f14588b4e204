package io.breakwater.it.servers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A CRM with two interfaces on two ports: the one that its SDK speaks, and a plain REST one.
 *
 * <p>Each group of paths ({@code sdk}: records, {@code meta}: field metadata, {@code token}, {@code rest}) answers as it was
 * last told to, and counts its requests.
 */
public final class CrmServer implements AutoCloseable {
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    private final Map<String, String> lastAuthorization = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer sdk;
    private final HttpServer rest;

    public CrmServer(int sdkPort, int restPort) throws IOException {
        for (String group : new String[] {"sdk", "meta", "token", "rest"}) {
            behaviours.put(group, Behaviour.OK);
            requests.put(group, new AtomicInteger());
        }
        sdk = listen(sdkPort);
        sdk.createContext("/crm/v8/", exchange -> answer("sdk", exchange, () -> records(exchange)));
        sdk.createContext(
                "/crm/v8/settings/fields",
                exchange -> answer("meta", exchange, () -> Reply.json(200, CrmData.fields())));
        sdk.createContext("/oauth/v2/token", exchange -> answer("token", exchange, this::token));
        rest = listen(restPort);
        rest.createContext("/accounts/", exchange -> answer("rest", exchange, () -> account(exchange)));
        sdk.start();
        rest.start();
    }

    private HttpServer listen(int port) throws IOException {
        InetAddress local = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(local, port), 0);
        server.setExecutor(threads);
        return server;
    }

    public int sdkPort() {
        return sdk.getAddress().getPort();
    }

    public int restPort() {
        return rest.getAddress().getPort();
    }

    /** Changes how one group of paths, or several separated by commas, answers. */
    public void tell(String groups, String behaviour) {
        Behaviour parsed = Behaviour.parse(behaviour);
        for (String group : groups.split(",", -1)) {
            if (behaviours.replace(group, parsed) == null) {
                throw new IllegalArgumentException("no such group of paths: " + group);
            }
        }
    }

    /** Requests that a group of paths has seen since the start or the last {@link #resetCounts()}. */
    public int count(String group) {
        return requests.get(group).get();
    }

    public void resetCounts() {
        requests.values().forEach(count -> count.set(0));
    }

    /** The Authorization header of the last request to a group of paths, or an empty string. */
    public String lastAuthorization(String group) {
        return lastAuthorization.getOrDefault(group, "");
    }

    private void answer(String group, HttpExchange exchange, Supplier<Reply> healthy) throws IOException {
        requests.get(group).incrementAndGet();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        lastAuthorization.put(group, authorization == null ? "" : authorization);
        behaviours.get(group).answer(healthy).send(exchange);
    }

    private static Reply records(HttpExchange exchange) {
        String tail = exchange.getRequestURI().getPath().substring("/crm/v8/".length());
        boolean one = tail.contains("/");
        if (!exchange.getRequestMethod().equals("GET")) {
            return Reply.json(exchange.getRequestMethod().equals("POST") ? 201 : 200, CrmData.created(1));
        }
        if (!one) {
            return Reply.json(200, CrmData.records("1001", "1002", "1003"));
        }
        String id = tail.substring(tail.indexOf('/') + 1);
        return CrmData.exists(id) ? Reply.json(200, CrmData.records(id)) : Reply.json(204, "");
    }

    private Reply token() {
        return Reply.json(200, CrmData.token(count("token")));
    }

    private static Reply account(HttpExchange exchange) {
        String id = exchange.getRequestURI().getPath().substring("/accounts/".length());
        return CrmData.exists(id)
                ? Reply.json(200, CrmData.account(id, "rest"))
                : Reply.json(404, "{\"error\":\"no such account\"}");
    }

    @Override
    public void close() {
        sdk.stop(0);
        rest.stop(0);
        threads.shutdownNow();
    }
}
