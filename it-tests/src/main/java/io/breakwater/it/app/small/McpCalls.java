package io.breakwater.it.app.small;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Calls the tool of an MCP server that each line on stdin names: {@code McpCalls URL}. */
public final class McpCalls {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private McpCalls() {}

    public static void main(String[] args) throws IOException {
        McpSyncClient client = McpClient.sync(HttpClientStreamableHttpTransport.builder(args[0])
                        .endpoint("/mcp")
                        .build())
                .requestTimeout(TIMEOUT)
                .build();
        client.initialize();
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println("OK " + call(client, line));
        }
        System.exit(0); // its threads are no daemons
    }

    private static String call(McpSyncClient client, String tool) {
        try {
            CallToolResult result = client.callTool(CallToolRequest.builder(tool)
                    .arguments(Map.of("id", "1001"))
                    .build());
            return Boolean.TRUE.equals(result.isError()) ? "an error" : "an account";
        } catch (RuntimeException thrown) {
            StringBuilder chain = new StringBuilder();
            for (Throwable link = thrown; link != null; link = link.getCause()) {
                chain.append(' ')
                        .append(link.getClass().getSimpleName())
                        .append(": ")
                        .append(link.getMessage());
            }
            return "failed:" + chain.toString().replace('\n', ' ');
        }
    }
}
