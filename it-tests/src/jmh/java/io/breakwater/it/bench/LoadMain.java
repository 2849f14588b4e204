package io.breakwater.it.bench;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Loads the samples, and prints the nanoseconds that took: by the clock, and those that the thread was running, where
 * Linux tells. Loads, but does not initialise: that is all that an agent can make slower.
 */
public final class LoadMain {

    private static final String LINUX_RUNNING = "/proc/thread-self/schedstat";

    private LoadMain() {}

    public static void main(String[] args) throws ClassNotFoundException {
        String[] names = new String[LoadSamples.COUNT];
        for (int i = 0; i < names.length; i++) {
            names[i] = LoadSamples.name(i + 1);
        }
        ClassLoader loader = LoadMain.class.getClassLoader();
        long runningBefore = running();
        long start = System.nanoTime();
        for (String name : names) {
            Class.forName(name, false, loader);
        }
        long wall = System.nanoTime() - start;
        System.out.println(wall + " " + (running() - runningBefore));
    }

    private static long running() {
        try (InputStream file = new FileInputStream(LINUX_RUNNING)) {
            String text = new String(file.readAllBytes());
            return Long.parseLong(text.substring(0, text.indexOf(' ')));
        } catch (IOException notLinux) {
            return 0;
        }
    }
}
