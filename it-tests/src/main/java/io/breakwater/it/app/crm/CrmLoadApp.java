package io.breakwater.it.app.crm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Reads accounts at a fixed rate, whatever the answers take: {@code CrmLoadApp --mcp URL --sdk URL --rest URL [--threads 32]}. For
 * each line {@code run SECONDS RATE} on stdin it does so, and says on stdout what came of it; {@code stop} ends it.
 *
 * <p>A call that is late because others were slow has been waited for since it should have begun, and that is what its time is
 * measured from.
 */
public final class CrmLoadApp {

    private static final int FIRST_ID = 1001;
    private static final int ACCOUNTS = 20;

    private final AccountService service;
    private final int threads;

    private CrmLoadApp(AccountService service, int threads) {
        this.service = service;
        this.threads = threads;
    }

    public static void main(String[] args) throws Exception {
        Options options = Options.parse(args);
        Path cache = Files.createTempDirectory("crm-load");
        try (McpAccounts mcp = new McpAccounts(options.mcp())) {
            SdkAccounts sdk = new SdkAccounts(options.sdk(), cache);
            RestAccounts rest = new RestAccounts(options.rest());
            AccountService service = new AccountService(mcp);
            new StartupReport(sdk, rest).print(service, Integer.toString(FIRST_ID), System.out);
            new CrmLoadApp(service, options.threads()).obey();
        } finally {
            try (Stream<Path> files = Files.walk(cache)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void obey() throws IOException, InterruptedException {
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null && !line.equals("stop"); line = in.readLine()) {
            String[] words = line.split(" ", -1);
            System.out.println("OK " + run(Integer.parseInt(words[1]), Integer.parseInt(words[2])));
        }
    }

    private String run(int seconds, int rate) throws InterruptedException {
        long[] micros = new long[seconds * rate];
        AtomicLong next = new AtomicLong();
        AtomicLong failed = new AtomicLong();
        AtomicLong wrong = new AtomicLong();
        AtomicLong digest = new AtomicLong();
        long start = System.nanoTime();
        Thread[] callers = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            callers[i] = new Thread(
                    () -> {
                        for (long n = next.getAndIncrement(); n < micros.length; n = next.getAndIncrement()) {
                            long due = start + n * TimeUnit.SECONDS.toNanos(1) / rate;
                            waitUntil(due);
                            String id = Long.toString(FIRST_ID + n % ACCOUNTS);
                            String answer = call(id);
                            micros[(int) n] = (System.nanoTime() - due) / 1000;
                            failed.addAndGet(answer.startsWith("failed") ? 1 : 0);
                            wrong.addAndGet(answer.startsWith("failed") || answer.equals("Account " + id) ? 0 : 1);
                            digest.addAndGet((n + " " + answer).hashCode()); // a sum: calls end in any order
                        }
                    },
                    "caller-" + i);
            callers[i].start();
        }
        for (Thread caller : callers) {
            caller.join();
        }
        Arrays.sort(micros);
        return "calls=" + micros.length + " failed=" + failed + " wrong=" + wrong + " digest=" + digest + " p50="
                + at(micros, 0.5) + " p99=" + at(micros, 0.99) + " p999=" + at(micros, 0.999) + " max="
                + micros[micros.length - 1];
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private String call(String id) {
        try {
            return service.getAccount(id).name();
        } catch (RuntimeException failure) {
            return "failed " + failure.getClass().getName();
        }
    }

    private static long at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.round(sorted.length * share))];
    }
}
