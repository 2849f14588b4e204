package io.breakwater.it.app.crm;

import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Asks for one account after the other at a fixed rate, and writes a line for each. */
class AccountSync {
    private static final int FIRST_ID = 1001;
    private static final int ACCOUNTS = 20;
    private static final long LONGEST_CALL_SECONDS = 10;

    private final AccountService service;
    private final PrintStream out;
    private final Tally tally = new Tally();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
    private final ThreadPoolExecutor workers;

    AccountSync(AccountService service, PrintStream out, int threads) {
        this.service = service;
        this.out = out;
        // No queue: when all threads hang in a slow call, ticks are left out instead of being made up for later.
        this.workers = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                new ThreadPoolExecutor.DiscardPolicy());
        workers.prestartAllCoreThreads();
    }

    void start(double callsPerSecond) {
        long period = Math.round(TimeUnit.SECONDS.toNanos(1) / callsPerSecond);
        var unused = ticker.scheduleAtFixedRate(() -> workers.execute(this::call), 0, period, TimeUnit.NANOSECONDS);
    }

    /** Lets calls that are under way end, then tells how it went. */
    String stop() throws InterruptedException {
        ticker.shutdownNow();
        ticker.awaitTermination(1, TimeUnit.SECONDS);
        workers.shutdown();
        if (!workers.awaitTermination(LONGEST_CALL_SECONDS, TimeUnit.SECONDS)) {
            workers.shutdownNow();
        }
        return tally.summary();
    }

    private void call() {
        long number = tally.next();
        String id = String.valueOf(FIRST_ID + number % ACCOUNTS);
        long at = System.currentTimeMillis();
        long begin = System.nanoTime();
        String line;
        try {
            Account account = service.getAccount(id);
            tally.ok(account.servedBy());
            line = "ok " + account.servedBy() + " " + millisSince(begin) + "ms " + account.name();
        } catch (RuntimeException e) {
            tally.failed();
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            line = "failed " + millisSince(begin) + "ms " + e.getClass().getName() + ": " + message;
        }
        out.println("call " + number + " at " + at + " " + line);
        out.flush();
    }

    private static long millisSince(long begin) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }
}
