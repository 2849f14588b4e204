package io.breakwater.it.servers;

import org.json.JSONObject;

/** What an MCP server says that has every tool, and finds each of them well. */
final class McpReplies {

    private McpReplies() {}

    /** The name of the tool that is called, or what else is asked for. */
    static String subject(JSONObject message) {
        String method = message.getString("method");
        return method.equals("tools/call") ? message.getJSONObject("params").getString("name") : method;
    }

    /** The reply, or an empty text where a notification wants none. */
    static String to(JSONObject message) {
        if (!message.has("id")) {
            return "";
        }
        return new JSONObject()
                .put("jsonrpc", "2.0")
                .put("id", message.get("id"))
                .put("result", new JSONObject(result(message)))
                .toString();
    }

    private static String result(JSONObject message) {
        return switch (message.getString("method")) {
            case "initialize" -> """
                    {"protocolVersion": "%s", "capabilities": {"tools": {}}, "serverInfo": {"name": "crm", "version": "1"}}
                    """.formatted(message.getJSONObject("params").getString("protocolVersion"));
            case "tools/call" -> """
                    {"content": [{"type": "text", "text": "fine"}], "isError": false}
                    """;
            default -> "{}";
        };
    }
}
