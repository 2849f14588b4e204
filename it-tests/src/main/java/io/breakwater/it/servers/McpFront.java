package io.breakwater.it.servers;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.json.JSONObject;

/**
 * What stands in front of an MCP server, as a client sees it that speaks streamable HTTP: a gateway that says no, a proxy that
 * hangs up, a reply that is none. Each tool, and {@code initialize}, answers as it was last told to, and is counted.
 */
public final class McpFront implements AutoCloseable {
    private static final Script OK = Script.parse("ok");

    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final AtomicInteger sessions = new AtomicInteger();
    private final Journal journal = new Journal();
    private final WireServer server;

    public McpFront() throws IOException {
        server = new WireServer(0, this::answer);
    }

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** Changes how a tool answers; see {@link Behaviour}. */
    public void tell(String tool, String behaviour) {
        scripts.put(tool, Script.parse(behaviour));
    }

    /** Requests for a tool, or for {@code initialize}, since the start. */
    public int count(String tool) {
        return journal.count(tool);
    }

    /** The latest requests, the oldest first. */
    public List<Request> requests() {
        return journal.latest();
    }

    private Reply answer(Request request) {
        if (!request.method().equals("POST")) {
            return new Reply(request.method().equals("GET") ? 405 : 200, List.of(), "");
        }
        JSONObject message = new JSONObject(request.body());
        String subject = McpReplies.subject(message);
        journal.add(subject, request);
        return scripts.getOrDefault(subject, OK).next().answer(() -> healthy(subject, message));
    }

    private Reply healthy(String subject, JSONObject message) {
        String body = McpReplies.to(message);
        if (body.isEmpty()) {
            return new Reply(202, List.of(), "");
        }
        Reply reply = Reply.json(200, body);
        return subject.equals("initialize")
                ? reply.with(List.of("Mcp-Session-Id:session-" + sessions.incrementAndGet()))
                : reply;
    }

    @Override
    public void close() {
        server.close();
    }
}
