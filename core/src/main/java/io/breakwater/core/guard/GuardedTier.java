package io.breakwater.core.guard;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.CallRefusedException;
import io.breakwater.core.Outcome;
import io.breakwater.core.fallback.Tier;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A tier that is called under a guard: skipped while its circuit would refuse, retried as the guard says, and followed by
 * another tier only where the guard's classification allows.
 *
 * @param <A> what a call is given
 * @param <R> what a call answers
 */
public final class GuardedTier<A, R> implements Tier<A, R> {

    /**
     * The call itself.
     *
     * @param <A> what it is given
     * @param <R> what it answers
     */
    @FunctionalInterface
    public interface Call<A, R> {

        /** Asks whoever this tier stands for. */
        @Nullable
        R with(A arguments) throws Exception;
    }

    private final String name;
    private final Guard guard;
    private final Call<A, R> call;

    /** A tier of that name. */
    public GuardedTier(String name, Guard guard, Call<A, R> call) {
        this.name = requireNonNull(name, "name");
        this.guard = requireNonNull(guard, "guard");
        this.call = requireNonNull(call, "call");
    }

    /** A tier of that name whose call answers as a stage, see {@link Guard#callAsync}. */
    public static <A, R> Tier<A, R> async(
            String name, Guard guard, Function<? super A, ? extends CompletionStage<R>> call) {
        return new StagedTier<>(name, guard, call);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public @Nullable String unavailable(A arguments) {
        return guard.circuit().unavailable();
    }

    @Override
    public @Nullable R call(A arguments) throws Exception {
        return guard.<@Nullable R>call(() -> call.with(arguments));
    }

    @Override
    public boolean isAnswer(@Nullable R result) {
        return guard.classify(result, null) == Outcome.SUCCEEDED;
    }

    @Override
    public void discard(@Nullable R result) {
        guard.discard(result);
    }

    @Override
    public boolean mayAskOthers(A arguments, @Nullable R result, @Nullable Throwable thrown) {
        CallRefusedException refusal = CallRefusedException.of(thrown);
        if (!guard.isWrite()
                && refusal != null
                && refusal.circuit().equals(guard.circuit().name())) {
            return true; // it became unavailable just now. A write may have got it from further in, after it had acted
        }
        return guard.classify(result, thrown) != Outcome.IGNORED && guard.mayRepeat(result, thrown);
    }
}
