package io.breakwater.it.app.manners;

import io.breakwater.it.app.small.FlakyAccounts;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;

/** Calls a client that fails, and ends as it is told: {@code return}, {@code exit <code>} or {@code throw}. */
public final class Ending {

    private static final long PATIENCE_SECONDS = 5;

    private Ending() {}

    public static void main(String[] args) throws JMException, InterruptedException {
        FlakyAccounts accounts = new FlakyAccounts(2);
        try {
            accounts.getAccount("7");
        } catch (IllegalStateException expected) {
            System.out.println(expected.getMessage());
        }
        if (args.length > 2) {
            awaitBean(new ObjectName(args[2]));
        }
        switch (args[0]) {
            case "exit" -> System.exit(Integer.parseInt(args[1]));
            case "throw" -> accounts.createAccount("acme");
            default -> System.out.println("done");
        }
    }

    /** Makes the platform's MBean server, and waits until somebody has registered a bean there, or will not. */
    private static void awaitBean(ObjectName bean) throws InterruptedException {
        long start = System.nanoTime();
        while (!ManagementFactory.getPlatformMBeanServer().isRegistered(bean)
                && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        System.out.println("waited");
    }
}
