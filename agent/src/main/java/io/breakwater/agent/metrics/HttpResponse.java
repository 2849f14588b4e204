package io.breakwater.agent.metrics;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * An answer.
 *
 * @param status its code
 * @param type what the body is
 * @param body the text
 * @param headers further ones, a line each
 */
record HttpResponse(int status, String type, String body, List<String> headers) {

    private static final String TEXT = "text/plain; charset=utf-8";

    /** An answer that is a text. */
    static HttpResponse text(int status, String text, String... headers) {
        return new HttpResponse(status, TEXT, text + "\n", List.of(headers));
    }

    /** Writes it; without its body where only the head was asked for. */
    void write(OutputStream out, boolean headOnly) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " " + reason() + "\r\n");
        head.append("Date: ").append(DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        head.append("\r\nContent-Type: ").append(type);
        head.append("\r\nContent-Length: ").append(content.length);
        head.append("\r\nConnection: close\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (!headOnly) {
            out.write(content);
        }
        out.flush();
    }

    private String reason() {
        return switch (status) {
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 421 -> "Misdirected Request";
            default -> "Internal Server Error";
        };
    }
}
