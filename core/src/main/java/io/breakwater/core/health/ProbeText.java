package io.breakwater.core.health;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Reads probes as people write them. Authorities are split by hand: to {@link URI}, a host with an underscore is none. */
final class ProbeText {

    private static final String FORMS = "must be tcp://host:port, http://host/path or https://host/path";
    private static final int MAX_PORT = 65_535;

    private ProbeText() {}

    static Probe parse(String text) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException malformed) { // not as cause: its message repeats the whole text
            throw new IllegalArgumentException(FORMS + ", got " + harmless(text));
        }
        return switch (scheme(uri)) {
            case "tcp" -> tcp(uri);
            case "http", "https" -> new HttpProbe(uri);
            default -> throw new IllegalArgumentException(FORMS + ", got " + harmless(text));
        };
    }

    /** Host and port of an http or https URI. */
    static String httpAuthority(URI uri) {
        if (!scheme(uri).equals("http") && !scheme(uri).equals("https")) {
            throw new IllegalArgumentException("must be http://host/path or https://host/path, got " + harmless(uri));
        }
        return authority(uri);
    }

    static void checkPort(int port) {
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("the port must be between 1 and " + MAX_PORT + ", got " + port);
        }
    }

    private static Probe tcp(URI uri) {
        String authority = authority(uri);
        int colon = authority.lastIndexOf(':');
        boolean more = !uri.getRawPath().isEmpty() || uri.getRawQuery() != null || uri.getRawFragment() != null;
        String port = authority.substring(colon + 1);
        if (colon < 1 || more || !port.matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("must be tcp://host:port and nothing else, got " + harmless(uri));
        }
        return new TcpProbe(authority.substring(0, colon), Integer.parseInt(port));
    }

    private static String authority(URI uri) {
        String authority = uri.getRawAuthority();
        if (authority == null || authority.isEmpty() || authority.startsWith(":")) {
            throw new IllegalArgumentException("must name a host, got " + harmless(uri));
        }
        if (authority.indexOf('@') >= 0) {
            throw new IllegalArgumentException("must not carry user info, got " + harmless(uri));
        }
        return authority;
    }

    private static String scheme(URI uri) {
        return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    }

    /** Without the parts that may be secret: user info, query, fragment. */
    private static String harmless(Object text) {
        String whole = text.toString();
        String head = whole.substring(0, firstOf(whole, "?#"));
        int at = head.lastIndexOf('@');
        int slashes = head.indexOf("//");
        return at < 0
                ? head
                : head.substring(0, slashes < 0 || slashes > at ? 0 : slashes + 2) + head.substring(at + 1);
    }

    private static int firstOf(String text, String stops) {
        int i = 0;
        while (i < text.length() && stops.indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }
}
