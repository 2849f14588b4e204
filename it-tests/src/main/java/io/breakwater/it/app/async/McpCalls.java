package io.breakwater.it.app.async;

import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Calls the MCP server at the URL that it is given, with both clients of the real SDK: {@code sync} or {@code async}. */
public final class McpCalls {

    private static final Duration LONG = Duration.ofSeconds(20);

    private McpCalls() {}

    public static void main(String[] args) throws IOException {
        McpSyncClient sync =
                McpClient.sync(transport(args[0])).requestTimeout(LONG).build();
        sync.initialize();
        McpAsyncClient async =
                McpClient.async(transport(args[0])).requestTimeout(LONG).build();
        async.initialize().block(LONG);
        CallToolRequest request = CallToolRequest.builder("get_account")
                .arguments(Map.of("id", "7"))
                .build();
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String end = line.equals("sync")
                    ? "isError " + sync.callTool(request).isError()
                    : async.callTool(request)
                            .map(result -> "isError " + result.isError())
                            .onErrorResume(failed -> Mono.just(failed.getClass().getName()))
                            .block(LONG);
            System.out.println("OK " + end);
        }
        System.exit(0); // its threads are no daemons
    }

    private static HttpClientStreamableHttpTransport transport(String baseUrl) {
        return HttpClientStreamableHttpTransport.builder(baseUrl)
                .endpoint("/mcp")
                .build();
    }
}
