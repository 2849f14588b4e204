package io.breakwater.it.app.crm;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.time.Duration;
import java.util.Map;
import org.json.JSONObject;

/** Accounts from the MCP server of the CRM. */
public class McpAccounts implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(4);
    private static final Duration START_TIMEOUT = Duration.ofSeconds(20);

    private final McpSyncClient client;

    public McpAccounts(String baseUrl) {
        client = McpClient.sync(HttpClientStreamableHttpTransport.builder(baseUrl)
                        .endpoint("/mcp")
                        .connectTimeout(TIMEOUT)
                        .build())
                .requestTimeout(TIMEOUT)
                .initializationTimeout(START_TIMEOUT)
                .build();
        client.initialize();
    }

    public Account getAccount(String id) {
        CallToolResult result = client.callTool(CallToolRequest.builder("get_account")
                .arguments(Map.of("id", id))
                .build());
        String text = ((TextContent) result.content().get(0)).text();
        if (Boolean.TRUE.equals(result.isError())) {
            throw new AccountLookupException("get_account: " + text);
        }
        JSONObject json = new JSONObject(text);
        return new Account(json.getString("id"), json.getString("name"), json.getString("served_by"));
    }

    @Override
    public void close() {
        client.closeGracefully();
    }
}
