package io.breakwater.agent.metrics;

import java.util.Locale;

/**
 * The names by which a server on the loopback interface is asked. A page of somebody else's that a browser of this machine
 * shows can have its own name resolve to 127.0.0.1 (DNS rebinding), and then read what it likes; its name gives it away.
 *
 * @param configured what the server listens on
 */
record LocalNames(String configured) {

    /** Whether the header {@code Host} names this machine. */
    boolean contain(String header) {
        String host = withoutPort(header.strip().toLowerCase(Locale.ROOT));
        boolean isAddress = host.startsWith("[") || host.matches("[0-9]+(\\.[0-9]+){3}");
        return isAddress || host.equals("localhost") || host.equals(configured.toLowerCase(Locale.ROOT));
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
