package io.breakwater.it.containers;

import io.breakwater.it.app.loaders.PriceClient;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Passes a line on to a client, and says which class loader the client is from. */
public final class PriceServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient PriceClient client = new PriceClient();

    @Override
    protected synchronized void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        String loader = PriceClient.class.getClassLoader().getClass().getSimpleName();
        response.getWriter().print(client.apply(request.getParameter("line")) + ", " + loader);
    }
}
