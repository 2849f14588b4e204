package io.breakwater.it.servers;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One HTTP reply: status, headers as {@code Name:value}, body. A null body closes the connection without a word. */
record Reply(int status, List<String> headers, String body) {
    static final Reply CLOSE = new Reply(0, List.of(), null);

    static Reply json(int status, String body) {
        return new Reply(status, List.of("Content-Type:application/json;charset=UTF-8"), body);
    }

    Reply with(List<String> more) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(more);
        return new Reply(status, all, body);
    }

    void send(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (body == null) {
                return;
            }
            exchange.getRequestBody().readAllBytes();
            for (String header : headers) {
                int colon = header.indexOf(':');
                exchange.getResponseHeaders()
                        .add(
                                header.substring(0, colon),
                                header.substring(colon + 1).strip());
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            boolean bodiless = status == 204 || status == 304;
            exchange.sendResponseHeaders(status, bytes.length == 0 || bodiless ? -1 : bytes.length);
            if (bytes.length > 0 && !bodiless) {
                OutputStream out = exchange.getResponseBody();
                out.write(bytes);
            }
        }
    }
}
