package io.breakwater.agent.weave;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** An application class whose methods answer as stages, and leave it to the test what those are. A copy of it is woven. */
public class WovenSampleStages implements WovenSampleApi {

    /** How often {@link Sub#overridden} has run. */
    public int ranInSub;

    /** Overrides what it calls. */
    public static class Sub extends WovenSampleStages {

        @Override
        public CompletableFuture<String> overridden(Supplier<CompletableFuture<String>> body) {
            ranInSub++;
            return super.overridden(body);
        }
    }

    /** A type of stages that nobody else can make. */
    public static final class OwnFuture extends CompletableFuture<String> {}

    public CompletionStage<String> stage(Supplier<CompletionStage<String>> body) {
        return body.get();
    }

    public CompletableFuture<String> future(Supplier<CompletableFuture<String>> body) {
        return body.get();
    }

    public CompletableFuture<String> outer(Supplier<CompletableFuture<String>> body) {
        return future(body).thenApply(answer -> "outer " + answer);
    }

    public CompletableFuture<String> overridden(Supplier<CompletableFuture<String>> body) {
        return body.get();
    }

    public static CompletableFuture<String> ofClass(Supplier<CompletableFuture<String>> body) {
        return body.get();
    }

    public synchronized CompletableFuture<String> locked(Supplier<CompletableFuture<String>> body) {
        return body.get();
    }

    public CompletableFuture<String> callPrivate(Supplier<CompletableFuture<String>> body) {
        return hidden(body);
    }

    private CompletableFuture<String> hidden(Supplier<CompletableFuture<String>> body) {
        return body.get();
    }

    public CompletableFuture<String> changing(
            Function<String, CompletableFuture<String>> body, long a, double b, int[] c, String... rest) {
        long first = a++;
        String[] all = rest;
        rest = new String[0];
        return body.apply(first + " " + a + " " + b + " " + c.length + " " + all.length + rest.length);
    }

    public CompletableFuture<String> declaring(Supplier<CompletableFuture<String>> body) throws IOException {
        return body.get();
    }

    public static String waiting(Supplier<CompletableFuture<String>> body) {
        return body.get().join();
    }

    public OwnFuture own(Supplier<OwnFuture> body) {
        return body.get();
    }

    public <T extends CompletionStage<String>> T any(Supplier<T> body) {
        return body.get();
    }
}
