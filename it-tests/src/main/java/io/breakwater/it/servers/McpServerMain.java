package io.breakwater.it.servers;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A real MCP server with two tools, {@code get_account} and {@code create_account}: {@code McpServerMain <port>}, port 0 for
 * any.
 *
 * <p>Says {@code READY <port>}, then obeys the lines {@code ok}, {@code error} (the tools say no), {@code break} (they throw),
 * {@code status CODE} (the server answers without asking them), {@code slow MILLIS} and {@code count} (how often they were
 * called since it was last asked) on stdin. Ends with stdin.
 */
public final class McpServerMain {
    private static final AtomicInteger CALLS = new AtomicInteger();
    private static volatile String behaviour = "ok";

    private McpServerMain() {}

    public static void main(String[] args) throws Exception {
        var transport = HttpServletStreamableServerTransportProvider.builder()
                .mcpEndpoint("/mcp")
                .build();
        McpSyncServer mcp = McpServer.sync(transport)
                .serverInfo("crm-accounts", "1.0.0")
                .capabilities(ServerCapabilities.builder().tools(true).build())
                .toolCall(tool("get_account", "Reads"), (exchange, request) -> account(request.arguments()))
                .toolCall(tool("create_account", "Makes"), (exchange, request) -> account(request.arguments()))
                .build();
        Server jetty = new Server();
        ServerConnector connector = new ServerConnector(jetty, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(args[0]));
        jetty.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder servlet = new ServletHolder(transport);
        servlet.setAsyncSupported(true);
        context.addServlet(servlet, "/*");
        FilterHolder gateway = new FilterHolder((Filter) McpServerMain::pass);
        gateway.setAsyncSupported(true);
        context.addFilter(gateway, "/*", EnumSet.of(DispatcherType.REQUEST));
        jetty.setHandler(context);
        jetty.start();
        System.out.println("READY " + connector.getLocalPort());
        obeyUntilEnd();
        mcp.close();
        jetty.stop();
        // The session sweeper of the transport is no daemon and outlives its close.
        System.exit(0);
    }

    private static void obeyUntilEnd() throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals("count")) {
                System.out.println("COUNT " + CALLS.getAndSet(0));
            } else if (!line.isBlank()) {
                behaviour = line.strip();
                System.out.println("OK " + behaviour);
            }
        }
    }

    private static void pass(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String now = behaviour;
        if (now.startsWith("status ")) {
            CALLS.incrementAndGet();
            ((HttpServletResponse) response).sendError(Integer.parseInt(now.substring("status ".length())));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static Tool tool(String name, String does) {
        Map<String, Object> schema = Map.of(
                "type", "object", "properties", Map.of("id", Map.of("type", "string")), "required", List.of("id"));
        return Tool.builder(name, schema)
                .description(does + " one account of the CRM")
                .build();
    }

    private static CallToolResult account(Map<String, Object> arguments) {
        CALLS.incrementAndGet();
        String now = behaviour;
        if (now.equals("break")) {
            throw new IllegalStateException("the tool is broken");
        }
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
