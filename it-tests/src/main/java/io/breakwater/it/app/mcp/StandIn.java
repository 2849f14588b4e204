package io.breakwater.it.app.mcp;

import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** What else could answer, if only somebody asked; it knows nothing unless it is told to. */
public final class StandIn {

    static final AtomicInteger ASKED = new AtomicInteger();
    static volatile boolean answers;

    private StandIn() {}

    public static CallToolResult callTool(CallToolRequest request) {
        ASKED.incrementAndGet();
        if (!answers) {
            throw new IllegalStateException("nothing is known here");
        }
        return new CallToolResult(List.of(new TextContent(null, "stand-in", null)), false, null, null);
    }

    public static Mono<CallToolResult> callToolLater(CallToolRequest request) {
        return Mono.fromCallable(() -> callTool(request));
    }
}
