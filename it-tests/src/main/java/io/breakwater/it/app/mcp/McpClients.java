package io.breakwater.it.app.mcp;

import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpClientTransport;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The two clients of one server. They connect with their first call, and say in a header for whom they call. */
final class McpClients {

    private static final String TENANT = "tenant";

    private final List<String> server;
    private volatile String tenant = "nobody";
    private Duration requestTimeout = Duration.ofSeconds(20);
    private Duration initializationTimeout = Duration.ofSeconds(20);
    private @Nullable McpSyncClient sync;
    private @Nullable McpAsyncClient async;

    /** Of {@code http URL} or of {@code stdio COMMAND ARGUMENT...}. */
    McpClients(String[] server) {
        this.server = List.of(server);
    }

    /** Forgets the clients; the next ones wait so long. */
    void open(long requestMillis, long initializationMillis) {
        requestTimeout = Duration.ofMillis(requestMillis);
        initializationTimeout = Duration.ofMillis(initializationMillis);
        sync = null;
        async = null;
    }

    void tenant(String name) {
        tenant = name;
    }

    McpSyncClient sync() {
        McpSyncClient client = sync;
        if (client == null) {
            client = McpClient.sync(transport())
                    .requestTimeout(requestTimeout)
                    .initializationTimeout(initializationTimeout)
                    .transportContextProvider(() -> contextOf(tenant))
                    .build();
            sync = client;
        }
        return client;
    }

    McpAsyncClient async() {
        McpAsyncClient client = async;
        if (client == null) {
            client = McpClient.async(transport())
                    .requestTimeout(requestTimeout)
                    .initializationTimeout(initializationTimeout)
                    .build();
            async = client;
        }
        return client;
    }

    /** What a call that does not block is told by its subscriber. */
    static McpTransportContext contextOf(String tenant) {
        return McpTransportContext.create(Map.of(TENANT, tenant));
    }

    @SuppressWarnings("deprecation") // what has come in its place is not in each line
    private McpClientTransport transport() {
        String where = server.get(1);
        if (server.get(0).equals("stdio")) {
            return new StdioClientTransport(
                    ServerParameters.builder(where)
                            .args(server.subList(2, server.size()))
                            .build(),
                    McpJsonDefaults.getMapper());
        }
        return HttpClientStreamableHttpTransport.builder(where)
                .endpoint("/mcp")
                .connectTimeout(Duration.ofSeconds(5))
                .httpRequestCustomizer((request, method, uri, body, context) -> sign(request, context))
                .build();
    }

    private static void sign(HttpRequest.Builder request, McpTransportContext context) {
        Object name = context.get(TENANT);
        if (name != null) {
            request.header("X-Tenant", name.toString());
        }
    }
}
