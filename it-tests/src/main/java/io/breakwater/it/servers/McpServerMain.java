package io.breakwater.it.servers;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A real MCP server with one tool, {@code get_account}: {@code McpServerMain <port>}, port 0 for any.
 *
 * <p>Says {@code READY <port>}, then obeys the lines {@code ok}, {@code error} (the tool says no) and {@code slow MILLIS} on
 * stdin. Ends with stdin.
 */
public final class McpServerMain {
    private static volatile String behaviour = "ok";

    private McpServerMain() {}

    public static void main(String[] args) throws Exception {
        var transport = HttpServletStreamableServerTransportProvider.builder()
                .mcpEndpoint("/mcp")
                .build();
        McpSyncServer mcp = McpServer.sync(transport)
                .serverInfo("crm-accounts", "1.0.0")
                .capabilities(ServerCapabilities.builder().tools(true).build())
                .toolCall(getAccountTool(), (exchange, request) -> getAccount(request.arguments()))
                .build();
        McpJetty jetty = new McpJetty(Integer.parseInt(args[0]), transport);
        System.out.println("READY " + jetty.port());
        obeyUntilEnd();
        mcp.close();
        jetty.stop();
        // The session sweeper of the transport is no daemon and outlives its close.
        System.exit(0);
    }

    private static void obeyUntilEnd() throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!line.isBlank()) {
                behaviour = line.strip();
                System.out.println("OK " + behaviour);
            }
        }
    }

    private static Tool getAccountTool() {
        Map<String, Object> schema = Map.of(
                "type", "object", "properties", Map.of("id", Map.of("type", "string")), "required", List.of("id"));
        return Tool.builder("get_account", schema)
                .description("Reads one account of the CRM")
                .build();
    }

    private static CallToolResult getAccount(Map<String, Object> arguments) {
        String now = behaviour;
        if (now.startsWith("slow ")) {
            pause(Long.parseLong(now.substring("slow ".length())));
        }
        String id = Objects.toString(arguments.get("id"));
        if (now.equals("error") || !CrmData.exists(id)) {
            return result("account " + id + " cannot be read", true);
        }
        return result(CrmData.account(id, "mcp"), false);
    }

    private static CallToolResult result(String text, boolean isError) {
        return CallToolResult.builder(List.of(TextContent.builder(text).build()))
                .isError(isError)
                .build();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
