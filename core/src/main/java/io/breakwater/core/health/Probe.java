package io.breakwater.core.health;

import java.net.URI;
import java.time.Duration;

/** Asks once whether something is well. Checks of one name never overlap; one probe may serve several names. */
@FunctionalInterface
public interface Probe {

    /**
     * Returns if all is well, and throws whatever it likes if not. It runs on a thread of the monitor, which is
     * interrupted when the time is over.
     *
     * @param timeout the time it has
     */
    void check(Duration timeout) throws Exception;

    /** Connects and hangs up. The host is looked up at every check. */
    static Probe tcp(String host, int port) {
        return new TcpProbe(host, port);
    }

    /**
     * Sends a GET: 2xx and 3xx are well, and no redirect is followed. Throws {@link IllegalArgumentException} with a full
     * sentence if it is not an http or https URI with a host and without user info.
     */
    static Probe http(URI uri) {
        return new HttpProbe(uri);
    }

    /**
     * The probe that {@code tcp://host:port} or {@code http(s)://…} stands for. Throws {@link IllegalArgumentException}
     * with a full sentence, without query and user info, if the text is neither.
     */
    static Probe parse(String text) {
        return ProbeText.parse(text);
    }
}
