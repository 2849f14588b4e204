package io.breakwater.it.servers;

import jakarta.servlet.Servlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty around the transport of an MCP server, on 127.0.0.1. */
final class McpJetty {
    private final Server jetty = new Server();
    private final ServerConnector connector = new ServerConnector(jetty, 1, 1);

    /** Starts it; port 0 for any. */
    McpJetty(int port, Servlet transport) throws Exception {
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        jetty.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder servlet = new ServletHolder(transport);
        servlet.setAsyncSupported(true);
        context.addServlet(servlet, "/*");
        jetty.setHandler(context);
        jetty.start();
    }

    int port() {
        return connector.getLocalPort();
    }

    void stop() throws Exception {
        jetty.stop();
    }
}
