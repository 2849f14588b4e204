package io.breakwater.it.servers;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.json.JSONArray;
import org.json.JSONObject;

/**
 * As much of an MCP server over HTTP as a client needs, with a tool for every name. It answers calls of tools as it was last
 * told to, in all ways that a real server would have to be broken for. Each answer has a connection of its own.
 */
public final class ToldMcpServer implements AutoCloseable {
    private static final List<String> ALONE = List.of("Connection:close");

    private final AtomicInteger calls = new AtomicInteger();
    private final WireServer wire;
    private volatile Script script = Script.parse("ok");

    public ToldMcpServer() throws IOException {
        wire = new WireServer(0, this::answer);
    }

    public int port() {
        return wire.port();
    }

    /** Changes how calls of tools are answered; see {@link Behaviour}. */
    public void tell(String behaviour) {
        script = Script.parse(behaviour);
    }

    /** Calls of tools since the start or the last {@link #resetCount()}. */
    public int count() {
        return calls.get();
    }

    public void resetCount() {
        calls.set(0);
    }

    private Reply answer(Request request) {
        if (!request.method().equals("POST")) {
            return new Reply(405, ALONE, ""); // it sends nothing on its own account
        }
        JSONObject message = new JSONObject(request.body());
        Reply reply = switch (message.getString("method")) {
            case "initialize" -> result(message, initialized(message.getJSONObject("params")));
            case "tools/call" -> {
                calls.incrementAndGet();
                yield script.next().answer(() -> result(message, done()));
            }
            default -> new Reply(202, List.of(), "");
        };
        return reply.with(ALONE);
    }

    private static JSONObject initialized(JSONObject params) {
        return new JSONObject()
                .put("protocolVersion", params.getString("protocolVersion"))
                .put("capabilities", new JSONObject().put("tools", new JSONObject()))
                .put("serverInfo", new JSONObject().put("name", "crm").put("version", "1.0.0"));
    }

    private static JSONObject done() {
        JSONObject text = new JSONObject().put("type", "text").put("text", "done");
        return new JSONObject().put("content", new JSONArray().put(text)).put("isError", false);
    }

    private static Reply result(JSONObject request, JSONObject result) {
        JSONObject reply = new JSONObject()
                .put("jsonrpc", "2.0")
                .put("id", request.get("id"))
                .put("result", result);
        return Reply.json(200, reply.toString());
    }

    @Override
    public void close() {
        wire.close();
    }
}
