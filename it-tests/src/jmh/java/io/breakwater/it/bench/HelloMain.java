package io.breakwater.it.bench;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Says hello and, on Linux, what the kernel says about its process. Needs next to no class beyond those of any JVM. */
public final class HelloMain {

    private static final String LINUX_STATUS = "/proc/self/status";

    private HelloMain() {}

    public static void main(String[] args) {
        greet();
        try (InputStream status = new FileInputStream(LINUX_STATUS)) {
            System.out.write(status.readAllBytes());
        } catch (IOException notLinux) {
            System.out.println("no status");
        }
    }

    /** What a circuit guards, where the row says so. */
    static void greet() {
        System.out.println("hello, world");
    }
}
