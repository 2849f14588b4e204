package io.breakwater.core.fallback;

import io.breakwater.core.Outcome;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A tier that answers with what the function gives: a throwable is thrown, "bad" counts as failed, and an
 * IllegalArgumentException as ignored.
 */
record ScriptedTier(String name, @Nullable String reason, Function<String, Object> answer)
        implements Tier<String, Object> {

    @Override
    public @Nullable String unavailable(String arguments) {
        return reason;
    }

    @Override
    public Object call(String arguments) throws Throwable {
        Object end = answer.apply(arguments);
        if (end instanceof Throwable thrown) {
            throw thrown;
        }
        return end;
    }

    @Override
    public Outcome classify(@Nullable Object result, @Nullable Throwable thrown) {
        if (thrown != null) {
            return thrown instanceof IllegalArgumentException ? Outcome.IGNORED : Outcome.FAILED;
        }
        return "bad".equals(result) ? Outcome.FAILED : Outcome.SUCCEEDED;
    }
}
