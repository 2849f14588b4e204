package io.breakwater.it.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports for processes that want to be told one. */
public final class FreePort {

    private FreePort() {}

    /** A port of 127.0.0.1 that was free a moment ago, and that nobody listens on. */
    public static int any() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }
}
