package io.breakwater.it.servers;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real MCP server whose tools go wrong in every way that tools can: {@code ToolServerMain <port>}, port 0 for any.
 *
 * <p>There are {@code get_X} and {@code create_X} for each X: {@code account} answers, {@code refused} says no, {@code broken}
 * throws what nobody expects, {@code error} what the protocol has for it, {@code held} takes a second. Says {@code READY
 * <port>}, then {@code CALLED <tool>} whenever one is called. Ends with stdin.
 */
public final class ToolServerMain {
    private static final long HELD_SECONDS = 1;
    private static final Map<String, Object> SCHEMA =
            Map.of("type", "object", "properties", Map.of("id", Map.of("type", "string")), "required", List.of("id"));

    private ToolServerMain() {}

    public static void main(String[] args) throws Exception {
        var transport = HttpServletStreamableServerTransportProvider.builder()
                .mcpEndpoint("/mcp")
                .build();
        var specification = McpServer.sync(transport)
                .serverInfo("crm-tools", "1.0.0")
                .capabilities(ServerCapabilities.builder().tools(true).build());
        for (String kind : List.of("get_", "create_")) {
            for (String end : List.of("account", "refused", "broken", "error", "held")) {
                specification.toolCall(
                        Tool.builder(kind + end, SCHEMA).build(), (exchange, request) -> call(request.name(), end));
            }
        }
        McpSyncServer mcp = specification.build();
        McpJetty jetty = new McpJetty(Integer.parseInt(args[0]), transport);
        System.out.println("READY " + jetty.port());
        System.in.transferTo(OutputStream.nullOutputStream());
        mcp.close();
        jetty.stop();
        // The session sweeper of the transport is no daemon and outlives its close.
        System.exit(0);
    }

    private static CallToolResult call(String tool, String end) {
        System.out.println("CALLED " + tool);
        switch (end) {
            case "broken" -> throw new IllegalStateException("a fault in the tool");
            case "error" ->
                throw McpError.builder(ErrorCodes.INTERNAL_ERROR)
                        .message("the CRM is away")
                        .data(Map.of("attempt", "again"))
                        .build();
            case "held" -> pause();
            default -> {}
        }
        return CallToolResult.builder(List.of(TextContent.builder("fine").build()))
                .isError(end.equals("refused"))
                .build();
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(HELD_SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
