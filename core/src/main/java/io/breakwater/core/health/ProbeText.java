package io.breakwater.core.health;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads probes as people write them. Authorities are split by hand: to {@link URI}, a host with an underscore is none. */
final class ProbeText {

    private static final String FORMS = "must be tcp://host:port, http://host/path or https://host/path";
    private static final int MAX_PORT = 65_535;
    /** Scheme, authority, and all the rest. */
    private static final Pattern PARTS = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)([^/?#]*)(.*)", Pattern.DOTALL);

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

    /** Scheme, host and port at most: user info, path, query and fragment may be secret. */
    private static String harmless(Object text) {
        Matcher parts = PARTS.matcher(text.toString().strip());
        if (!parts.matches()) {
            return "something else";
        }
        String authority = parts.group(2);
        return parts.group(1)
                + authority.substring(authority.lastIndexOf('@') + 1)
                + (parts.group(3).isEmpty() ? "" : "/...");
    }
}
