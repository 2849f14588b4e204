package io.breakwater.core.guard;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.Answer;
import io.breakwater.core.fallback.Tier;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A {@link GuardedTier} whose call answers as a stage. In a chain that stays on its thread, that thread waits for it. */
final class StagedTier<A, R> implements Tier<A, R> {

    private final Guard guard;
    private final Function<? super A, ? extends CompletionStage<R>> call;
    private final GuardedTier<A, R> waiting;

    StagedTier(String name, Guard guard, Function<? super A, ? extends CompletionStage<R>> call) {
        this.guard = requireNonNull(guard, "guard");
        this.call = requireNonNull(call, "call");
        this.waiting = new GuardedTier<>(name, guard, arguments -> await(call.apply(arguments)));
    }

    @Override
    public String name() {
        return waiting.name();
    }

    @Override
    public @Nullable String unavailable(A arguments) {
        return waiting.unavailable(arguments);
    }

    @Override
    public @Nullable R call(A arguments) throws Exception {
        return waiting.call(arguments);
    }

    @Override
    public CompletionStage<R> callAsync(A arguments) {
        return guard.callAsync(() -> call.apply(arguments));
    }

    @Override
    public boolean isAnswer(@Nullable R result) {
        return waiting.isAnswer(result);
    }

    @Override
    public void discard(@Nullable R result) {
        waiting.discard(result);
    }

    /** Not after a cancellation, which is an order to stop. */
    @Override
    public boolean mayAskOthers(A arguments, @Nullable R result, @Nullable Throwable thrown) {
        return !(thrown instanceof CancellationException) && waiting.mayAskOthers(arguments, result, thrown);
    }

    private static <R> @Nullable R await(CompletionStage<R> stage) throws Exception {
        CompletableFuture<R> end = Answer.future(stage);
        try {
            return end.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception cause) {
                throw cause;
            }
            if (failed.getCause() instanceof Error cause) {
                throw cause;
            }
            throw failed;
        } catch (InterruptedException stop) {
            end.cancel(true);
            throw stop;
        }
    }
}
