package io.breakwater.it.servers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One HTTP reply.
 *
 * @param status 0 = none: the connection ends without a word
 * @param headers as {@code Name:value}, sent in this spelling
 * @param cut how many bytes of the body are sent, though all of them are promised, before the connection ends; -1 = all
 */
record Reply(int status, List<String> headers, String body, int cut) {
    /** Ends the connection as a server does that goes down in good order. */
    static final Reply CLOSE = new Reply(0, List.of(), "", -1);

    /** Ends it as a server does that has crashed. */
    static final Reply RESET = new Reply(0, List.of(), "", 0);

    Reply(int status, List<String> headers, String body) {
        this(status, headers, body, -1);
    }

    static Reply json(int status, String body) {
        return new Reply(status, List.of("Content-Type:application/json;charset=UTF-8"), body);
    }

    Reply with(List<String> more) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(more);
        return new Reply(status, all, body, cut);
    }

    Reply cutAt(int bytes) {
        return new Reply(status, headers, body, bytes);
    }

    /** Sends it; false = the connection must end now. */
    boolean send(Socket connection) throws IOException {
        if (status == 0) {
            if (cut == 0) {
                connection.setSoLinger(true, 0);
            }
            return false;
        }
        boolean bodiless = status == 204 || status == 304;
        byte[] content = bodiless ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        boolean isCut = cut >= 0 && cut < content.length;
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(head(bodiless ? -1 : content.length).getBytes(StandardCharsets.UTF_8));
        message.write(content, 0, isCut ? cut : content.length);
        message.writeTo(connection.getOutputStream());
        return !isCut && headers.stream().noneMatch(each -> each.equalsIgnoreCase("Connection:close"));
    }

    private String head(int length) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " \r\n");
        for (String header : headers) {
            int colon = header.indexOf(':');
            head.append(header, 0, colon)
                    .append(": ")
                    .append(header.substring(colon + 1).strip())
                    .append("\r\n");
        }
        if (length >= 0) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        return head.append("\r\n").toString();
    }
}
