package io.breakwater.it.app.manners;

import io.breakwater.it.app.small.FlakyAccounts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** Calls a client that fails; then, line by line, tells of each thread of its JVM what it keeps. */
public final class ThreadLook {

    private ThreadLook() {}

    public static void main(String[] args) throws IOException {
        FlakyAccounts accounts = new FlakyAccounts(1);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals("call")) {
                call(accounts);
                System.out.println("OK called");
            } else {
                look();
            }
        }
    }

    private static void call(FlakyAccounts accounts) {
        try {
            accounts.getAccount("7");
        } catch (RuntimeException expected) {
            // that is what opens a circuit, where there is one, and then the circuit's answer
        }
    }

    private static void look() {
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .sorted(Comparator.comparing(Thread::getName))
                .toList();
        for (Thread thread : threads) {
            System.out.println(thread.getName() + ": daemon=" + thread.isDaemon() + " loader="
                    + thread.getContextClassLoader() + " handler="
                    + (thread.getUncaughtExceptionHandler() == thread.getThreadGroup() ? "group" : "own"));
        }
        System.out.println("OK looked");
    }
}
