package io.breakwater.it.app.writes;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.time.Duration;
import java.util.Map;

/** The CRM over the tools of an MCP server. */
public class McpTier implements Crm {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(20);

    private final String baseUrl;
    private volatile McpSyncClient client;

    McpTier(String baseUrl, Duration patience) {
        this.baseUrl = baseUrl;
        client = connect(patience);
    }

    /** A client waits as long as it was told when it was made. */
    @Override
    public void setPatience(Duration patience) {
        McpSyncClient former = client;
        client = connect(patience);
        former.closeGracefully();
    }

    private McpSyncClient connect(Duration patience) {
        McpSyncClient fresh = McpClient.sync(HttpClientStreamableHttpTransport.builder(baseUrl)
                        .endpoint("/mcp")
                        .build())
                .requestTimeout(patience)
                .initializationTimeout(START_TIMEOUT)
                .build();
        fresh.initialize();
        return fresh;
    }

    @Override
    public Answer getAccount() {
        return use("get_account");
    }

    @Override
    public Answer getByQuery() {
        return use("query");
    }

    @Override
    public Answer createAccount() {
        return use("create_account");
    }

    @Override
    public Answer updateAccount() {
        return use("update_account");
    }

    @Override
    public Answer upsertAccount() {
        return use("upsert_account");
    }

    @Override
    public Answer deleteAccount() {
        return use("delete_account");
    }

    @Override
    public Answer convertLead() {
        return use("convert_lead");
    }

    @Override
    public Answer sendMail() {
        return use("send_mail");
    }

    @Override
    public Answer cloneAccount() {
        return use("clone_account");
    }

    @Override
    public Answer deleteAbsence() {
        return use("delete_absence");
    }

    private Answer use(String tool) {
        CallToolResult result = client.callTool(
                CallToolRequest.builder(tool).arguments(Map.of("id", "1001")).build());
        if (Boolean.TRUE.equals(result.isError())) {
            throw new IllegalStateException(tool + " says no");
        }
        return new Answer(200, "mcp");
    }
}
