package io.breakwater.it.app.async;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A client that answers as stages. */
class StageClient {

    /** Calls by {@code super} what it overrides. */
    static final class Overriding extends StageClient {

        int ran;

        Overriding(Script script) {
            super(script);
        }

        @Override
        CompletableFuture<String> overridden(String id) {
            ran++;
            return super.overridden(id);
        }
    }

    private final Script script;
    /** The stage of the newest attempt that is to stay open. */
    volatile CompletableFuture<String> open = new CompletableFuture<>();

    StageClient(Script script) {
        this.script = script;
    }

    @Nullable
    CompletableFuture<String> get(String id) {
        return attempt("account " + id);
    }

    CompletionStage<String> second(String id) {
        return CompletableFuture.completedFuture("second " + id);
    }

    CompletableFuture<String> around(String id) {
        CompletableFuture<String> inner = get(id);
        return inner == null ? new CompletableFuture<>() : inner.thenApply(answer -> "around " + answer);
    }

    CompletableFuture<String> overridden(String id) {
        CompletableFuture<String> inner = attempt("account " + id);
        return inner == null ? new CompletableFuture<>() : inner;
    }

    @Nullable
    CompletableFuture<String> createOrder(String id) {
        return attempt("order " + id);
    }

    private @Nullable CompletableFuture<String> attempt(String answer) {
        String told = script.attempt();
        switch (told) {
            case "fail" -> {
                return CompletableFuture.supplyAsync(() -> {
                    throw new IllegalStateException("503");
                });
            }
            case "throw" -> throw new IllegalStateException("thrown");
            case "null" -> {
                return null;
            }
            case "open" -> {
                CompletableFuture<String> fresh = new CompletableFuture<>();
                open = fresh;
                return fresh;
            }
            default -> {
                return CompletableFuture.supplyAsync(() -> answer);
            }
        }
    }
}
