package io.breakwater.it.app.manners;

import io.breakwater.it.app.small.FlakyAccounts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.LogManager;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Settles in main what logs and what manages, calls a client that fails, and tells on stdin's word who came to do it. */
public final class OwnManagement {

    private static final long PATIENCE_SECONDS = 10;

    private OwnManagement() {}

    public static void main(String[] args) throws IOException {
        System.setProperty("java.util.logging.manager", OwnLogManager.class.getName());
        System.setProperty("javax.management.builder.initial", OwnServerBuilder.class.getName());
        FlakyAccounts accounts = new FlakyAccounts(1);
        try {
            accounts.getAccount("7");
        } catch (IllegalStateException expected) {
            System.out.println("called");
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println("OK " + answer(line));
        }
    }

    private static String answer(String question) {
        return switch (question) {
            case "log" -> LogManager.getLogManager().getClass().getSimpleName();
            case "beans" -> "beans " + awaitBeans();
            case "server" ->
                "domain " + ManagementFactory.getPlatformMBeanServer().getDefaultDomain();
            default -> "built " + OwnServerBuilder.BUILT;
        };
    }

    /** How many beans somebody has registered in a domain that is not the JDK's; waits for the first ones. */
    private static int awaitBeans() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        long start = System.nanoTime();
        long before = 0;
        while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
            long now = foreign(server);
            if (now > 0 && now == before) {
                return (int) now;
            }
            before = now;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        return 0;
    }

    private static long foreign(MBeanServer server) {
        return server.queryNames(null, null).stream()
                .map(ObjectName::getDomain)
                .filter(domain -> !domain.startsWith("java.") && !domain.startsWith("jdk."))
                .filter(domain -> !domain.startsWith("com.sun.") && !domain.startsWith("JMI"))
                .count();
    }
}
