package io.breakwater.core.health;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.Failures;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Connects and hangs up. */
record TcpProbe(String host, int port) implements Probe {

    TcpProbe {
        requireNonNull(host, "host");
        ProbeText.checkPort(port);
    }

    @Override
    public void check(Duration timeout) throws ProbeFailedException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), millis(timeout));
        } catch (IOException failure) {
            throw new ProbeFailedException("cannot connect to " + this + " (" + Failures.describe(failure) + ")");
        }
    }

    /** At least one: to a socket, zero means for ever. */
    static int millis(Duration timeout) {
        boolean tooLong = timeout.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) > 0;
        return tooLong ? Integer.MAX_VALUE : (int) Math.max(1, timeout.toMillis());
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
