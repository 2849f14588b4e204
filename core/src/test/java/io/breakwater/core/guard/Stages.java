package io.breakwater.core.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A body whose stages the test ends by hand, one for each attempt. */
final class Stages implements Supplier<CompletionStage<Object>> {

    private final List<CompletableFuture<Object>> made = new ArrayList<>();

    @Override
    public CompletionStage<Object> get() {
        CompletableFuture<Object> stage = new CompletableFuture<>();
        made.add(stage);
        return stage;
    }

    int runs() {
        return made.size();
    }

    /** The stage of the newest attempt. */
    CompletableFuture<Object> last() {
        return made.get(made.size() - 1);
    }

    void fail(Throwable thrown) {
        last().completeExceptionally(thrown);
    }

    /** What {@code whenComplete} reports of a stage that has failed; fails where it has not. */
    static Throwable failureOf(CompletionStage<?> stage) {
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        stage.whenComplete((result, thrown) -> seen.complete(thrown));
        Throwable thrown = seen.getNow(null);
        if (thrown == null) {
            throw new AssertionError("has not failed: " + stage);
        }
        return thrown;
    }
}
