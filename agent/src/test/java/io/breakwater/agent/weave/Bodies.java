package io.breakwater.agent.weave;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The bodies of one call: a future for each attempt, which the test ends by hand. */
final class Bodies implements Supplier<CompletableFuture<String>> {

    private final BlockingQueue<CompletableFuture<String>> begun = new LinkedBlockingQueue<>();
    final List<Thread> threads = new CopyOnWriteArrayList<>();
    final List<@Nullable ClassLoader> loaders = new CopyOnWriteArrayList<>();

    @Override
    public CompletableFuture<String> get() {
        threads.add(Thread.currentThread());
        loaders.add(Thread.currentThread().getContextClassLoader());
        CompletableFuture<String> future = new CompletableFuture<>();
        begun.add(future);
        return future;
    }

    /** A body that throws this, checked or not. */
    static Supplier<CompletableFuture<String>> throwing(Throwable own) {
        return () -> {
            Bodies.<RuntimeException>throwUnchecked(own);
            throw new AssertionError("unreachable");
        };
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwUnchecked(Throwable own) throws T {
        throw (T) own;
    }

    int runs() {
        return threads.size();
    }

    /** The next attempt, once it has begun. */
    CompletableFuture<String> next() throws InterruptedException {
        CompletableFuture<String> next = begun.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no attempt");
        }
        return next;
    }
}
