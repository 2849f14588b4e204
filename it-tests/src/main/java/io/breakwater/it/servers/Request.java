package io.breakwater.it.servers;

import java.util.Map;

/**
 * A request as it came.
 *
 * @param path without the query
 * @param headers by name in lower case; of several with one name the first
 * @param body empty if there was none
 * @param clientPort tells one connection from another
 */
public record Request(
        String method, String path, String query, Map<String, String> headers, String body, int clientPort) {

    /** A header, or an empty text. */
    public String header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, "");
    }
}
