package io.breakwater.agent.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request, as far as it matters here.
 *
 * @param method as it came; empty = the request makes no sense
 * @param path without what follows a question mark
 * @param host what the client calls this server, as it came; empty = it does not say, as is allowed with HTTP/1.0
 * @param accept what it wants to have; empty = it does not say
 */
record HttpRequest(String method, String path, String host, String accept) {

    /** Nobody who asks for metrics has more to say. */
    private static final int LONGEST = 8192;

    private static final HttpRequest SENSELESS = new HttpRequest("", "", "", "");

    /**
     * Reads a head to its end.
     *
     * @return null = the client has hung up before it said anything
     */
    static @Nullable HttpRequest read(InputStream in) throws IOException {
        byte[] buffer = new byte[LONGEST];
        int length = 0;
        while (length < LONGEST) {
            int read = in.read(buffer, length, LONGEST - length);
            if (read < 0) {
                return length == 0 ? null : SENSELESS;
            }
            length += read;
            String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            if (end >= 0) {
                return parse(text.substring(0, end));
            }
        }
        return SENSELESS;
    }

    static HttpRequest parse(String head) {
        List<String> lines = head.lines().toList();
        String[] words = lines.isEmpty() ? new String[0] : lines.get(0).split(" ", -1);
        if (words.length != 3 || !words[1].startsWith("/") || !words[2].startsWith("HTTP/1.")) {
            return SENSELESS;
        }
        String host = null;
        StringBuilder accept = new StringBuilder();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            String name = line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            if (name.equals("host")) {
                if (host != null) {
                    return SENSELESS; // with two of them, somebody in between may have looked at the other one
                }
                host = value;
            } else if (name.equals("accept")) {
                accept.append(accept.isEmpty() ? "" : ",").append(value);
            }
        }
        if (host == null && !words[2].equals("HTTP/1.0")) {
            return SENSELESS;
        }
        int question = words[1].indexOf('?');
        String path = question < 0 ? words[1] : words[1].substring(0, question);
        return new HttpRequest(words[0], path, host == null ? "" : host, accept.toString());
    }
}
