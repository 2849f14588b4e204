package io.breakwater.it.jconsole;

import io.breakwater.it.process.JavaProcess;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A screen that nobody sees, for programs with windows: the X server Xvfb. */
public final class Screen implements AutoCloseable {

    private final JavaProcess server;
    private final String display;

    private Screen(JavaProcess server, String display) {
        this.server = server;
        this.display = display;
    }

    /** Starts one, under a number that is free. */
    public static Screen start() throws InterruptedException {
        try {
            JavaProcess server = JavaProcess.startProgram(
                    List.of("Xvfb", "-displayfd", "1", "-screen", "0", "1600x1400x24", "-nolisten", "tcp"), Map.of());
            return new Screen(server, ":" + server.awaitLine(line -> line.matches("\\d+")));
        } catch (IOException missing) {
            throw new AssertionError(
                    "there is no Xvfb on this machine: apt-get install --no-install-recommends xvfb", missing);
        }
    }

    /** What a program has to have in its environment to be on it. */
    Map<String, String> environment() {
        return Map.of("DISPLAY", display);
    }

    @Override
    public void close() {
        server.close();
    }
}
